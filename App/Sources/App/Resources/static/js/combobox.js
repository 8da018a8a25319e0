// Search as you type, after the combobox pattern of the ARIA practices: the list is controlled, the focus stays in the field.
import { h, settled } from "./dom.js";

/**
 * `search(text, signal)` gives items; `describe(item, text)` the children of an option; `choose(item)` is called with
 * what was chosen. `status` is a live region that says how many were found.
 */
export function combobox(input, list, status, { search, describe, choose }) {
  let items = [];
  let active = -1;
  let running;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  };

  const point = (index) => {
    active = index;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    if (index < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[index].id);
    list.children[index].scrollIntoView({ block: "nearest" });
  };

  const take = (index) => {
    const item = items[index];
    close();
    status.textContent = "";
    choose(item);
  };

  const show = (text) => {
    list.replaceChildren(
      ...items.map((item, i) => {
        const option = h("li", { role: "option", id: `${list.id}-${i}`, "aria-selected": "false" }, ...describe(item, text));
        option.addEventListener("pointerdown", (event) => event.preventDefault());
        option.addEventListener("click", () => take(i));
        return option;
      })
    );
    list.hidden = items.length === 0;
    input.setAttribute("aria-expanded", String(items.length > 0));
    active = -1;
    input.removeAttribute("aria-activedescendant");
    status.textContent = items.length ? `${items.length} foods found. Arrow keys choose, Enter takes, Escape closes.` : "No food of that name is in the table.";
  };

  const look = settled(async () => {
    const text = input.value.trim();
    running?.abort();
    if (text.length < 2) {
      status.textContent = "";
      return close();
    }
    running = new AbortController();
    try {
      items = await search(text, running.signal);
      if (input.value.trim() === text && document.activeElement === input) show(text);
    } catch (problem) {
      if (problem.name !== "AbortError") status.textContent = problem.message;
    }
  }, 120);

  input.addEventListener("input", look);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const last = items.length - 1;
    const isOpen = !list.hidden;
    if (event.key === "Escape") {
      if (isOpen) close();
      else input.value = "";
    } else if (event.key === "ArrowDown" && !isOpen) look();
    else if (event.key === "ArrowDown" && isOpen) point(active >= last ? 0 : active + 1);
    else if (event.key === "ArrowUp" && isOpen) point(active <= 0 ? last : active - 1);
    else if (event.key === "Home" && isOpen && active >= 0) point(0);
    else if (event.key === "End" && isOpen && active >= 0) point(last);
    else if (event.key === "Enter" && isOpen) take(Math.max(active, 0));
    else return;
    event.preventDefault();
  });
  return { close };
}
