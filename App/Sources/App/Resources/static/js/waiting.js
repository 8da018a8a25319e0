// Shows progress once something takes longer than half a second, with a way out.
import { one } from "./dom.js";

/** While the browser waits for the next page; Cancel stops waiting and leaves the page as it is. */
export function wait(words) {
  const bar = one("#waiting");
  if (!bar) return;
  one("#waiting-words").textContent = words;
  const later = setTimeout(() => (bar.hidden = false), 500);
  const end = () => {
    clearTimeout(later);
    bar.hidden = true;
  };
  one("#give-up").onclick = () => {
    window.stop();
    end();
  };
  // Back from the next page, the browser may show this one as it was left.
  addEventListener("pageshow", end, { once: true });
}
