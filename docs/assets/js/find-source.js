// find-source.js: finds documents by words, tier and language over all letters; what it reads is fetched when somebody turns to the finder.
// An address such as sources/#s12 leads on to the page of that document. Without it the letters can be walked by hand.
(() => {
  const form = document.querySelector(".finder--docs");
  if (!form) return;
  const MOST = 60;
  const out = form.querySelector("output");
  const list = document.querySelector(".docs.found");
  const parts = document.querySelectorAll(".page--sources section.part");
  const fields = form.elements;
  const all = out.textContent;
  let wait;
  let read;
  const load = () =>
    (read ??= new Promise((done, failed) => {
      const script = Object.assign(document.createElement("script"), { src: form.dataset.documents, onerror: failed });
      script.onload = () => done(window.documentsOfSources.map(([to, tier, language, title, by, entries]) => ({ to, tier, language, title, by, entries, text: `${title} ${by} ${entries}`.toLowerCase() })));
      document.head.append(script);
    }));
  const element = (name, values, ...children) => {
    const made = Object.assign(document.createElement(name), values);
    made.append(...children);
    return made;
  };

  const run = async () => {
    const words = fields.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    const asked = words.length || fields.tier.value || fields.language.value;
    const documents = await load();
    const found = documents.filter((d) => (!fields.tier.value || d.tier === fields.tier.value) && (!fields.language.value || d.language === fields.language.value) && words.every((w) => d.text.includes(w)));
    list.hidden = !asked;
    parts.forEach((part) => (part.hidden = Boolean(asked)));
    out.textContent = !asked ? all : `${found.length.toLocaleString("en-GB")} document${found.length === 1 ? "" : "s"}${found.length > MOST ? `, the first ${MOST} shown` : ""}`;
    list.replaceChildren(
      ...found.slice(0, MOST).map((d) => element("li", {}, element("p", {}, element("a", { href: d.to, textContent: d.title })), element("p", { className: "pub", textContent: d.by }), element("p", { className: "by", textContent: d.entries }))),
    );
  };
  const start = () => load().catch(() => {});
  form.addEventListener("focusin", start, { once: true });
  form.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(() => run().catch(() => {}), 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run().catch(() => {});
  });

  const lead = async () => {
    const id = decodeURIComponent(location.hash);
    if (id.length < 2 || document.getElementById(id.slice(1))) return;
    const to = (await load()).find((d) => d.to.endsWith(id));
    if (to) location.replace(to.to);
  };
  addEventListener("hashchange", () => lead().catch(() => {}));
  lead().catch(() => {});
})();
