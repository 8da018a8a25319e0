// One plan's controls: what is taken, how much, how faithfully, from when on, and food beside it.
import { h, all, one } from "./dom.js";
import { forms, words, nameOf, told } from "./planwords.js";

const studied = Object.fromEntries(all(".studied").map((item) => [item.dataset.form, Number(item.dataset.most.replaceAll(",", ""))]));
export const age = parseFloat(one("#plans").dataset.age) || 0;
const most = (form) => studied[form] ?? 360;

/** Steps that suit a slider of that length. */
const stepFor = (high) => (high > 5000 ? 500 : high > 1200 ? 50 : high > 400 ? 20 : 15);

/** A slider of `plan[key]` with its value in words beside it; `changed` is called while it moves. */
function slider(id, plan, key, label, [low, high, step], changed) {
  const input = h("input", { type: "range", id, min: low, max: high, step, value: plan[key] });
  const output = h("output", { for: id });
  const tell = () => {
    output.textContent = words[key](Number(input.value));
    input.setAttribute("aria-valuetext", output.textContent);
  };
  input.addEventListener("input", () => {
    plan[key] = Number(input.value);
    tell();
    changed();
  });
  tell();
  return h("div", null, h("div", { class: "label" }, h("label", { for: id }, label), output), input);
}

function written(id, plan, key, label, example, changed) {
  const input = h("input", { id, value: plan[key], placeholder: example, autocomplete: "off", spellcheck: "false" });
  input.addEventListener("change", () => {
    plan[key] = input.value.trim();
    changed();
  });
  return h("div", null, h("label", { for: id }, label), input);
}

function supplement(id, plan, changed) {
  const dose = h("div");
  const draw = () => {
    const high = most(plan.form);
    dose.replaceChildren(...(plan.form ? [slider(id("dose"), plan, "dose_ug", "Dose", [0, high, stepFor(high)], changed)] : []));
  };
  const form = h("select", { id: id("form") },
    ...Object.entries(forms).map(([value, label]) => h("option", { value, selected: value === plan.form }, label)));
  form.addEventListener("change", () => {
    plan.form = form.value;
    plan.dose_ug = plan.form ? Math.min(plan.dose_ug || 180, most(plan.form)) : 0;
    draw();
    changed();
  });
  draw();
  return [h("div", null, h("label", { for: id("form") }, "Supplement"), form), dose];
}

function beside(id, plan, changed) {
  const bone = h("details", { open: Boolean(plan.calcium_mg || plan.vitamin_d_ug) }, h("summary", null, "Calcium, vitamin D"),
    h("div", { class: "sliders" },
      slider(id("calcium"), plan, "calcium_mg", "Calcium added", [0, 1200, 50], changed),
      slider(id("vitamin-d"), plan, "vitamin_d_ug", "Vitamin D added", [0, 50, 5], changed)));
  const eaten = () => {
    if (plan.food && !plan.food_amount) return;
    changed();
  };
  const food = h("details", { open: Boolean(plan.food) }, h("summary", null, "A food"),
    h("div", { class: "sliders" },
      h("div", { class: "pair" },
        written(id("food"), plan, "food", "Food", "natto", eaten), written(id("amount"), plan, "food_amount", "Amount", "45 g", eaten)),
      slider(id("times"), plan, "food_times_per_week", "Eaten", [0, 14, 1], eaten)));
  return [bone, food];
}

/** `actions`: `changed()` after each change, `remove()`, and `copy()` where there is room for one more. */
export function planControls(plan, index, { changed, remove, copy }) {
  const id = (name) => `plan-${index}-${name}`;
  const paper = h("p", { class: "small muted on-paper" }, told(plan));
  const name = h("input", { id: id("name"), "aria-label": `Name of plan ${index + 1}`, value: plan.name, maxlength: "60", autocomplete: "off", spellcheck: "false" });
  // Until someone names it, a plan is called by what it is.
  let given = nameOf(plan);
  const change = () => {
    const isOwn = plan.name !== given && !plan.name.startsWith(`${given} (`);
    given = nameOf(plan);
    if (!isOwn) plan.name = given;
    changed();
    name.value = plan.name;
    paper.textContent = told(plan);
  };
  name.addEventListener("change", () => {
    plan.name = name.value.trim() || nameOf(plan);
    changed();
    name.value = plan.name;
  });
  const first = Math.floor(age);
  return h("div", null,
    h("div", { class: "planname-field" }, name), paper,
    h("div", { class: "sliders" },
      ...supplement(id, plan, change),
      slider(id("adherence"), plan, "adherence", "Taken on", [0.1, 1, 0.05], change),
      slider(id("start"), plan, "start_age", "Starts at", [first, Math.max(first + 5, Math.min(first + 25, 95)), 1], change),
      ...beside(id, plan, change)),
    h("div", { class: "row noprint" },
      h("button", { type: "button", class: "plainbtn", onclick: remove, "aria-label": `Remove plan ${index + 1}` }, "Remove"),
      copy && h("button", { type: "button", class: "plainbtn", onclick: copy, "aria-label": `Copy plan ${index + 1}` }, "Copy")));
}
