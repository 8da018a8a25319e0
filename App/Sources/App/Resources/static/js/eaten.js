// What was eaten on a day, by meal; an amount can be changed in place.
import { h } from "./dom.js";

const meals = ["breakfast", "lunch", "dinner", "snack"];
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/** Micrograms as read; a dashed box where nobody knows. */
function vitamin(value) {
  if (!value || value.amount === null || value.amount === undefined) return h("span", { class: "hatch" }, "unknown");
  return `${value.amount < 10 ? Number(value.amount.toPrecision(2)) : Math.round(value.amount)}${value.isPartial ? " +" : ""}`;
}

function row(entry, knows, { remove, resize }) {
  const amount = h("input", { class: "amount", inputmode: "decimal", autocomplete: "off", value: String(entry.amount), "aria-label": `${entry.name}, amount in ${entry.unit}` });
  amount.addEventListener("change", () => {
    const wanted = Number(amount.value.replace(",", "."));
    const isFine = wanted > 0;
    amount.setAttribute("aria-invalid", String(!isFine));
    if (isFine && wanted !== entry.amount) resize(entry, wanted);
  });
  return h("tr", null,
    h("th", { scope: "row" }, entry.name),
    h("td", { class: "r" }, amount, /^\d/.test(entry.unit) ? " × " : "\u00a0", entry.unit),
    knows && h("td", { class: "r", "data-l": "K1" }, vitamin(entry.K1)),
    knows && h("td", { class: "r", "data-l": "K2" }, vitamin(entry.K2)),
    h("td", { class: "r" }, h("button", { type: "button", class: "plainbtn", "aria-label": `Remove ${entry.name}`, onclick: () => remove(entry) }, "Remove")));
}

/** `entries` of the day called `name`; `remove(entry)` and `resize(entry, amount)` are what can be done. */
export function eatenTable(name, entries, actions) {
  const knows = entries.some((e) => e.K1 || e.K2);
  const columns = ["Amount", ...(knows ? ["K1, µg", "K2, µg"] : []), ""];
  const found = [...new Set([...meals, ...entries.map((e) => e.meal)])].filter((m) => entries.some((e) => e.meal === m));
  return h("div", { class: "scroll gap", tabindex: "0", role: "region", "aria-label": name },
    h("table", { class: "tight eaten" },
      h("thead", null, h("tr", null, h("th", { scope: "col" }, name), ...columns.map((c) => c ? h("th", { scope: "col", class: "r" }, c) : h("td")))),
      ...found.map((meal) =>
        h("tbody", { class: "meal" },
          h("tr", null, h("th", { colspan: String(columns.length + 1), scope: "rowgroup" }, capital(meal))),
          ...entries.filter((e) => e.meal === meal).map((e) => row(e, knows, actions))))));
}
