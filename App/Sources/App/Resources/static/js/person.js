// The person's page: printing, and finer bands while the page is read.
import { h, one } from "./dom.js";
import { ask, follow } from "./api.js";

const print = one("#print-page");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}

/** What the report says of a file is, here, a page that can be changed. */
const assumed = one("#assumed header p");
if (assumed) assumed.replaceChildren("Change any of it that you know, and the page follows: ", h("a", { href: `${location.pathname}/edit` }, "the answers"), ".");

async function refine(note) {
  const [words, bar, cancel, show] = [one("p", note), one("progress", note), one("[data-cancel]", note), one("[data-show]", note)];
  const { run } = await ask("POST", `/api/people/${encodeURIComponent(note.dataset.person)}/refine`);
  if (!run) return;
  note.hidden = false;
  const end = (text) => {
    words.textContent = text;
    bar.hidden = cancel.hidden = true;
  };
  const ignore = follow(
    run,
    ({ share }) => (bar.value = share ?? 0),
    ({ state }) => {
      if (state && state !== "done") return end("Finer bands were not computed. The page stands as it is.");
      end("Finer bands are ready.");
      show.hidden = false;
    }
  );
  cancel.addEventListener("click", async () => {
    ignore();
    end("Cancelled. The page stands as it is.");
    await ask("POST", `/api/runs/${encodeURIComponent(run)}/cancel`).catch(() => {});
  });
}

const note = one("#refine");
if (note) refine(note).catch(() => (note.hidden = true));
