// The diary: its days as tabs, adding foods, copying a day, bringing in a file. Every change is kept by the server at once.
import { h, one } from "./dom.js";
import { ask } from "./api.js";
import { tabs } from "./tabs.js";
import { addingForm } from "./adding.js";
import { eatenTable } from "./eaten.js";
import { showIntake } from "./intake.js";
import { amountWords } from "./foods.js";
import { bringingPanel } from "./bringing.js";

const host = one("#diary");
const base = `/api/people/${encodeURIComponent(host.dataset.person)}`;
const week = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const longNames = { Mon: "Monday", Tue: "Tuesday", Wed: "Wednesday", Thu: "Thursday", Fri: "Friday", Sat: "Saturday", Sun: "Sunday" };
const longName = (day) => longNames[day] ?? day;

let diary = { days: [], recent: [] };
let day = "Mon";

const bar = h("div", { class: "days", "aria-label": "Day" });
const panel = h("div", { role: "tabpanel", id: "day-panel", tabindex: "-1" });
const said = h("p", { class: "small muted gap-s", role: "status" });
const fault = h("p", { class: "msg", role: "alert", hidden: true }, h("b", null, "Not done"), " ", h("span"));
const recent = h("div", { class: "recent" });
const tools = h("div", { class: "day-tools row gap" });
const bringing = h("div", { id: "bringing" });
const entriesOf = (name) => diary.days.find((d) => d.day === name)?.entries ?? [];

/** Does `work`, then shows what came of it; a fault is told and nothing that was typed is lost. */
async function change(work, words) {
  fault.hidden = true;
  try {
    await work();
    said.textContent = words;
    await reload();
  } catch (problem) {
    one("span", fault).textContent = [problem.message, ...(problem.faults ?? []).map((f) => f.message)].join(" ");
    fault.hidden = false;
    throw problem;
  }
}

const add = (entry) =>
  change(() => ask("POST", `${base}/diary`, { day, ...entry }), `Added to ${longName(day)}: ${entry.name ?? "a food"}, ${amountWords(entry.amount, entry.unit)}.`);
const remove = (entry) =>
  change(() => ask("DELETE", `${base}/diary/${encodeURIComponent(entry.id)}`), `Removed from ${longName(day)}: ${entry.name}.`).catch(() => {});
const resize = (entry, amount) =>
  change(async () => {
    await ask("POST", `${base}/diary`, { day, meal: entry.meal, food: entry.food, amount, unit: entry.unit });
    await ask("DELETE", `${base}/diary/${encodeURIComponent(entry.id)}`);
  }, `${entry.name}: now ${amountWords(amount, entry.unit)}.`).catch(() => {});

function drawDays() {
  const isDated = diary.days.some((d) => !week.includes(d.day));
  const names = isDated ? diary.days.map((d) => d.day) : week;
  if (!names.includes(day)) day = names[0] ?? "Mon";
  const buttons = names.map((name) => {
    const count = entriesOf(name).length;
    return h("button", { type: "button", "aria-controls": "day-panel" }, name, h("small", null, count ? `${count} ${count === 1 ? "food" : "foods"}` : "empty"));
  });
  bar.replaceChildren(...buttons);
  tabs(bar, buttons, (index) => {
    day = names[index];
    drawDay();
  })(names.indexOf(day));
}

function drawDay() {
  const entries = entriesOf(day);
  panel.setAttribute("aria-label", longName(day));
  panel.replaceChildren(
    entries.length ? eatenTable(longName(day), entries, { remove, resize }) : h("p", { class: "muted gap" }, `Nothing is written for ${longName(day)}. Type a food above, copy another day, or bring in a file.`)
  );
  recent.replaceChildren(
    ...(diary.recent.length ? [h("span", { class: "small muted" }, "Recent:")] : []),
    ...diary.recent.slice(0, 6).map((r) => h("button", { type: "button", onclick: () => add({ ...r, meal: form.meal() }).catch(() => {}) }, `${r.name}, ${amountWords(r.amount, r.unit)}`))
  );
  drawTools(entries);
  form.forDay(longName(day));
}

function drawTools(entries) {
  const target = h("select", { "aria-label": `Copy ${longName(day)} to` }, ...week.filter((d) => d !== day).map((d) => h("option", { value: d }, longName(d))));
  const copy = () => change(() => ask("POST", `${base}/diary/copy`, { from: day, to: target.value }), `Copied ${longName(day)} to ${longName(target.value)}.`).catch(() => {});
  const file = h("input", { type: "file", id: "csv", accept: ".csv,text/csv", onchange: () => bringIn(file.files[0]) });
  tools.replaceChildren(
    ...(entries.length ? [target, h("button", { type: "button", onclick: copy }, `Copy ${longName(day)}`)] : []),
    h("details", null, h("summary", null, "Bring in a CSV file"),
      h("p", { class: "small muted" }, "From Cronometer (Food & Recipe Entries), a MyFitnessPal diary with foods, or any table with the columns date, food, amount, unit. It stays on this computer."), h("label", { for: "csv" }, "CSV file"), file)
  );
}

/** Shows what a file holds; it is kept only once every food of it is decided. */
async function bringIn(file) {
  if (!file) return;
  const text = await file.text();
  const close = () => bringing.replaceChildren();
  let reading;
  try {
    await change(async () => (reading = await ask("POST", `${base}/diary/reading`, text, { type: "text/csv" })), `Read ${file.name}.`);
  } catch {
    return close();
  }
  const keep = (entries, replace) =>
    change(() => ask("POST", `${base}/diary/import`, { entries, replace }), `Brought in ${file.name}: ${entries.length} foods.`).then(close, () => {});
  bringing.replaceChildren(bringingPanel(reading, file.name, diary.days.length > 0, { keep, cancel: close }));
  one("#bringing-title").focus();
}

async function reload() {
  const [written, intake] = await Promise.all([ask("GET", `${base}/diary`), ask("GET", `${base}/intake`)]);
  diary = written;
  one("#stale").hidden = showIntake(intake);
  drawDays();
  drawDay();
}

const form = addingForm(add);
diary = await ask("GET", `${base}/diary`);
day = diary.days.find((d) => d.entries.length)?.day ?? day;
one("#written").replaceWith(bar, form.element, fault, said, recent, panel, tools, bringing);
drawDays();
drawDay();
