// The eight questions: units that follow the switch, progress with cancel, the first fault in view. Works without.
import { one, all } from "./dom.js";
import { wait } from "./waiting.js";

const form = one("#questions");
const field = (name) => form.elements.namedItem(name);
const number = (name) => (field(name)?.value.trim() ? Number(field(name).value.replace(",", ".")) : NaN);
const set = (name, value, places) => {
  if (Number.isFinite(value)) field(name).value = String(Number(value.toFixed(places)));
};

/** What was typed in one unit, told in the other. */
function convert(to) {
  if (to === "us") {
    const inches = number("height_cm") / 2.54;
    const feet = Math.floor(inches / 12 + 1e-6);
    set("height_ft", feet, 0);
    set("height_in", inches - feet * 12, 1);
    set("weight_lb", number("weight_kg") / 0.45359237, 1);
    return;
  }
  const inches = number("height_ft") * 12 + (number("height_in") || 0);
  set("height_cm", inches * 2.54, 1);
  set("weight_kg", number("weight_lb") * 0.45359237, 1);
}

for (const radio of all("[name=units]", form)) radio.addEventListener("change", () => convert(radio.value));
form.addEventListener("submit", () => wait("Simulating the lives ahead"));
one("#faults")?.focus();
