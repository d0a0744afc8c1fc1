// pick-drawing.js: the other way to draw a figure, such as on a logarithmic scale; the choice is in the address (`?scale=log`).
// Without this file the figure is drawn in the first way.
(() => {
  const groups = [...document.querySelectorAll(".fig__choice")];
  if (!groups.length) return;
  const buttons = groups.flatMap((group) => [...group.querySelectorAll("button")]);
  const first = (group) => group.querySelector("button").dataset.value;

  const show = () => {
    const asked = new URLSearchParams(location.search);
    for (const group of groups) {
      const values = [...group.querySelectorAll("button")].map((b) => b.dataset.value);
      const value = values.find((v) => v === asked.get(group.dataset.choice)) ?? first(group);
      const figure = group.closest("[data-figure]");
      for (const button of group.querySelectorAll("button")) button.setAttribute("aria-pressed", button.dataset.value === value);
      const chosen = value === first(group) ? "" : value;
      if ((figure.dataset.choice ?? "") === chosen) continue;
      figure.dataset.choice = chosen;
      figure.dispatchEvent(new CustomEvent("figure:again"));
    }
  };

  for (const button of buttons) {
    button.addEventListener("click", () => {
      const group = button.closest(".fig__choice");
      const to = new URL(location.href);
      if (button.dataset.value === first(group)) to.searchParams.delete(group.dataset.choice);
      else to.searchParams.set(group.dataset.choice, button.dataset.value);
      history.pushState(null, "", to);
      show();
    });
  }
  addEventListener("popstate", show);
  show();
})();
