/* filter-timeline.js: shows the steps of one group of instruments; the choice is in the address. Without it every step is there. */
(function () {
  "use strict";
  var page = document.querySelector(".page--timeline"), pick = page && page.querySelector(".groups select");
  if (!pick) return;
  function asked() { var q = new URLSearchParams(location.search).get("group") || ""; return [].some.call(pick.options, function (o) { return o.value === q; }) ? q : ""; }
  function show() {
    page.querySelectorAll(".tl__day").forEach(function (day) {
      day.querySelectorAll("li[data-group]").forEach(function (li) { li.hidden = !!pick.value && li.dataset.group !== pick.value; });
      day.querySelectorAll(".tl__lane").forEach(function (lane) { lane.classList.toggle("tl__lane--empty", !lane.querySelector("li:not([hidden])")); });
      day.hidden = !day.querySelector("li[data-group]:not([hidden])");
    });
  }
  pick.addEventListener("change", function () { show(); history.pushState(null, "", pick.value ? "?group=" + pick.value : location.pathname); });
  addEventListener("popstate", function () { pick.value = asked(); show(); });
  pick.value = asked();
  show();
})();
