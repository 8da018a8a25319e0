// Tabs by arrow keys, Home and End; one of them in the tab order.

/** Makes `buttons` tabs of `bar`; `choose(index)` is called when one is chosen. Gives a function that marks one as chosen. */
export function tabs(bar, buttons, choose) {
  bar.setAttribute("role", "tablist");
  const mark = (index) =>
    buttons.forEach((button, i) => {
      button.setAttribute("aria-selected", String(i === index));
      button.tabIndex = i === index ? 0 : -1;
    });
  buttons.forEach((button, i) => {
    button.setAttribute("role", "tab");
    button.addEventListener("click", () => {
      mark(i);
      choose(i);
    });
    button.addEventListener("keydown", (event) => {
      const count = buttons.length;
      const next = { ArrowRight: (i + 1) % count, ArrowLeft: (i + count - 1) % count, Home: 0, End: count - 1 }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      buttons[next].focus();
      buttons[next].click();
    });
  });
  return mark;
}
