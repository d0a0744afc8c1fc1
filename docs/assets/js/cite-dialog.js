/* cite-dialog.js: the dialog with citations. The texts are made when the site is built and loaded when they are wanted, as scripts, so that it works from file:// too.
   Only the reader's own day is put in here. Without this file a "cite" link leads to the thing that it cites. */
(function () {
  "use strict";
  var box = document.querySelector("dialog.citebox"), own = document.currentScript;
  if (!box || !box.showModal) return;
  var root = new URL("../", own.src), loaded = {}, waiting = {}, opener, unit, seen, ready;
  var heading = box.querySelector("h2"), what = box.querySelector(".citebox__what"), pick = what.querySelector("select"), text = box.querySelector(".citebox__text");
  var inText = box.querySelector(".citebox__in"), said = box.querySelector("output"), save = box.querySelector("[data-save]"), link = box.querySelector(".citebox__link a");
  var FORMATS = { wiki: "txt", md: "md", bib: "bib", ris: "ris", csl: "json" }, KEY = "cite-style";
  var MONTHS = "January February March April May June July August September October November December".split(" ");

  /* the reader's day, as the styles write it */
  function today(how) {
    var d = new Date(), m = MONTHS[d.getMonth()], y = d.getFullYear(), n = d.getDate(), short = m.slice(0, 3) + (m === "May" ? "" : ".");
    if (how === "us") return m + " " + n + ", " + y;
    if (how === "gb") return n + " " + m + " " + y;
    if (how === "mla") return n + " " + (/^(May|June|July)$/.test(m) ? m : m === "September" ? "Sept." : short) + " " + y;
    if (how === "ieee") return short + " " + (n < 10 ? "0" : "") + n + ", " + y;
  }
  function filled(made, value, html) {
    return value.replace(/§(\w+)§/g, function (_, name) {
      if (made.with && name in made.with) return filled(made, made.with[name], html);
      if (seen && name in seen) return html ? seen[name].replace(/&/g, "&amp;") : seen[name];
      return today(name);
    });
  }

  /* each file calls citable() with what it holds */
  window.citable = function (made) { loaded.last = made; };
  function load(key) {
    return waiting[key] = waiting[key] || new Promise(function (done, failed) {
      var s = document.createElement("script");
      s.src = new URL("cite/" + key + ".js", root);
      s.onload = function () { done(loaded.last); s.remove(); };
      s.onerror = function () { delete waiting[key]; s.remove(); failed(); };
      document.head.append(s);
    });
  }

  function style() { return box.querySelector('[name="cite-style"]:checked').value; }
  function group() { var on = box.querySelector('[name="cite-what"]:checked'); return unit.what[on ? on.value : 0]; }
  function paint() {
    if (!unit) return;
    var now = style(), plain = now in FORMATS, list = group()[1], many = unit.many, made = list[many || pick.hidden ? 0 : pick.value][1], all = many ? list.map(function (p) { return p[1]; }) : [made];
    var parts = all.map(function (m) { return filled(m, m[now], !plain); });
    if (now === "csl") parts = [JSON.stringify([].concat.apply([], parts.map(JSON.parse)), null, 1)];
    parts.sort();
    if (plain) text.textContent = ready = parts.join("\n").trim();
    else { text.innerHTML = parts.join("<br><br>"); ready = parts.map(function (p) { inText.innerHTML = p; return inText.textContent; }).join("\n\n"); }
    text.classList.toggle("code", plain);
    var short = !many && made.in && made.in[now];
    inText.textContent = short ? "In the text: " + filled(made, short) : "";
    said.textContent = "";
    save.download = "allies-respond-" + unit.of.toLowerCase().replace(/[^a-z0-9]+/g, "-") + "." + (FORMATS[now] || "txt");
  }
  function which() {
    var list = group()[1];
    pick.hidden = list.length < 2 || !!unit.many;
    pick.replaceChildren.apply(pick, list.map(function (p, n) { return new Option(p[0], n); }));
    paint();
  }
  function show(made, wanted) {
    unit = made;
    seen = made.view && (document.querySelector("[data-view]") ? { url: document.querySelector("[data-view]").dataset.view, day: document.querySelector("[data-heading]").textContent } : made.view);
    heading.textContent = "Cite " + unit.of;
    link.href = link.textContent = seen ? seen.url : unit.link;
    link.textContent = link.textContent.replace(/^https?:\/\//, "");
    what.hidden = unit.what.length < 2 && unit.what[0][1].length < 2 || !!unit.many;
    what.querySelector("div").replaceChildren.apply(what.querySelector("div"), unit.what.map(function (one, n) {
      var label = document.createElement("label"), radio = document.createElement("input");
      radio.type = "radio"; radio.name = "cite-what"; radio.value = n; radio.checked = n === (wanted || 0);
      label.append(radio, one[0]);
      return label;
    }));
    which();
  }
  function open(key, wanted, from) {
    opener = from;
    return load(key).then(function (made) { show(made, wanted); }).then(function () { if (!box.open) box.showModal(); box.querySelector("[data-copy]").focus(); });
  }

  /* plain and rich at once; where the browser refuses, the text is marked so that it can be copied by hand */
  function copy(plain, html, where) {
    var write = window.ClipboardItem && navigator.clipboard && navigator.clipboard.write
      ? navigator.clipboard.write([new ClipboardItem({ "text/plain": new Blob([plain], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) })])
      : navigator.clipboard ? navigator.clipboard.writeText(plain) : Promise.reject();
    return write.then(function () { where.textContent = "Copied"; }, function () { where.textContent = "Not allowed here: select the text and copy it"; });
  }
  function escaped(s) { return s.replace(/&/g, "&amp;").replace(/</g, "&lt;"); }

  try { var kept = localStorage.getItem(KEY), mine = kept && box.querySelector('[name="cite-style"][value="' + kept + '"]'); if (mine) mine.checked = true; } catch (e) { /* no memory here */ }
  box.addEventListener("change", function (e) {
    if (e.target.name === "cite-what") which(); else paint();
    if (e.target.name === "cite-style") try { localStorage.setItem(KEY, e.target.value); } catch (err) { /* no memory here */ }
  });
  box.addEventListener("click", function (e) {
    if (e.target === box || e.target.closest("[data-close]")) box.close();
    else if (e.target.closest("[data-copy]")) copy(ready, text.classList.contains("code") ? "<pre>" + escaped(text.textContent) + "</pre>" : "<p>" + text.innerHTML + "</p>", said);
  });
  save.addEventListener("click", function () {
    save.href = URL.createObjectURL(new Blob([ready + "\n"], { type: "text/plain;charset=utf-8" }));
    setTimeout(URL.revokeObjectURL, 4e4, save.href);
  });
  box.addEventListener("close", function () { if (opener && opener.isConnected) opener.focus(); });
  document.addEventListener("click", function (e) {
    var b = e.target.closest && e.target.closest("[data-cite]");
    if (!b || e.metaKey || e.ctrlKey || e.shiftKey) return;
    e.preventDefault();
    open(b.dataset.cite, +b.dataset.what || 0, b).catch(function () { if (b.href) location.href = b.href; });
  });
  ["pointerover", "focusin"].forEach(function (when) {                   /* fetched a moment before it is wanted */
    document.addEventListener(when, function (e) { var b = e.target.closest && e.target.closest("[data-cite]"); if (b) load(b.dataset.cite).catch(function () {}); });
  });

  window.citing = { open: open, load: load, show: function (made, from) { opener = from; show(made); box.showModal(); }, copy: copy, escaped: escaped, filled: filled };
})();
