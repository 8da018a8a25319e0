// The line that adds a food: search, amount, unit, meal.
import { h } from "./dom.js";
import { ask } from "./api.js";
import { combobox } from "./combobox.js";
import { option } from "./foods.js";

const meals = ["breakfast", "lunch", "dinner", "snack"];

/** The meal that the clock suggests. */
function mealNow() {
  const hour = new Date().getHours();
  return hour < 11 ? "breakfast" : hour < 16 ? "lunch" : hour < 22 ? "dinner" : "snack";
}

/** `add(entry)` is called with `{food, name, amount, unit, meal}` and resolves once it is kept. */
export function addingForm(add) {
  let chosen = null;
  const label = h("label", { for: "food" });
  const input = h("input", {
    id: "food", role: "combobox", "aria-expanded": "false", "aria-controls": "foods-found", "aria-autocomplete": "list",
    autocomplete: "off", spellcheck: "false", "aria-describedby": "food-hint",
  });
  const list = h("ul", { class: "foodlist", id: "foods-found", role: "listbox", "aria-label": "Foods found", hidden: true });
  const status = h("p", { class: "hint", id: "food-hint", role: "status" });
  const amount = h("input", { id: "amount", class: "amount", inputmode: "decimal", autocomplete: "off", value: "100" });
  const unit = h("select", { id: "unit" }, h("option", { value: "g" }, "g"));
  const meal = h("select", { id: "meal" }, ...meals.map((m) => h("option", { value: m, selected: m === mealNow() }, m)));
  const button = h("button", { type: "submit", class: "main", disabled: true }, "Add");
  const element = h("form", { class: "adding", autocomplete: "off" },
    h("div", { class: "combo" }, label, input, list),
    h("div", null, h("label", { for: "amount" }, "Amount"), amount),
    h("div", null, h("label", { for: "unit" }, "Unit"), unit),
    h("div", null, h("label", { for: "meal" }, "Meal"), meal),
    h("div", null, button), status);

  const choose = (food) => {
    chosen = food;
    input.value = food.name;
    const portions = food.portions ?? [];
    unit.replaceChildren(
      ...portions.map((p) => h("option", { value: p.name }, `${p.name} (${Math.round(p.grams)} g)`)),
      h("option", { value: "g" }, "g"));
    amount.value = portions.length ? "1" : "100";
    button.disabled = false;
    amount.focus();
    amount.select();
  };
  combobox(input, list, status, {
    search: async (text, signal) => (await ask("POST", "/api/foods", { text, limit: 12 }, { signal })).foods,
    describe: option,
    choose,
  });
  input.addEventListener("input", () => {
    chosen = null;
    button.disabled = true;
  });
  element.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!chosen) return;
    const entry = { food: chosen.id, name: chosen.name, amount: Number(amount.value.replace(",", ".")), unit: unit.value, meal: meal.value };
    if (!(entry.amount > 0)) {
      amount.setAttribute("aria-invalid", "true");
      status.textContent = "The amount is a number above 0.";
      return amount.focus();
    }
    amount.removeAttribute("aria-invalid");
    try {
      await add(entry);
    } catch {
      return;
    }
    input.value = "";
    status.textContent = "";
    chosen = null;
    button.disabled = true;
    input.focus();
  });
  return { element, meal: () => meal.value, forDay: (name) => (label.textContent = `Add a food to ${name}`) };
}
