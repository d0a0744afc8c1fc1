/* compare-days.js: the comparison on any day, filtered. All of the view is in the address. The steps are read from the opened rows; nothing is typed twice.
   Without this file the page shows its own day in full, and the other marked days are pages of their own. */
(function () {
  "use strict";
  var page = document.querySelector(".page--compare"), tools = page && page.querySelector(".asof__form");
  if (!tools) return;
  var FIRST = "2022-02-15", LAST = "2022-04-30", ATTACK = "2022-02-24", BRIEF = "2022-03-03", LATEST = "latest", DAY = 864e5;
  var own = page.dataset.day, aside = { precursor: 1, widening: 1 }, done = { "in-force": 1, "carried-out": 1 };
  var range = tools.querySelector("[type=range]"), field = tools.querySelector("[type=date]"), out = tools.querySelector("output");
  var finder = page.querySelector(".groups form"), clear = finder.querySelector("[data-clear]"), count = page.querySelector(".groups output"), none = page.querySelector(".cmp__none");
  var heading = page.querySelector("[data-heading]"), lead = page.querySelector("[data-lead]"), said = page.querySelector("[data-said]");
  var MONTHS = "January February March April May June July August September October November December".split(" ");
  var leads = {}, before = document.title.split(own === LATEST ? "the latest day on record" : name(own));

  function stamp(iso) { return Date.parse(iso); }
  function iso(t) { return new Date(t).toISOString().slice(0, 10); }
  /* a day in words, as the pages have it; the year only where it is not 2022, unless asked for */
  function words(day, short, year) {
    var d = day.split("-"), m = d[1] && MONTHS[d[1] - 1], named = m && short ? m.slice(0, 3) : m;
    return !m ? day : !d[2] ? named + " " + d[0] : +d[2] + " " + named + (year || d[0] !== "2022" ? " " + d[0] : "");
  }
  function name(day) { return day === LATEST ? "the latest day on record" : words(day, false, true); }
  function inRange(day) { return day === LATEST || (/^\d{4}-\d\d-\d\d$/.test(day) && day >= FIRST && day <= LAST && iso(stamp(day)) === day); }
  page.querySelectorAll("template[data-lead-of]").forEach(function (t) { leads[t.dataset.leadOf] = t.innerHTML; });
  leads[own] = lead.innerHTML;

  /* the rows, read once: when the browser has a moment, or when they are first asked for. They came as they stand on the page's own day. */
  var kept = null, bodies = page.querySelectorAll("tbody.row");
  function rows() {
    if (kept) return kept;
    kept = [].map.call(bodies, function (row) {
      var lists = row.querySelectorAll(".opened__pair > div");
      return {
        el: row, group: row.dataset.group, inBrief: "inBrief" in row.dataset, sanction: "sanction" in row.dataset,
        cells: [].map.call(row.querySelectorAll(".cell[data-country]"), function (cell, n) {
          var steps = [].slice.call(lists[n].querySelectorAll("li[data-date]"));
          return {
            slot: cell.dataset.slot, latest: cell.querySelector(".latest"), stage: cell.querySelector(".stage"), says: cell.querySelector(".says"), absence: cell.dataset.absence, absenceText: cell.dataset.absenceText,
            brief: cell.dataset.brief, briefStage: cell.dataset.briefStage,
            steps: steps.filter(function (li) { return !aside[li.dataset.scope]; }).map(function (li) {
              return { date: li.dataset.date, stage: li.dataset.stage, part: li.dataset.scope === "part", word: li.querySelector("b").textContent, text: li.querySelector("[data-step]").textContent };
            }),
            all: steps.map(function (li) { return li.dataset.date; })
          };
        })
      };
    });
    kept.forEach(function (row) { row.cells.forEach(function (cell) { paint(cell, own, false, true); }); });
    return kept;
  }
  function contains(row, word) { return (row.text = row.text || row.el.textContent.toLowerCase()).indexOf(word) > -1; }

  /* the rule: the latest step up to the day that is neither precursor nor widening */
  function state(cell, day) {
    var limit = day === LATEST ? "9999" : day, now = null, since = "", next = null;
    for (var i = 0; i < cell.steps.length; i++) {
      var s = cell.steps[i];
      if (s.date > limit) { next = s; break; }
      if (!now || now.stage !== s.stage || now.part !== s.part) since = s.date;
      now = s;
    }
    return { now: now, since: since, next: next };
  }
  function paint(cell, day, says, still) {
    var st = state(cell, day), now = st.now, mark, word, part = "", when = "", text, over = says && cell.brief;
    if (over) { mark = cell.briefStage; word = cell.brief; text = ""; }
    else if (now) { mark = now.part && done[now.stage] ? "part" : now.stage; word = now.word; part = now.part ? "in part" : ""; when = words(st.since, true); text = now.text; }
    else if (cell.absence && (!st.next || st.next.date >= "2022-05")) { mark = "none"; word = cell.absence; text = cell.absenceText; }
    else { mark = "none"; word = "Nothing yet"; text = st.next ? "First step recorded on " + words(st.next.date) + "." : ""; }
    if (says && !cell.brief) { mark = "none"; word = "Not in the brief"; part = ""; when = ""; text = ""; }
    var end = cell.steps[cell.steps.length - 1];
    cell.latest.hidden = !st.next || (now && now.stage === end.stage && now.part === end.part);
    var key = [mark, word, part, when, text].join("|");
    if (still) cell.key = key;                      /* the page came like this: nothing to lay out anew */
    if (cell.key !== key) {
      cell.key = key;
      cell.stage.querySelector("svg").setAttribute("class", "mark " + cell.slot + (mark === "none" ? " nil" : ""));
      cell.stage.querySelector("use").setAttribute("href", "#" + cell.slot + "-" + mark);
      cell.stage.querySelector("b").textContent = word;
      cell.stage.querySelector("b").className = over ? "brief-word" : "";
      cell.stage.querySelector(".part").textContent = part;
      var time = cell.stage.querySelector("time");
      time.textContent = when;
      time.hidden = !when;
      if (when) time.setAttribute("datetime", st.since); else time.removeAttribute("datetime");
      cell.says.textContent = text;
    }
    return { key: now ? now.stage + now.part : "", inForce: now && now.stage === "in-force" && !now.part, changed: day !== LATEST && cell.all.indexOf(day) > -1 };
  }

  function read() {
    var q = new URLSearchParams(location.search), on = q.get("on") || own;
    return { on: inRange(on) ? on : own, group: q.get("group") || "", differences: q.get("differences") === "1", brief: q.get("brief") === "1", says: q.get("says") === "brief", q: q.get("q") || "" };
  }
  function address(v) {
    var q = new URLSearchParams();
    if (v.on !== own) q.set("on", v.on);
    if (v.group) q.set("group", v.group);
    if (v.differences) q.set("differences", "1");
    if (v.brief) q.set("brief", "1");
    if (v.says) q.set("says", "brief");
    if (v.q) q.set("q", v.q);
    var s = q.toString();
    return location.pathname + (s ? "?" + s : "");
  }
  function whole(v) { return page.dataset.root + (own === BRIEF ? "" : own + "/") + address(v).slice(location.pathname.length); }
  var view = read(), settleTimer = 0;

  function put(el, text) { if (el.textContent !== text) el.textContent = text; }
  function show(v, first) {
    var still = first && address(v) === location.pathname, shown = 0, force = {}, of = 0, perGroup = {}, word = v.q.trim().toLowerCase();
    if (!still) rows().forEach(function (row) {
      var states = row.cells.map(function (cell) { return paint(cell, v.on, v.says); });
      if (row.sanction) { of++; states.forEach(function (s, n) { force[n] = (force[n] || 0) + (s.inForce ? 1 : 0); }); }
      row.el.classList.toggle("row--changed", states.some(function (s) { return s.changed; }));
      var on = (!v.group || row.group === v.group) && (!v.differences || states.some(function (s) { return s.key !== states[0].key; })) && (!v.brief || row.inBrief) && (!word || contains(row, word));
      row.el.hidden = !on;
      if (on) { shown++; perGroup[row.group] = (perGroup[row.group] || 0) + 1; }
    });
    if (still) shown = bodies.length;
    else page.querySelectorAll("tbody.grp").forEach(function (g) {
      var n = perGroup[g.dataset.group] || 0;
      g.hidden = !n;
      put(g.querySelector(".grp__n"), n + (n === 1 ? " row" : " rows"));
    });
    none.hidden = shown > 0;
    put(count, shown + " of " + bodies.length + " rows");
    clear.hidden = !(v.group || v.differences || v.brief || v.says || v.q);
    var latest = v.on === LATEST, t = stamp(latest ? LAST : v.on), number = Math.round((t - stamp(ATTACK)) / DAY);
    range.value = Math.round((t - stamp(FIRST)) / DAY);
    field.value = latest ? "" : v.on;
    put(out, latest ? out.dataset.latest : name(v.on) + ", day " + (number < 0 ? "−" + -number : number));
    range.setAttribute("aria-valuetext", out.textContent);
    page.querySelectorAll(".asof__days a").forEach(function (a) { if (a.dataset.on === v.on) a.setAttribute("aria-current", "true"); else a.removeAttribute("aria-current"); });
    finder.elements.group.value = v.group; finder.elements.differences.checked = v.differences; finder.elements.brief.checked = v.brief; finder.elements.says.checked = v.says;
    if (document.activeElement !== finder.elements.q) finder.elements.q.value = v.q;
    put(heading, name(v.on));
    page.dataset.view = whole(v);                   /* what cite-dialog.js cites */
    if (before.length === 2) document.title = before[0] + name(v.on) + before[1];
    if (still) return;
    setTimeout(tell, 0, v);
    if (leads[v.on]) lead.innerHTML = leads[v.on];
    else lead.textContent = lead.dataset.lead.replace("{day}", name(v.on)).replace("{of}", of).replace("{0}", force[0] || "none").replace("{1}", force[1] || "none");
  }
  function tell(v) {
    var at = {};
    rows().forEach(function (row) { at[row.el.id] = row.cells.map(function (cell) { var use = cell.stage.querySelector("use").getAttribute("href"); return { slot: cell.slot, mark: use, word: cell.stage.querySelector("b").textContent }; }); });
    page.dispatchEvent(new CustomEvent("compare:day", { detail: { own: v.on === own && !v.says, sentence: lead.textContent, rows: at } }));
  }
  function go(change, replace) {
    var v = Object.assign({}, view, change);
    view = v;
    show(v);
    clearTimeout(settleTimer);
    settleTimer = setTimeout(function () {          /* the address and the spoken sentence follow when the hand rests */
      var to = address(v);
      if (to !== location.pathname + location.search) history[replace ? "replaceState" : "pushState"](null, "", to);
      said.textContent = out.textContent + ". " + count.textContent + ".";
    }, replace ? 250 : 0);
  }

  tools.addEventListener("submit", function (e) { e.preventDefault(); });
  range.addEventListener("input", function () { go({ on: iso(stamp(FIRST) + range.value * DAY) }, true); });
  field.addEventListener("change", function () { if (inRange(field.value)) go({ on: field.value }); });
  tools.addEventListener("click", function (e) {
    var step = e.target.dataset && e.target.dataset.step;
    if (!step) return;
    var day = iso(stamp(view.on === LATEST ? LAST : view.on) + step * DAY);
    if (inRange(day)) go({ on: day }, true);
  });
  page.querySelectorAll(".asof__days a").forEach(function (a) {
    a.addEventListener("click", function (e) { if (e.metaKey || e.ctrlKey || e.shiftKey) return; e.preventDefault(); go({ on: a.dataset.on }); });
  });
  finder.addEventListener("submit", function (e) { e.preventDefault(); });
  finder.addEventListener("input", function (e) {
    var f = finder.elements;
    go({ group: f.group.value, differences: f.differences.checked, brief: f.brief.checked, says: f.says.checked, q: f.q.value }, e.target === f.q);
  });
  clear.addEventListener("click", function () { finder.elements.group.focus(); go({ group: "", differences: false, brief: false, says: false, q: "" }); finder.elements.q.value = ""; });
  page.querySelector("[data-copy-view]").addEventListener("click", function (e) {
    var to = whole(view), b = e.target;
    navigator.clipboard.writeText(to).then(function () { said.textContent = b.textContent = "Copied"; }, function () { prompt("Link to this view", to); });
    setTimeout(function () { b.textContent = "Copy link to this view"; }, 1600);
  });
  addEventListener("popstate", function () { view = read(); show(view); });
  document.addEventListener("beforematch", function (e) { var d = e.target.closest && e.target.closest("details"); if (d) d.open = true; }, true);
  show(view, true);
  (window.requestIdleCallback || setTimeout)(rows);
})();
