// The eight questions: units that follow the switch, progress with cancel, the first fault in view. Works without.
import { one, all } from "./dom.js";
import { wait } from "./waiting.js";

const form = one("#questions");
const field = (name) => form.elements.namedItem(name);
const number = (name) => (field(name)?.value.trim() ? Number(field(name).value.replace(",", ".")) : NaN);
const set = (name, value, places) => {
  if (Number.isFinite(value)) field(name).value = String(Number(value.toFixed(places)));
};

const typed = (names) => names.map((name) => field(name).value).join("|");

const quantities = [
  {
    metric: ["height_cm"], us: ["height_ft", "height_in"],
    toUS() {
      const inches = number("height_cm") / 2.54;
      const feet = Math.floor(inches / 12 + 1e-6);
      set("height_ft", feet, 0);
      set("height_in", inches - feet * 12, 1);
    },
    toMetric: () => set("height_cm", (number("height_ft") * 12 + (number("height_in") || 0)) * 2.54, 1),
  },
  {
    metric: ["weight_kg"], us: ["weight_lb"],
    toUS: () => set("weight_lb", number("weight_kg") / 0.45359237, 1),
    toMetric: () => set("weight_kg", number("weight_lb") * 0.45359237, 1),
  },
];

/** What was typed in one unit, told in the other; what stands as it was converted goes back to what was typed. */
function convert(to) {
  for (const quantity of quantities) {
    const [left, reached] = to === "us" ? [quantity.metric, quantity.us] : [quantity.us, quantity.metric];
    if (typed(left) === quantity.converted) continue;
    if (to === "us") quantity.toUS();
    else quantity.toMetric();
    quantity.converted = typed(reached);
  }
}

for (const radio of all("[name=units]", form)) radio.addEventListener("change", () => convert(radio.value));
/** "none of these" and the others of its question let go of each other. */
form.addEventListener("change", ({ target }) => {
  if (target.type !== "checkbox" || !target.checked) return;
  for (const other of all(`[name="${CSS.escape(target.name)}"]`, form))
    if (other !== target && (target.value === "none") !== (other.value === "none")) other.checked = false;
});
form.addEventListener("submit", () => wait("Simulating the lives ahead"));
one("#faults")?.focus();
