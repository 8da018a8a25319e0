// Two finished runs side by side: what each says of an arm against its comparison, at the last visit, from their tables.
import { h, s } from "./dom.js";
import { figures, interval } from "./numbers.js";

/** Rows of a CSV file as objects by their headers; quotes as RFC 4180 has them. */
export function rows(text) {
  const fields = (line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => (m[1] === undefined ? m[2] : m[1].replaceAll('""', '"')));
  const [head, ...lines] = text.trim().split(/\r?\n/).map(fields);
  return lines.map((line) => Object.fromEntries(head.map((name, i) => [name, line[i] ?? ""])));
}

/** Differences by "endpoint, arm": value, ends, unit, people; at the last time there is. */
function differences(table) {
  const told = new Map();
  const last = Math.max(...table.filter((r) => r.kind === "difference").map((r) => Number(r.time_days)));
  const at = (row, kind) => table.find((r) => r.kind === kind && r.name === row.name && r.arm === row.arm && Number(r.time_days) === last && r.scenario === row.scenario);
  for (const row of table.filter((r) => r.kind === "difference" && Number(r.time_days) === last)) {
    const [low, high, n] = ["difference low", "difference high", "n"].map((kind) => Number(at(row, kind)?.value ?? NaN));
    told.set(`${row.name}, ${row.arm}`, { value: Number(row.value), low, high, n, unit: row.unit, years: last / 365.25 });
  }
  return told;
}

const words = (d) => (d ? `${figures(d.value, true)} (${interval(d.low, d.high)})` : "not in this run");
const verdict = (d) => (d && d.low <= 0 && d.high >= 0 ? h("div", { class: "small quiet" }, "no difference can be told") : null);

/** Both runs against zero; the first solid, the second with long dashes. */
function plot(pair) {
  const known = pair.filter(Boolean);
  const ends = [0, ...known.flatMap((d) => [d.low, d.high])].filter(Number.isFinite);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const x = (v) => `${4 + (92 * (v - low)) / (high - low || 1)}%`;
  const mark = (d, i) => {
    const y = 10 + i * 14;
    const look = i === 0 ? {} : { "stroke-dasharray": "9 4" };
    return [
      s("line", { x1: x(d.low), x2: x(d.high), y1: y, y2: y, stroke: "var(--ink)", "stroke-width": 2, ...look }),
      s("circle", { cx: x(d.value), cy: y, r: 4, fill: i === 0 ? "var(--ink)" : "var(--paper)", stroke: "var(--ink)", "stroke-width": 1.5 }),
    ];
  };
  return s("svg", { width: "100%", height: 34, "aria-hidden": "true" },
    s("line", { x1: x(0), x2: x(0), y1: 0, y2: 34, stroke: "var(--edge)" }), ...pair.flatMap((d, i) => (d ? mark(d, i) : [])));
}

/** The table of two runs, `[{title, table}]`, with a picture in each row. */
export function comparison(runs) {
  const sides = runs.map((run) => differences(run.table));
  const names = [...new Set(sides.flatMap((side) => [...side.keys()]))];
  if (!names.length) return h("p", null, "Neither run has a difference between arms.");
  const when = (side) => {
    const first = side.values().next().value;
    return first ? `, at ${figures(first.years)} years, ${first.n.toLocaleString("en")} people in the arm` : "";
  };
  const legend = runs.map((run, i) => h("li", null, `${i === 0 ? "● solid" : "○ dashed"}: ${run.title}${when(sides[i])}`));
  const row = (name) => {
    const pair = sides.map((side) => side.get(name));
    const unit = pair.find(Boolean).unit;
    return h("tr", null, h("th", { scope: "row" }, `${name}${unit ? `, ${unit}` : ""}`),
      ...pair.map((d) => h("td", { class: "r" }, words(d), verdict(d))), h("td", { class: "plotted" }, plot(pair)));
  };
  return h("div", null,
    h("p", { class: "small muted" }, "Each arm minus its comparison, with its 95 % interval; the line is zero."),
    h("ul", { class: "key" }, ...legend),
    h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Two runs compared" },
      h("table", { class: "tight" },
        h("thead", null, h("tr", null, h("th", { scope: "col" }, "Endpoint, arm"), h("th", { scope: "col", class: "r" }, "● first run"), h("th", { scope: "col", class: "r" }, "○ second run"), h("td", null))),
        h("tbody", null, ...names.map(row)))));
}
