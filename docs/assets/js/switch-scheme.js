// switch-scheme.js: light or dark, kept for the next page in the form that the theme's own script reads too. Which button is
// seen, the style sheet says; which scheme is on, partials/scheme-now.html has said before the page was painted.
(() => {
  const inputs = [...document.querySelectorAll("[name=__palette]")];
  const body = document.body;
  const put = (input) => body.setAttribute("data-md-color-scheme", input.dataset.mdColorScheme);
  for (const input of inputs) {
    input.checked = input.dataset.mdColorScheme === body.dataset.mdColorScheme;
    input.addEventListener("change", () => {
      put(input);
      const { mdColorMedia: media, mdColorScheme: scheme, mdColorPrimary: primary, mdColorAccent: accent } = input.dataset;
      window.__md_set("__palette", { index: inputs.indexOf(input), color: { media, scheme, primary, accent } });
    });
  }
})();
