// One plan's controls: what is taken, how much, how faithfully, from when on, and food beside it.
import { h, all, one } from "./dom.js";

const forms = { "": "no vitamin K supplement", "MK-7": "MK-7", "MK-4": "MK-4", K1: "vitamin K1" };
const studied = Object.fromEntries(
  all(".studied").map((item) => [item.dataset.form, Number(item.dataset.most)]));
const whole = (value) => Math.round(value).toLocaleString("en");
const age = parseFloat(one("#plans").dataset.age) || 50;

/** Steps that suit a slider of that length. */
const stepFor = (high) => (high > 5000 ? 500 : high > 1200 ? 100 : high > 400 ? 20 : 15);

const words = {
  dose_ug: (v) => `${whole(v)} µg a day`,
  adherence: (v) => `${whole(v * 100)} of 100 days`,
  start_age: (v) => `age ${whole(v)}`,
  calcium_mg: (v) => `${whole(v)} mg a day`,
  vitamin_d_ug: (v) => `${whole(v)} µg (${whole(v * 40)} IU)`,
  food_times_per_week: (v) => (v === 0 ? "never" : `${whole(v)} a week`),
};

/** `actions`: `changed()` after each change, `remove()`, and `copy()` where there is room for one more. */
export function planControls(plan, index, { changed, remove, copy }) {
  const id = (name) => `plan-${index}-${name}`;

  const slider = (key, label, low, high, step, fallback) => {
    const input = h("input", { type: "range", id: id(key), min: low, max: high, step, value: plan[key] ?? fallback });
    const output = h("output", { for: id(key) });
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
    return h("div", null, h("div", { class: "label" }, h("label", { for: id(key) }, label), output), input);
  };

  const name = h("input", { id: id("name"), "aria-label": `Name of plan ${index + 1}`, value: plan.name, maxlength: "60", autocomplete: "off", spellcheck: "false" });
  name.addEventListener("change", () => {
    plan.name = name.value.trim() || `plan ${index + 1}`;
    changed();
  });

  const dose = h("div");
  const drawDose = () => {
    const high = studied[plan.form] ?? 360;
    dose.replaceChildren(...(plan.form ? [slider("dose_ug", "Dose", 0, high, stepFor(high), 180)] : []));
  };
  const form = h("select", { id: id("form") }, ...Object.entries(forms).map(([value, label]) => h("option", { value, selected: value === (plan.form ?? "") }, label)));
  form.addEventListener("change", () => {
    plan.form = form.value;
    if (plan.form) plan.dose_ug = Math.min(plan.dose_ug ?? 180, studied[plan.form] ?? 360);
    drawDose();
    changed();
  });
  drawDose();

  const text = (key, label, place) => {
    const input = h("input", { id: id(key), value: plan[key] ?? "", placeholder: place, autocomplete: "off", spellcheck: "false", list: key === "food" ? "foods-known" : null });
    input.addEventListener("change", () => {
      plan[key] = input.value.trim();
      if (plan.food && !plan.food_times_per_week) return;
      changed();
    });
    return h("div", null, h("label", { for: id(key) }, label), input);
  };
  const food = h("details", { open: Boolean(plan.food) }, h("summary", null, "A food"),
    h("div", { class: "sliders" },
      h("div", { class: "pair" }, text("food", "Food", "natto"), text("food_amount", "Amount", "45 g")),
      slider("food_times_per_week", "Eaten", 0, 14, 1, 0)));
  const bone = h("details", { open: Boolean(plan.calcium_mg || plan.vitamin_d_ug) }, h("summary", null, "Calcium, vitamin D"),
    h("div", { class: "sliders" }, slider("calcium_mg", "Calcium added", 0, 1200, 50, 0), slider("vitamin_d_ug", "Vitamin D added", 0, 50, 5, 0)));

  return h("div", null,
    h("div", { class: "planname-field" }, name),
    h("div", { class: "sliders" },
      h("div", null, h("label", { for: id("form") }, "Supplement"), form), dose,
      slider("adherence", "Kept to on", 0.2, 1, 0.05, 0.8),
      slider("start_age", "Starts at", Math.ceil(age), Math.max(Math.ceil(age) + 5, Math.min(Math.ceil(age) + 25, 95)), 1, Math.ceil(age)),
      bone, food),
    h("div", { class: "row noprint" },
      h("button", { type: "button", class: "plainbtn", onclick: remove, "aria-label": `Remove plan ${index + 1}` }, "Remove"),
      copy && h("button", { type: "button", class: "plainbtn", onclick: copy, "aria-label": `Copy plan ${index + 1}` }, "Copy")));
}
