// Elements without markup in strings: what a person typed is text, never markup.
export const one = (selector, root = document) => root.querySelector(selector);
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value" && "value" in element) element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat()) if (child !== null && child !== undefined && child !== false) element.append(child);
  return element;
}

/** An HTML element: `h("p", { class: "small" }, "text", child)`. */
export const h = (tag, attributes, ...children) => filled(document.createElement(tag), attributes, children);

/** An SVG element, with the same arguments. */
export const s = (tag, attributes, ...children) =>
  filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

/** Calls `work` once the calls have ceased for `milliseconds`. */
export function settled(work, milliseconds) {
  let waiting;
  return (...args) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => work(...args), milliseconds);
  };
}

/** Calls `work` at most once a frame. */
export function perFrame(work) {
  let waiting = 0;
  return () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(work);
  };
}
