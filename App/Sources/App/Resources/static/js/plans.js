// Up to three plans beside living as now: sliders that answer while they move, then again with the bands.
import { h, one, settled } from "./dom.js";
import { ask } from "./api.js";
import { planControls, age } from "./plan.js";
import { differencesAreOld, hideDifferences, showDifferences } from "./differences.js";
import { full, isChange, nameOf, unique } from "./planwords.js";

const host = one("#plans");
const base = `/api/people/${encodeURIComponent(host.dataset.person)}`;
const most = 3;
const [columns, state, fault, adding] = [one("#columns"), one("#plans-state"), one("#plans-fault"), one("#add-plan")];
const named = (plan) => ({ ...plan, name: plan.name || nameOf(plan) });
const fresh = () => named(full({ form: "MK-7", dose_ug: 180 }, age));

const stored = JSON.parse(host.dataset.plans || "[]");
const plans = stored.length ? stored.map((plan) => named(full(plan, age))) : [fresh()];
const outcomes = [];

const keep = settled(() => ask("PUT", `${base}/plans`, { plans: plans.filter(isChange) }).catch(tell), 800);
const refine = settled(() => compare(true), 700);

function tell(problem) {
  if (problem.name === "AbortError") return;
  const more = (problem.faults ?? []).map((f) => f.message).filter((m) => m !== problem.message);
  fault.replaceChildren(h("p", { class: "msg" }, h("b", null, "Not computed"), " ", h("span", null, [problem.message, ...more].join(" "))));
}

/** One request at a time; what changed meanwhile is asked for next, so that the last change always wins. */
let running = null;
let isStale = false;
async function compare(fine) {
  if (running) {
    isStale = true;
    if (running.fine) running.abort();
    return;
  }
  running = new AbortController();
  running.fine = fine;
  const late = fine ? 0 : setTimeout(() => outcomes.forEach((o) => o.setAttribute("aria-busy", "true")), 500);
  if (fine) state.textContent = "Adding the bands …";
  let isAnswered = false;
  try {
    const asked = plans.filter(isChange);
    show(await ask("POST", `${base}/compare`, { plans: asked, fine }, { signal: running.signal }), asked, fine);
    isAnswered = true;
  } catch (problem) {
    tell(problem);
  }
  clearTimeout(late);
  outcomes.forEach((o) => o.removeAttribute("aria-busy"));
  running = null;
  if (isStale) {
    isStale = false;
    compare(false);
  } else if (!fine && isAnswered) refine();
}

/** What was answered, each in its own column; `asked` are the plans in the order of the answer, after living as now. */
function show(answer, asked, fine) {
  fault.replaceChildren();
  if (answer.stop) return stop(answer.stop);
  [null, ...plans].forEach((plan, i) => {
    const told = plan ? answer.plans[asked.indexOf(plan) + 1] : answer.plans[0];
    const isAsked = !plan || asked.includes(plan);
    if (isAsked && told) outcomes[i].innerHTML = told.html;
    else if (plan && !isChange(plan)) outcomes[i].replaceChildren(h("p", { class: "muted gap" }, "No change yet: choose a supplement, a dose or a food."));
  });
  if (fine) showDifferences(answer);
  else differencesAreOld();
  state.textContent = fine ? `Computed with bands, ${answer.draws} draws for each.` : "";
}

function stop(told) {
  const box = h("div");
  box.innerHTML = told.html;
  columns.replaceChildren(box);
  adding.hidden = true;
  hideDifferences();
  state.textContent = told.title;
}

function changed() {
  plans.forEach((plan, i) => (plan.name = unique(plan.name, plans.slice(0, i).map((p) => p.name))));
  keep();
  compare(false);
}

function draw() {
  outcomes.length = 0;
  const outcome = () => {
    const box = h("div", { class: "outcome" });
    outcomes.push(box);
    return box;
  };
  const now = h("section", { class: "plan-column", "aria-label": "As now" }, h("div", null, h("h2", null, "As now"),
    h("p", { class: "small muted" }, "What is eaten and taken today, going on. Every plan is compared with this.")), outcome());
  const others = plans.map((plan, i) =>
    h("section", { class: "plan-column", "aria-label": `Plan ${i + 1}` },
      planControls(plan, i, { changed, remove: () => removed(i), copy: plans.length < most ? () => added({ ...plan }) : null }), outcome()));
  columns.replaceChildren(now, ...others);
  adding.hidden = false;
  adding.disabled = plans.length >= most;
  adding.textContent = adding.disabled ? "Add a plan (three at most)" : "Add a plan";
}

function added(plan) {
  plan.name = unique(plan.name, plans.map((p) => p.name));
  plans.push(plan);
  draw();
  one(`#plan-${plans.length - 1}-name`)?.focus();
  changed();
}

function removed(index) {
  plans.splice(index, 1);
  draw();
  adding.focus();
  changed();
}

adding.addEventListener("click", () => added(fresh()));
draw();
compare(false);
