// search.js: finds statements, rows, verdicts, terms and findings. The index lies in small parts (scripts/search.py), loaded as scripts when
// the words asked for need them: so it works from file:// too. Without this file the field is not shown and every page is whole.
(() => {
  const box = document.querySelector(".md-search");
  const toggle = document.getElementById("__search");
  if (!box || !toggle) return;
  const root = new URL("../", document.currentScript.src);
  const field = box.querySelector("input");
  const list = box.querySelector("ol");
  const meta = box.querySelector(".md-search-result__meta");
  const START = "Type to search statements, rows, verdicts, terms and findings.";
  const [STEP, PAUSE] = [10, 90]; // shown at a time; ms without a key before it searches
  const [waiting, loaded] = [{}, {}];
  let timer, turn = 0;

  window.searched = (name, part) => (loaded[name] = part);
  const load = (name) =>
    (waiting[name] ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = new URL(`search/${name}.js`, root);
      script.onload = () => (script.remove(), done(loaded[name]));
      script.onerror = () => (script.remove(), delete waiting[name], failed());
      document.head.append(script);
    }));

  const words = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const stem = (word) => word.replace(/(?<=.{4})(?:ies|es|ed|ing|s)$/, "");
  const matches = (known, from) => (from.length > 1 ? known.startsWith(from) : known === from);

  // the numbers of the items that hold most of the words, best first
  async function ranked(asked) {
    const { items, first } = await load("index");
    const found = new Map();
    for (const word of asked) {
      const from = stem(word);
      const near = first.map((_, n) => n).filter((n) => (first[n] <= from || first[n].startsWith(from)) && (n + 1 === first.length || first[n + 1] > from));
      const best = new Map();
      for (const part of await Promise.all(near.map((n) => load(`words-${n}`)))) {
        for (const known of Object.keys(part).filter((k) => matches(k, from))) {
          const close = known === word ? 3 : known.startsWith(word) ? 2 : 1;
          const rare = Math.log(1 + items / (part[known][0].length + part[known][1].length));
          part[known].forEach((steps, place) => {
            let n = 0;
            for (const step of steps) best.set((n += step), Math.max(best.get(n) ?? 0, close * rare * (place ? 1 : 4)));
          });
        }
      }
      for (const [n, score] of best) found.set(n, { words: (found.get(n)?.words ?? 0) + 1, score: (found.get(n)?.score ?? 0) + score });
    }
    const most = Math.max(0, ...[...found.values()].map((f) => f.words));
    return [...found].filter(([, f]) => f.words === most).sort((a, b) => b[1].score - a[1].score || a[0] - b[0]).map(([n]) => n);
  }

  // a text with what was asked for marked, cut to where it stands
  function marked(text, asked, most = Infinity) {
    const sought = new RegExp(`(?<![\\p{L}\\p{N}])(?:${asked.map(stem).join("|")})[\\p{L}\\p{N}]*`, "giu");
    if (text.length > most) {
      const at = Math.max(0, text.search(sought) - most / 3);
      const from = at && text.indexOf(" ", at) + 1;
      const to = from + most < text.length ? text.lastIndexOf(" ", from + most) : text.length;
      text = (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
    }
    const said = [...text.matchAll(sought)].map((m) => make("mark", "", m[0]));
    return text.split(sought).flatMap((part, n) => (said[n] ? [part, said[n]] : [part]));
  }
  function make(tag, name, ...inside) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...inside);
    return made;
  }

  async function show(numbers, asked, from, now) {
    const { shown } = await load("index");
    const some = numbers.slice(from, from + STEP);
    const texts = await Promise.all(some.map(async (n) => (await load(`texts-${Math.floor(n / shown)}`))[n % shown]));
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
      more.type = "button";
      more.onclick = () => show(numbers, asked, from + STEP, now);
      list.append(make("li", "found__more", more));
    }
  }

  async function search() {
    const now = ++turn;
    const all = words(field.value);
    try {
      const { stop } = await load("index");
      const asked = all.filter((w) => !stop.includes(w));
      const numbers = asked.length ? await ranked(asked) : [];
      if (now !== turn) return;
      list.replaceChildren();
      meta.textContent = !all.length ? START : numbers.length ? `${numbers.length} found` : `Nothing found for “${field.value.trim()}”. Try fewer or other words.`;
      if (numbers.length) await show(numbers, asked, 0, now);
    } catch {
      if (now === turn) meta.textContent = "The search could not be loaded. Check the connection and type again.";
    }
  }

  function open(on) {
    if (toggle.checked !== on) toggle.checked = on;
    if (on) load("index").catch(() => {});
  }
  meta.setAttribute("role", "status");
  meta.textContent = START;
  field.addEventListener("focus", () => open(true));
  field.addEventListener("input", () => (clearTimeout(timer), (timer = setTimeout(search, PAUSE))));
  field.form.addEventListener("submit", (event) => event.preventDefault());
  field.form.addEventListener("reset", () => setTimeout(() => (field.focus(), search())));
  toggle.addEventListener("change", () => toggle.checked && field.focus());
  list.addEventListener("click", (event) => event.target.closest("a") && open(false)); // it may lead to a place on this page
  box.addEventListener("focusout", (event) => event.relatedTarget && !box.contains(event.relatedTarget) && open(false));
  box.addEventListener("keydown", (event) => {
    const stops = [field, ...list.querySelectorAll("a, button")];
    const to = stops.indexOf(document.activeElement) + { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      open(false);
      field.blur();
    } else if (event.key === "Enter" && document.activeElement === field) {
      event.preventDefault();
      clearTimeout(timer);
      search().then(() => list.querySelector("a")?.click());
    } else if (stops[to]) {
      event.preventDefault();
      stops[to].focus();
    }
  });
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      field.focus();
    }
  });
})();
