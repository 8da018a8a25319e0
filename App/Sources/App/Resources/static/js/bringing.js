// A food tracker's file: what it holds, which food of the table each of its names means, and only then is it brought in.
// Nothing is chosen for anyone: a name that is not in the table waits for a choice, or is left out by one.
import { h } from "./dom.js";
import { ask } from "./api.js";
import { menaquinones } from "./foods.js";

const LEFT_OUT = "left out";
const told = (value) => (value < 10 ? String(Number(value.toPrecision(2))) : Math.round(value).toLocaleString("en"));

function matchWords(food) {
  const k2 = menaquinones(food);
  return `${food.name}, K2 ${k2.amount === undefined ? "unknown" : `${told(k2.amount)} µg${k2.isPartial ? " +" : ""}`} per 100 g`;
}

/** One name of the file: its choice, and the grams that the chosen food's measure does not tell. */
function line(named, index, changed) {
  let matches = named.matches;
  const select = h("select", { id: `means-${index}` });
  const grams = h("div", { class: "grams" });
  const words = h("input", { type: "search", id: `words-${index}`, autocomplete: "off", "aria-label": `Other words for ${named.text}` });
  const status = h("span", { class: "hint", role: "status" });

  const fill = (chosen) => {
    select.replaceChildren(
      h("option", { value: "" }, matches.length ? "choose" : "no food is near; search below"),
      ...matches.map((food) => h("option", { value: food.id }, matchWords(food))),
      h("option", { value: LEFT_OUT }, "leave it out"));
    select.value = chosen;
    show();
  };
  const food = () => matches.find((m) => m.id === select.value);
  const show = () => {
    const missing = food() ? named.units.filter((_, i) => food().weighs?.[i] === null) : [];
    grams.replaceChildren(...missing.map((unit, i) =>
      h("label", { class: "unit" }, `1 ${unit} is`,
        h("input", { inputmode: "decimal", autocomplete: "off", "data-unit": unit, id: `grams-${index}-${i}`, oninput: changed }), "g")));
    changed();
  };
  const search = async () => {
    if (words.value.trim().length < 2) return;
    const found = await ask("POST", "/api/foods", { text: words.value.trim(), limit: 12, units: named.units });
    matches = found.foods;
    status.textContent = matches.length ? `${matches.length} foods found` : "No food of that name is in the table.";
    fill("");
  };
  words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    search().catch((problem) => (status.textContent = problem.message));
  });
  select.addEventListener("change", show);
  fill(named.isKnown ? matches[0].id : "");

  const element = h("tr", null,
    h("th", { scope: "row" }, named.text, h("span", { class: "quiet" }, ` · ${named.rows} ${named.rows === 1 ? "row" : "rows"}`)),
    h("td", { "data-l": "means" }, h("label", { class: "sr", for: `means-${index}` }, `${named.text} means`), select,
      named.isKnown ? h("span", { class: "hint" }, " the same name")
        : h("div", { class: "search" }, words, h("button", { type: "button", class: "plainbtn", onclick: () => search().catch((problem) => (status.textContent = problem.message)) }, "Search"), status),
      grams));

  /** Grams of one of each unit that the food's measures do not tell; null where one is still to be said. */
  const weights = () => {
    const said = {};
    for (const input of grams.querySelectorAll("input")) {
      const value = Number(input.value.replace(",", "."));
      if (!(value > 0)) return null;
      said[input.dataset.unit] = value;
    }
    return said;
  };
  return {
    element, text: named.text,
    isDecided: () => select.value === LEFT_OUT || (Boolean(food()) && weights() !== null),
    /** The entry for a row of the file; null where it is left out. */
    entry(row) {
      if (!food()) return null;
      const each = weights()?.[row.unit];
      const { day, meal } = row;
      return each ? { day, meal, food: food().id, amount: Number((row.amount * each).toPrecision(6)), unit: "g" } : { day, meal, food: food().id, amount: row.amount, unit: row.unit };
    },
  };
}

/** What `reading` holds, to be decided; `keep(entries, replace)` is called with what was, `cancel()` where nothing is wanted. */
export function bringingPanel(reading, name, hasDiary, { keep, cancel }) {
  const state = h("p", { class: "small muted", role: "status" });
  const button = h("button", { type: "button", class: "main" }, "Bring in");
  const replace = h("input", { type: "checkbox", id: "replace" });
  const changed = () => {
    const open = lines?.filter((l) => !l.isDecided()).length ?? 0;
    button.disabled = open > 0;
    state.textContent = open ? `${open} ${open === 1 ? "food waits" : "foods wait"} for a choice.` : "Every food is decided.";
  };
  let lines;
  // Those that need a choice come first.
  const named = [...reading.foods].sort((a, b) => Number(a.isKnown) - Number(b.isKnown));
  lines = named.map((one, index) => line(one, index, () => lines && changed()));
  button.addEventListener("click", () => {
    const byText = new Map(lines.map((l) => [l.text, l]));
    const entries = reading.rows.map((row) => byText.get(row.food).entry(row)).filter(Boolean);
    keep(entries, replace.checked);
  });
  changed();
  return h("section", { class: "bringing gap", "aria-labelledby": "bringing-title" },
    h("h3", { id: "bringing-title", tabindex: "-1" }, `What ${name} holds`),
    h("p", null, `Read as ${reading.layout}: ${reading.rows.length} ${reading.rows.length === 1 ? "row" : "rows"} on ${reading.days} ${reading.days === 1 ? "day" : "days"}, ${reading.foods.length} different foods. Nothing is kept yet.`),
    reading.notes.length > 0 && h("ul", { class: "small muted" }, ...reading.notes.map((note) => h("li", null, note))),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Foods of the file" },
      h("table", { class: "tight pile" },
        h("thead", null, h("tr", null, h("th", { scope: "col" }, "in the file"), h("th", { scope: "col" }, "means"))),
        h("tbody", null, ...lines.map((l) => l.element)))),
    hasDiary && h("p", null, h("label", { class: "check" }, replace, " Replace what is written in the diary now")),
    state,
    h("p", { class: "row" }, button, h("button", { type: "button", onclick: cancel }, "Bring in nothing")));
}
