/* find-source.js: finds documents by words, tier and language, and opens the letter that a link points into. Without it all letters can be opened by hand. */
(function () {
  "use strict";
  var form = document.querySelector(".page--sources .finder");
  if (!form) return;
  var out = form.querySelector("output"), f = form.elements, wait = 0, letters = document.querySelectorAll(".let");
  var docs = [].map.call(document.querySelectorAll(".docs > li"), function (li) { return { li: li, text: li.textContent.toLowerCase() }; });
  function run() {
    var words = f.q.value.toLowerCase().split(/\s+/).filter(Boolean), narrow = words.join("").length > 1 || f.language.value, n = 0;
    docs.forEach(function (d) {
      var on = (!f.tier.value || d.li.dataset.tier === f.tier.value) && (!f.language.value || d.li.dataset.language === f.language.value) && (words.join("").length < 2 || words.every(function (w) { return d.text.indexOf(w) > -1; }));
      d.li.hidden = !on;
      if (on) n++;
    });
    letters.forEach(function (l) { var some = !!l.querySelector("li:not([hidden])"); l.hidden = !some; l.open = some && !!narrow; });
    document.querySelectorAll(".page--sources section.part").forEach(function (s) { s.hidden = !s.querySelector(".let:not([hidden])"); });
    out.textContent = n.toLocaleString("en-GB") + (n === 1 ? " document" : " documents");
  }
  form.addEventListener("input", function () { clearTimeout(wait); wait = setTimeout(run, 120); });
  form.addEventListener("submit", function (e) { e.preventDefault(); run(); });
})();
