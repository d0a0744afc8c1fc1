// single-out.js: a press on a country's name in the key of a figure fades the other; the choice is in the address (`?country=JP`).
// Without this file the key is a key.
(() => {
  const keys = [...document.querySelectorAll(".fig__key [data-code]")];
  if (!keys.length) return;
  const chosen = () => new URLSearchParams(location.search).get("country");

  const buttons = keys.map((key) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", title: "Single out" });
    button.dataset.code = key.dataset.code;
    button.dataset.slot = key.dataset.slot;
    button.append(...key.childNodes);
    key.replaceWith(button);
    return button;
  });

  const show = () => {
    const code = chosen();
    for (const figure of document.querySelectorAll("[data-figure]")) {
      const slot = buttons.find((b) => b.dataset.code === code && figure.contains(b))?.dataset.slot ?? "";
      if ((figure.dataset.only ?? "") === slot) continue;
      figure.dataset.only = slot;
      figure.dispatchEvent(new CustomEvent("figure:again"));
    }
    for (const button of buttons) button.setAttribute("aria-pressed", button.dataset.code === code);
  };

  for (const button of buttons) {
    button.addEventListener("click", () => {
      const to = new URL(location.href);
      if (chosen() === button.dataset.code) to.searchParams.delete("country");
      else to.searchParams.set("country", button.dataset.code);
      history.pushState(null, "", to);
      show();
    });
  }
  addEventListener("popstate", show);
  show();
})();
