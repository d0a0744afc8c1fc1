/* cite-ids.js: the page on citing goes to the id it is asked for, and makes one list of references from those that are ticked. Without it the list of ids leads there. */
(function () {
  "use strict";
  var page = document.querySelector(".page--cite");
  if (!page) return;
  var form = page.querySelector(".resolve"), out = form.querySelector("output"), links = page.querySelectorAll("[data-id]");
  function go(id) {
    var plain = id.trim().toLowerCase().replace(/^#/, ""), near = [];
    if (!plain) return;
    for (var i = 0; i < links.length; i++) {
      var one = links[i].dataset.id.toLowerCase();
      if (one === plain || one.replace(/-/g, "") === plain.replace(/[\s-]/g, "")) { location.replace(links[i].href); return; }
      if (near.length < 3 && one.indexOf(plain) === 0) near.push(links[i].dataset.id);
    }
    out.textContent = "There is no id " + id.trim() + (near.length ? ". Near it: " + near.join(", ") + "." : ". All ids stand below.");
  }
  var asked = new URLSearchParams(location.search).get("id");
  if (asked) { form.elements.id.value = asked; go(asked); }
  form.addEventListener("submit", function (e) { e.preventDefault(); go(form.elements.id.value); });

  var ticks = page.querySelector(".ticks"), many = ticks.querySelector("[data-many]"), count = ticks.querySelector("output"), none = count.textContent;
  function ticked() { return [].filter.call(ticks.querySelectorAll("[type=checkbox]"), function (b) { return b.checked; }); }
  function say() { var n = ticked().length; count.textContent = n ? n + " ticked" : none; many.disabled = !n || !window.citing; }
  ticks.addEventListener("change", say);
  ticks.querySelector("[data-none]").addEventListener("click", function () { ticked().forEach(function (b) { b.checked = false; }); say(); });
  many.addEventListener("click", function () {
    var boxes = ticked();
    Promise.all(boxes.map(function (b) { return citing.load(b.value); })).then(function (units) {
      citing.show({ of: units.length + (units.length === 1 ? " statement" : " statements"), link: location.href.split(/[?#]/)[0], many: true, what: [["", units.map(function (u) { return u.what[0][1][0]; })]] }, many);
    });
  });
  say();
})();
