/* explain-term.js: opens the explanation of a term when the mouse rests on it. Click, tap, keyboard and Escape work without this file. */
(function () {
  "use strict";
  if (!HTMLElement.prototype.hasOwnProperty("popover") || !matchMedia("(hover: hover)").matches) return;
  var wait = 0;
  function later(ms, what) { clearTimeout(wait); wait = setTimeout(what, ms); }
  document.querySelectorAll(".term[popovertarget]").forEach(function (term) {
    var box = document.getElementById(term.getAttribute("popovertarget"));
    if (!box) return;
    function open() { if (!box.matches(":popover-open")) box.showPopover({ source: term }); }
    function close() { if (box.matches(":popover-open") && !term.matches(":hover") && !box.matches(":hover")) box.hidePopover(); }
    term.addEventListener("pointerenter", function (e) { if (e.pointerType === "mouse") later(250, open); });
    [term, box].forEach(function (el) { el.addEventListener("pointerleave", function (e) { if (e.pointerType === "mouse") later(300, close); }); });
    box.addEventListener("pointerenter", function () { clearTimeout(wait); });
  });
})();
