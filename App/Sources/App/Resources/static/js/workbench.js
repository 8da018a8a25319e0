// The trial's text with its line numbers, opening a file, starting a run, and how the runs stand.
import { h, one, all } from "./dom.js";
import { ask } from "./api.js";
import { rows, comparison } from "./comparison.js";

const form = one("#trial-form");
const [text, gutter, fault, box] = [one("#trial"), one("#gutter"), one("#trial-fault"), one("#trial-box")];
let faultyLine = 0;

function number() {
  const count = text.value.split("\n").length;
  gutter.replaceChildren(
    ...Array.from({ length: count }, (_, i) => [i + 1 === faultyLine ? h("b", null, String(i + 1)) : String(i + 1), "\n"]).flat());
  gutter.scrollTop = text.scrollTop;
}

/** Tells a fault and goes to its line, where the message names one. */
function tell(message, line = Number(/line (\d+)/i.exec(message)?.[1] ?? 0)) {
  faultyLine = line;
  fault.hidden = !message;
  box.classList.toggle("err", Boolean(message));
  text.setAttribute("aria-invalid", String(Boolean(message)));
  one("b", fault).textContent = line ? `Line ${line}` : "Not run";
  one("span", fault).textContent = message;
  number();
  if (!line) return;
  const before = text.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  text.focus();
  text.setSelectionRange(before, before + text.value.split("\n")[line - 1]?.length);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  tell("");
  const button = one("button[type=submit]", form);
  button.disabled = true;
  try {
    const people = Number(form.elements.people.value.replace(/[ ,]/g, ""));
    const { id } = await ask("POST", "/api/runs", { trial: text.value, people });
    location.assign(`/workbench/${encodeURIComponent(id)}`);
  } catch (problem) {
    tell(problem.faults?.[0]?.message ?? problem.message);
  }
  button.disabled = false;
});

one("#open-file").addEventListener("change", async (event) => {
  const file = event.target.files[0];
  if (!file) return;
  text.value = await file.text();
  tell("");
});
text.addEventListener("input", number);
text.addEventListener("scroll", () => (gutter.scrollTop = text.scrollTop));
new ResizeObserver(() => (gutter.style.height = `${text.clientHeight}px`)).observe(text);

async function watch() {
  if (!all("[data-running]").length || document.hidden) return;
  for (const run of await ask("GET", "/api/runs")) {
    const row = one(`[data-run="${CSS.escape(run.id)}"]`);
    if (!row) continue;
    one("[data-state]", row).textContent = run.state === "running" && run.share !== undefined ? `running, ${Math.round(run.share * 100)} %` : run.state;
    row.toggleAttribute("data-running", run.state === "running");
  }
}
setInterval(() => watch().catch(() => {}), 2000);

async function read(box) {
  const answer = await fetch(`/workbench/${encodeURIComponent(box.dataset.compare)}/summary.csv`);
  if (!answer.ok) throw new Error("The table of that run cannot be read.");
  return { title: one("th", box.closest("tr")).textContent, table: rows(await answer.text()) };
}

/** Two ticked runs are compared; a third tick lets go of the first. */
async function compare(box) {
  const chosen = all("[data-compare]:checked");
  if (chosen.length > 2) chosen.find((other) => other !== box).checked = false;
  const pair = all("[data-compare]:checked");
  const section = one("#comparison");
  section.hidden = pair.length !== 2;
  one("#compare-state").textContent = pair.length === 1 ? "Tick one more finished run to compare the two." : "";
  if (pair.length !== 2) return;
  try {
    one("[data-host]", section).replaceChildren(comparison(await Promise.all(pair.map(read))));
    one("#comparison-title").focus();
  } catch (problem) {
    section.hidden = true;
    one("#compare-state").textContent = problem.message;
  }
}

for (const box of all("[data-compare]")) {
  box.closest("label").hidden = false;
  box.addEventListener("change", () => compare(box));
}

const line = Number(/\d+/.exec(one("b", fault).textContent)?.[0] ?? 0);
faultyLine = fault.hidden ? 0 : line;
number();
