// search.js: finds statements, rows, verdicts, terms and findings. The index lies in small parts (scripts/search.py), loaded as scripts when
// the words asked for need them: so it works from file:// too. Without script the field is not shown and every page is whole.
(() => {
  const box = document.querySelector(".md-search");
  const toggle = document.getElementById("__search");
  if (!box || !toggle) return;
  const root = new URL("../", document.currentScript.src);
  const [field, list, meta] = ["input", "ol", ".md-search-result__meta"].map((s) => box.querySelector(s));
  const FAILED = "The search could not be loaded. Check the connection and type again.";
  const START = "Type to search statements, rows, verdicts, terms and findings.";
  const [STEP, PAUSE] = [10, 90]; // shown at a time; ms without a key before it asks
  let [waiting, loaded, turn, timer] = [{}, {}, 0];

  window.searched = (name, part) => (loaded[name] = part);
  const load = (name) =>
    (waiting[name] ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      const lost = () => (delete waiting[name], failed());
      script.src = new URL(`search/${name}.js${loaded.index ? `?${loaded.index.digest}` : ""}`, root);
      script.onload = () => (script.remove(), name in loaded ? done(loaded[name]) : lost());
      script.onerror = () => (script.remove(), lost());
      document.head.append(script);
    }));

  const words = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const stem = (word) => word.replace(/^(.{4,}?)(?:ies|es|ed|ing|s|y)$/, "$1");
  const matches = (known, from) => (from.length > 1 ? known.startsWith(from) : known === from);

  // the numbers of the items that hold most of the words, best first
  async function ranked(asked) {
    const { items, first } = await load("index");
    const found = new Map();
    for (const word of asked) {
      const from = stem(word);
      const near = first.map((_, n) => n).filter((n) => (first[n] <= from || first[n].startsWith(from)) && (n + 1 === first.length || first[n + 1] > from));
      const best = new Map();
      const parts = await Promise.all(near.map((n) => load(`words-${n}`)));
      const close = parts.flatMap(Object.entries).filter(([known]) => matches(known, from));
      const itself = word.length < 4 && close.some(([known]) => known === word); // else "war" would find "wary" first
      for (const [known, places] of close.filter(([k]) => !itself || k === word)) {
        const weight = (known === word ? 3 : known.startsWith(word) ? 2 : 1) * Math.log(1 + items / (places[0].length + places[1].length));
        places.forEach((steps, place) => {
          let n = 0;
          for (const step of steps) best.set((n += step), Math.max(best.get(n) ?? 0, weight * (place ? 1 : 4)));
        });
      }
      for (const [n, score] of best) found.set(n, { words: (found.get(n)?.words ?? 0) + 1, score: (found.get(n)?.score ?? 0) + score });
    }
    const most = Math.max(0, ...[...found.values()].map((f) => f.words));
    return [...found].filter(([, f]) => f.words === most).sort((a, b) => b[1].score - a[1].score || a[0] - b[0]).map(([n]) => n);
  }

  // a text with what was asked for marked, cut to where it stands
  function marked(text, asked, most = Infinity) {
    const split = (t) => t.split(/([\p{L}\p{N}]+)/u);
    const hit = (part) => asked.some((w) => matches(words(part)[0] ?? "", stem(w)));
    if (text.length > most) {
      const before = split(text).slice(0, Math.max(0, split(text).findIndex(hit))).join("").length;
      const from = before > most / 3 && text.indexOf(" ", before - most / 3) + 1;
      const to = from + most < text.length ? text.lastIndexOf(" ", from + most) : text.length;
      text = (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
    }
    return split(text).map((part) => (hit(part) ? make("mark", "", part) : part));
  }
  function make(tag, name, ...inside) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...inside);
    return made;
  }

  async function show(numbers, asked, from, now) {
    const { shown } = await load("index");
    const texts = await Promise.all(numbers.slice(from, from + STEP).map(async (n) => (await load(`texts-${Math.floor(n / shown)}`))[n % shown]));
    if (now !== turn) return;
    list.querySelector(".found__more")?.remove();
    const made = texts.map(([address, kind, title, text]) => {
      const link = make("a", "md-search-result__link", make("span", "kicker", kind), make("b", "", ...marked(title, asked)), make("span", "found__text", ...marked(text, asked, 260)));
      link.href = new URL(address, root);
      return make("li", "md-search-result__item", link);
    });
    list.append(...made);
    if (from) made[0].firstChild.focus();
    if (numbers.length > from + STEP) {
      const more = make("button", "", `Show ${Math.min(STEP, numbers.length - from - STEP)} more`);
      more.onclick = () => {
        more.disabled = true; // once is enough
        show(numbers, asked, from + STEP, now).catch(() => ((more.disabled = false), (meta.textContent = FAILED)));
      };
      list.append(make("li", "found__more", more));
    }
  }

  // whether what is shown now answers what stands in the field
  async function search() {
    const now = ++turn;
    try {
      const { stop } = await load("index");
      const asked = words(field.value).filter((w) => !stop.includes(w));
      const numbers = asked.length ? await ranked(asked) : [];
      if (now !== turn) return false;
      list.replaceChildren();
      meta.textContent = numbers.length ? `${numbers.length} found` : field.value.trim() ? `Nothing found for “${field.value.trim()}”. Try fewer or other words.` : START;
      if (numbers.length) await show(numbers, asked, 0, now);
    } catch {
      if (now !== turn) return false;
      list.replaceChildren();
      meta.textContent = FAILED;
    }
    return now === turn;
  }

  meta.setAttribute("role", "status");
  meta.textContent = START;
  const open = (on) => (toggle.checked = on);
  field.addEventListener("focus", () => open(true) && load("index").catch(() => {})); // what fails here is told by the search
  field.addEventListener("input", () => (clearTimeout(timer), (timer = setTimeout(search, PAUSE))));
  field.form.noValidate = true;
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search().then((mine) => mine && list.querySelector("a")?.click());
  });
  field.form.addEventListener("reset", () => setTimeout(() => (field.focus(), search())));
  toggle.addEventListener("change", () => toggle.checked && field.focus());
  list.addEventListener("click", (event) => event.target.closest("a") && open(false)); // it may lead to a place on this page
  box.addEventListener("focusout", (event) => event.relatedTarget && !box.contains(event.relatedTarget) && open(false));
  box.addEventListener("keydown", (event) => {
    const stops = [field, ...list.querySelectorAll("a, button")];
    const at = stops.indexOf(document.activeElement);
    const to = at < 0 ? -1 : at + { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!stops[to]) return;
    event.preventDefault();
    stops[to].focus();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) {
      open(false);
      field.blur();
    }
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      field.focus();
    }
  });
})();
