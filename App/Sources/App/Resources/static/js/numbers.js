// Numbers as they are read: three figures, a real minus sign, an interval with both ends alike.

function written(value, places) {
  const step = 10 ** places;
  const rounded = Math.round(value * step) / step + 0;
  return rounded.toLocaleString("en", { minimumFractionDigits: Math.max(0, places), maximumFractionDigits: Math.max(0, places) }).replace("-", "\u2212");
}

const places = (value) => (value === 0 ? 0 : Math.min(6, 2 - Math.floor(Math.log10(Math.abs(value)))));

/** "−12.3", with a plus sign where it is a difference; "unknown" where there is no number. */
export function figures(value, isDifference = false) {
  if (!Number.isFinite(value)) return "unknown";
  const text = written(value, places(value));
  return isDifference && value > 0 ? `+${text}` : text;
}

/** "−16.0 – −9.1": as many places as the longer end needs for three figures. */
export function interval(low, high) {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return "interval unknown";
  const exact = places(Math.max(Math.abs(low), Math.abs(high)));
  return `${written(low, exact)} – ${written(high, exact)}`;
}
