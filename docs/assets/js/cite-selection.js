/* cite-selection.js: text selected in a statement, finding or passage can be copied with its citation and a link to the very words. It never takes the focus by itself and leaves copying alone. */
(function () {
  "use strict";
  if (!window.citing) return;
  var bar = document.createElement("div"), wait = 0, article = document.getElementById("content"), key, words, range;
  bar.className = "seloffer"; bar.hidden = true;
  bar.setAttribute("role", "group"); bar.setAttribute("aria-label", "Cite the selected text");
  bar.innerHTML = '<button type="button">Copy with citation</button><button type="button">Cite</button><span class="vh" role="status"></span>';
  var copy = bar.firstChild, cite = copy.nextSibling, status = bar.lastChild;

  function element(node) { return node.nodeType === 1 ? node : node.parentElement; }
  function flat(s) { return s.replace(/\s+/g, " ").trim(); }
  function hide() { bar.hidden = true; copy.textContent = "Copy with citation"; }
  function offer() {
    var s = getSelection(), area;
    if (bar.contains(document.activeElement)) return;
    if (!s.rangeCount || s.isCollapsed || flat(s.toString()).length < 12) return hide();
    range = s.getRangeAt(0);
    area = element(range.commonAncestorContainer).closest("[data-citable]");
    if (!area) return hide();
    key = area.dataset.citable.toLowerCase(); words = flat(s.toString());
    area.after(bar);
    hide(); bar.hidden = false;
    var b = range.getBoundingClientRect(), o = (bar.offsetParent || document.body).getBoundingClientRect();
    bar.style.top = b.bottom - o.top + 8 + "px";
    bar.style.left = Math.max(0, Math.min(b.left - o.left, o.width - bar.offsetWidth)) + "px";
    citing.load(key).catch(hide);
  }
  /* the address of the words themselves, where they stand once on the page; whole words, or the browser does not find them */
  function fragment(url) {
    var page = flat(article.textContent), parts = words.split(" "), long = parts.length > 12, start = long ? parts.slice(0, 5).join(" ") : words, at = page.indexOf(start);
    var end = long ? parts.slice(-4).join(" ") : "", edge = /[\p{L}\p{N}]/u;
    if (at < 0 || page.indexOf(start, at + 1) > -1 || end && page.indexOf(end, at) < 0) return url;
    var stop = long ? page.indexOf(end, at) + end.length : at + words.length;
    if (at && edge.test(page[at - 1]) && edge.test(page[at]) || edge.test(page[stop - 1]) && edge.test(page[stop] || "")) return url;
    function enc(s) { return encodeURIComponent(s).replace(/-/g, "%2D"); }
    return url + (url.indexOf("#") < 0 ? "#" : "") + ":~:text=" + enc(start) + (end ? "," + enc(end) : "");
  }

  document.addEventListener("selectionchange", function () { clearTimeout(wait); wait = setTimeout(offer, 250); });
  document.addEventListener("keydown", function (e) {                   /* Tab from a selection goes to the offer, Escape drops it */
    if (bar.hidden) return;
    if (e.key === "Escape") hide();
    else if (e.key === "Tab" && !e.shiftKey && !bar.contains(document.activeElement)) { e.preventDefault(); copy.focus(); }
  });
  copy.addEventListener("click", function () {
    citing.load(key).then(function (unit) {
      var made = unit.what[0][1][0][1], html = citing.filled(made, made.apa, true), apa = document.createElement("p"), url = fragment(unit.link);
      apa.innerHTML = html;
      var plain = "“" + words + "”\n" + apa.textContent + (url === unit.link ? "" : "\n" + url);
      var rich = "<p>“" + citing.escaped(words) + "”</p><p>" + html + "</p>" + (url === unit.link ? "" : '<p><a href="' + url.replace(/&/g, "&amp;") + '">' + citing.escaped(url) + "</a></p>");
      return citing.copy(plain, rich, copy).then(function () { status.textContent = copy.textContent; setTimeout(hide, 1600); });
    });
  });
  cite.addEventListener("click", function () { hide(); citing.open(key, 0, element(range.commonAncestorContainer).closest("[data-citable]")); });
})();
