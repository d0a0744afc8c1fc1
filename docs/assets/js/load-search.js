// load-search.js: the theme's script (a third of all bytes of a page) serves the search alone, so it is fetched when the
// search is first turned to: focus in its field, its button, or one of the keys / s f. Without it nothing else is missing.
(() => {
  const later = document.querySelector("script[data-later]");
  const toggle = document.getElementById("__search");
  const field = document.querySelector(".md-search__input");
  if (!later || !toggle || !field) return;
  let asked = false;
  const load = () => {
    if (asked) return;
    asked = true;
    document.body.append(Object.assign(document.createElement("script"), { src: later.dataset.src }));
  };
  const typing = (el) => el.isContentEditable || el.matches("textarea, select, input:not([type=radio], [type=checkbox])");

  addEventListener("focusin", (event) => event.target.closest?.(".md-search") && load());
  field.addEventListener("input", () => field.dispatchEvent(new Event("keyup"))); // the theme hears keys alone: what is pasted or spoken counts too
  toggle.addEventListener("change", () => {
    load();
    if (toggle.checked) field.focus();
  });
  addEventListener("keydown", (event) => {
    if (asked || event.ctrlKey || event.metaKey || event.altKey || !["/", "s", "f"].includes(event.key) || typing(event.target)) return;
    event.preventDefault();
    field.focus();
  });
})();
