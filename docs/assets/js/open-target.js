/* open-target.js: a link to something folded unfolds it. Browsers do this for a search in the page, not yet for every link. */
(function () {
  "use strict";
  function open() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (var box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    var own = target.matches("tbody.row") && target.querySelector("details");
    if (own) own.open = true;
    target.scrollIntoView();
  }
  addEventListener("hashchange", open);
  open();
})();
