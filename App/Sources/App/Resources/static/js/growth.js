// Growth charts: percentiles as thin lines, the simulated child as a thick one, the measured value as a mark.
import { all, perFrame } from "./dom.js";

const font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif";
const padding = { left: 34, right: 78, top: 8, bottom: 26 };
const height = 300;

/** Words at the lines' ends, at least 12 pixels apart: the simulated one where it is, the percentiles moved around it. */
function endWords(numbers, scale) {
  const last = numbers.ages.length - 1;
  const words = numbers.percentiles.map((line, i) => ({ text: numbers.names[i], y: scale(line[last]), own: false }));
  words.push({ text: "simulated", y: scale(numbers.simulated[last]), own: true });
  words.sort((a, b) => a.y - b.y);
  for (let pass = 0; pass < 60; pass++)
    for (let i = 1; i < words.length; i++) {
      const short = 12 - (words[i].y - words[i - 1].y);
      if (short <= 0) continue;
      words[i - 1].y -= short / 2;
      words[i].y += short / 2;
    }
  return words;
}

function specification(numbers, description, width) {
  const every = [...numbers.percentiles.flat(), ...numbers.simulated, ...(numbers.own ? [numbers.own.value] : [])];
  const [low, high] = [Math.floor(Math.min(...every) / 10) * 10, Math.ceil(Math.max(...every) / 10) * 10];
  const scale = (value) => height * (1 - (value - low) / (high - low));
  const x = { field: "age", type: "quantitative", scale: { domain: [0, numbers.ages.at(-1)], nice: false }, axis: { title: null, grid: false, tickCount: width < 330 ? 5 : 10 } };
  const y = { field: "value", type: "quantitative", scale: { domain: [low, high], nice: false, zero: false }, axis: { title: null, grid: true, domain: false, ticks: false, tickCount: 6 } };
  const curve = (line, name) => numbers.ages.map((age, i) => ({ age, value: line[i], name }));
  const word = { field: "y", type: "quantitative", scale: null, axis: null };
  const layers = [
    {
      data: { values: numbers.percentiles.flatMap((line, i) => curve(line, numbers.names[i])) },
      mark: { type: "line", color: "var(--ink3)", strokeWidth: 1, clip: true },
      encoding: { x, y, detail: { field: "name" }, strokeDash: { condition: { test: "datum.name === '50th'", value: [1, 0] }, value: [3, 3] } },
    },
    { data: { values: curve(numbers.simulated, "simulated") }, mark: { type: "line", color: "var(--trials)", strokeWidth: 2.5, clip: true }, encoding: { x, y } },
    {
      data: { values: endWords(numbers, scale) },
      mark: { type: "text", align: "left", baseline: "middle", dx: 6, fontSize: 11.5 },
      encoding: { x: { value: "width" }, y: word, text: { field: "text" }, color: { condition: { test: "datum.own", value: "var(--trials-text)" }, value: "var(--ink2)" } },
    },
    { data: { values: [{}] }, mark: { type: "text", align: "left", dx: 6, fontSize: 11.5, color: "var(--ink2)" }, encoding: { x: { value: "width" }, y: { value: height + 14 }, text: { value: "age, years" } } },
  ];
  if (numbers.own)
    layers.push({ data: { values: [numbers.own] }, mark: { type: "point", filled: true, size: 80, color: "var(--ink)", stroke: "var(--paper)", opacity: 1 }, encoding: { x, y } });
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json", description, width, height, padding, background: null, autosize: { type: "none" },
    config: { font, view: { stroke: null }, axis: { labelFontSize: 12, labelColor: "var(--ink2)", domainColor: "var(--edge)", tickColor: "var(--edge)", gridColor: "var(--rule)" } },
    layer: layers,
  };
}

const charts = all("[data-growth]").map((host) => ({ host, numbers: JSON.parse(host.dataset.growth), width: 0 }));

async function draw(chart) {
  const width = Math.max(120, chart.host.clientWidth - padding.left - padding.right);
  if (width === chart.width) return;
  chart.width = width;
  const description = chart.host.dataset.alternative;
  const stage = document.createElement("div");
  const result = await window.vegaEmbed(stage, specification(chart.numbers, description, width), { actions: false, renderer: "svg", ast: true, tooltip: false, defaultStyle: false, mode: "vega-lite" });
  chart.result?.finalize();
  chart.result = result;
  chart.host.replaceChildren(stage);
  const svg = stage.querySelector("svg");
  svg?.setAttribute("role", "img");
  svg?.setAttribute("aria-label", description);
}

const drawAll = perFrame(() => charts.forEach((chart) => draw(chart).catch((problem) => console.warn("The chart was not drawn:", problem))));
addEventListener("resize", drawAll);
drawAll();
