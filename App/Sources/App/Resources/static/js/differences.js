// What each plan changes over the years: a row for each quantity, a chart for each plan. The server draws them; Vega-Lite draws
// them anew at the width there is.
import { h, one, perFrame } from "./dom.js";

const section = one("#differences");
let charts = [];

/** Every second age where there is little room, as in the life charts. */
function fitted(text, width) {
  const spec = JSON.parse(text);
  spec.width = width;
  const axis = spec.encoding.x.axis;
  if (width < 300 && axis.values.length > 5) {
    const step = axis.values[1] - axis.values[0];
    axis.values = axis.values.filter((age) => Math.round(age / step) % 2 === 0);
  }
  return spec;
}

async function draw(chart) {
  const { left, right } = JSON.parse(chart.text).padding;
  const width = Math.max(90, chart.host.clientWidth - left - right);
  if (!chart.host.clientWidth || width === chart.width) return;
  chart.width = width;
  const spec = fitted(chart.text, width);
  const stage = document.createElement("div");
  const result = await window.vegaEmbed(stage, spec, { actions: false, renderer: "svg", ast: true, tooltip: false, defaultStyle: false, mode: "vega-lite" });
  chart.result?.finalize();
  chart.result = result;
  // The server's own drawing stays for paper, where this one would be too wide.
  chart.still ??= one("svg.narrow", chart.host);
  chart.still?.setAttribute("class", "still");
  chart.host.replaceChildren(stage, ...(chart.still ? [chart.still] : []));
  const svg = one("svg", stage);
  svg?.setAttribute("role", "img");
  svg?.setAttribute("aria-label", spec.description);
}

// Where the library fails, the server's own drawing stays.
const drawAll = perFrame(() => charts.forEach((chart) => draw(chart).catch((problem) => console.warn("The chart stays as drawn:", problem))));
addEventListener("resize", drawAll);

/** Shows the rows of an answer with bands; without any, there is nothing to show. */
export function showDifferences(answer) {
  charts.forEach((chart) => chart.result?.finalize());
  charts = [];
  section.hidden = !answer.differences.length;
  section.removeAttribute("aria-busy");
  one("[data-key]", section).innerHTML = answer.key;
  one("[data-rows]", section).replaceChildren(
    ...answer.differences.map((row) =>
      h("section", { class: "difference-row", "aria-label": row.quantity }, h("p", { class: "subtitle" }, row.quantity),
        h("div", { class: "difference-charts" }, ...row.charts.map((chart) => {
          const cell = h("div");
          // Markup that the server made itself.
          cell.append(document.createRange().createContextualFragment(chart.html));
          charts.push({ host: one(".host", cell), text: chart.specification });
          return cell;
        })))));
  drawAll();
}

/** While a slider moves the charts are those of before. */
export function differencesAreOld() {
  section.setAttribute("aria-busy", "true");
}

export function hideDifferences() {
  section.hidden = true;
}
