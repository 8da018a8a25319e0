// The two tables of what is eaten a day, and their notes, from the server's own words.
import { h, one } from "./dom.js";

const row = (r) =>
  h("tr", null,
    h("th", { scope: "row" }, r.nutrient),
    h("td", { class: "r", "data-l": "a day" }, r.isUnknown ? h("span", { class: "hatch" }, "unknown") : r.amount),
    h("td", { class: "r", "data-l": "adequate" }, r.adequate ?? ""),
    h("td", { "data-l": "mostly from" }, r.mostlyFrom ?? ""),
    h("td", { "data-l": "quality" }, h("span", { class: "q", "data-word": r.quality }, r.quality)));

/** Shows the server's answer; true where the bars came with it, so that they are true too. */
export function showIntake(intake) {
  const host = one("#intake");
  for (const name of ["vitamers", "minerals"])
    one(`[data-rows=${name}]`, host).replaceChildren(...(intake[name] ?? []).map(row));
  one("[data-notes]", host).replaceChildren(...(intake.notes ?? []).map((note) => h("li", null, note)));
  if (intake.vitamers?.length) one("[data-empty]", host)?.remove();
  one("#basis").textContent = intake.basis ?? "";
  if (!intake.bars) return false;
  if (intake.bars.length) one("[data-nobars]")?.remove();
  one("#bars").replaceChildren(
    ...intake.bars.map((bar) => {
      const figure = h("div", { class: "fig" }, h("h3", null, bar.title));
      // Markup that the server made itself.
      figure.append(document.createRange().createContextualFragment(bar.html));
      return figure;
    }));
  return true;
}
