// A run: how far it is, cancel, resume, delete. It goes on when the page is closed.
import { one } from "./dom.js";
import { ask, follow } from "./api.js";

const host = one("#run");
const path = `/api/runs/${encodeURIComponent(host.dataset.run)}`;
const [state, bar, share, fault] = [one("#run-state"), one("progress", host), one("#run-share"), one("#run-fault")];
const button = (name) => one(`[data-do=${name}]`, host);
let told = -1;

function show(run) {
  if (run.share !== undefined) bar.value = run.share * 100;
  if (run.state) state.textContent = run.state;
  const percent = Math.floor(bar.value / 5) * 5;
  // Read out every 5 %, not every step.
  if (percent !== told) share.textContent = `${Math.round(bar.value)} %${run.message ? `: ${run.message}` : ""}`;
  told = percent;
  const isRunning = run.state === "running";
  button("cancel").hidden = !isRunning;
  button("resume").hidden = isRunning || run.state === "done";
  button("delete").hidden = isRunning;
}

function watch() {
  follow(host.dataset.run, show, (end) => {
    if (end.state === "done" || end.state === undefined) return location.reload();
    show(end);
  });
}

async function act(name) {
  fault.hidden = true;
  try {
    if (name === "delete") {
      await ask("DELETE", path);
      return location.assign("/workbench");
    }
    await ask("POST", `${path}/${name}`);
    show(await ask("GET", path));
    if (name === "resume") watch();
  } catch (problem) {
    one("span", fault).textContent = problem.message;
    fault.hidden = false;
  }
}

for (const name of ["cancel", "resume", "delete"]) button(name).addEventListener("click", () => act(name));
show(await ask("GET", path));
if (host.hasAttribute("data-running")) watch();
