// What is known of a food, in a line: its vitamin K per 100 g, with the quality of the worst-known number told.
import { h } from "./dom.js";

const long = ["MK-4", "MK-7", "MK-8", "MK-9"];
const worst = ["unknown", "assumed zero", "estimated", "measured"];

const told = (value) => (value < 10 ? String(Number(value.toPrecision(2))) : Math.round(value).toLocaleString("en"));

/** "30 g", "1 pack", "2 × 1 pack": a portion's name may begin with its own number. */
export function amountWords(amount, unit) {
  if (!/^\d/.test(unit)) return `${amount} ${unit}`;
  return amount === 1 ? unit : `${amount} × ${unit}`;
}

/** The sum of the K2 vitamers that are known, and whether some are not; nil where none is. */
export function menaquinones(food) {
  const parts = long.map((name) => food.per100g?.[name]).filter(Boolean);
  const known = parts.filter((p) => p.amount !== null && p.amount !== undefined && p.quality !== "unknown");
  if (!known.length) return { quality: "unknown" };
  const quality = worst.find((word) => known.some((p) => p.quality === word && (p.amount > 0 || word !== "assumed zero"))) ?? known[0].quality;
  return { amount: known.reduce((sum, p) => sum + p.amount, 0), isPartial: known.length < long.length, quality };
}

/** The name with what was typed underlined. */
function marked(name, text) {
  const at = name.toLowerCase().indexOf(text.toLowerCase());
  return at < 0 ? [name] : [name.slice(0, at), h("mark", null, name.slice(at, at + text.length)), name.slice(at + text.length)];
}

/** The children of the option that stands for `food`. */
export function option(food, text) {
  const k2 = menaquinones(food);
  const k1 = food.per100g?.K1;
  const amount =
    k2.amount === undefined
      ? h("span", { class: "hatch" }, "K2 unknown")
      : h("span", { class: "num" }, `K2 ${told(k2.amount)} µg${k2.isPartial ? " +" : ""}`);
  const first = k1?.amount === undefined || k1.amount === null ? "K1 unknown" : `K1 ${told(k1.amount)} µg`;
  const portion = food.portions?.[0];
  const about = [first, "per 100 g", portion && `${portion.name} ${told(portion.grams)} g`, food.group].filter(Boolean).join(" · ");
  return [h("span", null, ...marked(food.name, text)), amount, h("span", { class: "q", "data-word": k2.quality }, k2.quality), h("span", { class: "quiet" }, about)];
}
