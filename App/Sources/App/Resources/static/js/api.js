// Requests to this computer's own server. What a person typed goes in the body, never in the address.

/** A fault that the server told: `message`, and `faults` of `{field, message}`. */
export class Fault extends Error {
  constructor(message, faults = []) {
    super(message);
    this.faults = faults;
  }
}

/** Sends `body` (JSON, or text with its `type`) and gives the answer's JSON; null where there is none. */
export async function ask(method, path, body, { type = "application/json", signal } = {}) {
  const options = { method, signal, headers: { accept: "application/json" }, credentials: "same-origin" };
  if (body !== undefined) {
    options.headers["content-type"] = type;
    options.body = type === "application/json" ? JSON.stringify(body) : body;
  }
  const answer = await fetch(path, options).catch((problem) => {
    if (problem.name === "AbortError") throw problem;
    throw new Fault("The program on this computer does not answer. Is it still running? What you typed is kept.");
  });
  const told = answer.status === 204 ? null : await answer.json().catch(() => null);
  if (answer.ok) return told;
  throw new Fault(told?.error?.message ?? `The program answered ${answer.status}. Try again.`, told?.error?.faults);
}

/** Follows a run; `progress({share, state})` until `done({state})`. Gives a function that stops following. */
export function follow(run, progress, done) {
  const events = new EventSource(`/api/runs/${encodeURIComponent(run)}/events`);
  const read = (event) => JSON.parse(event.data || "{}");
  events.addEventListener("progress", (event) => progress(read(event)));
  events.addEventListener("done", (event) => {
    events.close();
    done(read(event));
  });
  return () => events.close();
}
