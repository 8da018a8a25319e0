// Finds numbers of the model by words of their meaning or name, here on the page: nothing is sent.
import { one, all } from "./dom.js";

/** Words in small letters; `halfLife` is two. */
const words = (text) => text.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

const rows = all("#numbers tbody tr").map((row) => ({ row, words: words(row.textContent) }));
const [field, found] = [one("#words"), one("#found")];

function show() {
  const wanted = words(field.value);
  let count = 0;
  for (const { row, words } of rows) {
    row.hidden = !wanted.every((beginning) => words.some((word) => word.startsWith(beginning)));
    if (!row.hidden) count += 1;
  }
  found.textContent = wanted.length ? `${count} of ${rows.length} numbers` : "";
}

one("#find").hidden = false;
field.addEventListener("input", show);
show();
