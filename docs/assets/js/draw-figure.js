// draw-figure.js: a figure is a picture already; this makes it a chart when the reader turns to it.
// Finds [data-figure], fetches Plotly when the page has been quiet for a while or at the first hover, focus or tap on a
// figure, draws the chart unseen over the picture, in the same size and place, and then swaps the two. The figure in view is
// drawn ahead, so that a hover has only to swap. If anything fails, the picture stays.
(() => {
  const figures = [...document.querySelectorAll("[data-figure]")];
  if (!figures.length) return;
  const SVG = "http://www.w3.org/2000/svg";
  const QUIET = 4000; // ms after loading: running Plotly takes a slow machine half a second, so not while the page settles
  const TAP = 500; // ms within which a touch may be told twice
  const live = new Map(); // figure -> { box, plot, kind }
  let library;
  let touch = false;
  addEventListener("pointerdown", (event) => (touch = event.pointerType === "touch"), true);

  const folder = figures[0].dataset.figure;
  const put = (name, values) =>
    new Promise((done, failed) => document.head.append(Object.assign(document.createElement(name), values, { onload: done, onerror: failed })));

  // Plotly would write its style rules into the page; with this link there it leaves that to the file.
  const load = () =>
    (library ??= Promise.all([
      put("link", { id: "plotly.js-style-global", className: "no-inline-styles", rel: "stylesheet", href: `${folder}plotly.css` }),
      put("script", { src: `${folder}plotly.min.js` }),
    ]).then(() => window.Plotly));

  const shown = (figure) => [...figure.querySelectorAll(".fig__svg")].find((svg) => svg.getBoundingClientRect().width);

  // What a figure is drawn from: a file of its own, so that the page stays light; fetched once.
  const sources = new Map();
  const source = (figure) => {
    const { live } = figure.dataset;
    if (!sources.has(live)) sources.set(live, put("script", { src: live }).then(() => window.figures[figure.id.slice(4)]));
    return sources.get(live);
  };

  // The chart's colours are those of the light scheme; each gives way to what its variable holds now.
  const read = (figure, source, kind) => {
    const probe = figure.appendChild(document.createElement("i"));
    const now = {};
    for (const [colour, name] of Object.entries(source.palette)) {
      probe.style.color = `var(${name})`;
      now[colour] = getComputedStyle(probe).color;
    }
    probe.remove();
    const drawing = JSON.parse(JSON.stringify((source[figure.dataset.choice] ?? source)[kind]), (_, value) => (typeof value === "string" && now[value]) || value);
    const { only } = figure.dataset; // one country singled out: the other fades
    for (const trace of drawing.data) if (only && /^(jp|kr)$/.test(trace.meta?.css) && trace.meta.css !== only) trace.opacity = 0.12;
    return drawing;
  };

  // The marks of stages are the symbols of the page, which Plotly does not have.
  const putMarks = (plot) => {
    for (const group of plot.querySelectorAll(".scatterlayer .trace")) {
      const trace = group.__data__?.[0]?.trace;
      if (!trace?.meta?.marks) continue;
      group.querySelectorAll("use").forEach((old) => old.remove());
      for (const point of group.querySelectorAll(".point")) {
        const use = document.createElementNS(SVG, "use");
        const size = point.__data__.mrc * 2;
        const values = { href: `#${trace.meta.css}-${point.__data__.data[2]}`, class: trace.meta.css, x: -size / 2, y: -size / 2, width: size, height: size };
        for (const [name, value] of Object.entries(values)) use.setAttribute(name, value);
        use.setAttribute("transform", point.getAttribute("transform"));
        point.style.opacity = 0;
        point.after(use);
      }
    }
  };

  const fit = (figure) => {
    const { box, plot } = live.get(figure);
    const to = shown(figure).getBoundingClientRect();
    const from = box.parentElement.getBoundingClientRect();
    box.style.left = `${to.left - from.left}px`;
    box.style.top = `${to.top - from.top}px`;
    plot.style.transform = `scale(${to.width / plot.layout.width})`;
  };

  const light = (figure, data, on) => {
    const rows = figure.querySelectorAll(`[data-row="${CSS.escape(data[3])}"]`);
    for (const row of [...rows, document.getElementById(data[0])]) row?.classList.toggle("is-lit", on);
    figure.classList.toggle("is-hot", on);
  };

  const listen = (figure, plot) => {
    let asked = { at: 0 };
    plot.on("plotly_hover", ({ points: [point] }) => point.customdata && light(figure, point.customdata, true));
    plot.on("plotly_unhover", ({ points: [point] }) => point.customdata && light(figure, point.customdata, false));
    plot.on("plotly_click", ({ points: [point] }) => {
      const [id, path] = point.customdata ?? [];
      if (touch && (asked.id !== id || performance.now() - asked.at < TAP)) {
        asked = { id, at: performance.now() }; // the first tap shows, the second goes
        window.Plotly.Fx.hover(plot, [{ curveNumber: point.curveNumber, pointNumber: point.pointNumber }]);
      } else if (path) location.href = figure.dataset.base + path;
    });
    plot.on("plotly_afterplot", () => putMarks(plot));
  };

  const isLive = (figure) => figure.classList.contains("is-live");

  const draw = async (figure) => {
    const [Plotly, drawnFrom] = await Promise.all([load(), source(figure)]);
    const kind = shown(figure).classList.contains("fig__svg--narrow") ? "narrow" : "wide";
    const { data, layout } = read(figure, drawnFrom, kind);
    let state = live.get(figure);
    if (!state) {
      const box = document.createElement("div");
      const plot = document.createElement("div");
      box.className = "fig__box";
      box.setAttribute("aria-hidden", "true"); // the picture under it keeps its words
      box.append(plot);
      figure.querySelector(".fig__pic").append(box);
      live.set(figure, (state = { box, plot }));
    }
    const { box, plot } = state;
    const first = !state.kind;
    state.kind = kind;
    await Plotly.react(plot, data, layout, { displayModeBar: false, doubleClick: false, responsive: false });
    if (first) listen(figure, plot);
    putMarks(plot);
    fit(figure);
  };

  const drawing = new Map(); // figure -> promise of its first drawing
  const drawn = (figure) => drawing.get(figure) ?? drawing.set(figure, draw(figure)).get(figure);

  const forget = (figure) => {
    drawing.delete(figure);
    live.get(figure)?.box.remove();
    live.delete(figure);
    figure.classList.remove("is-live");
  };

  const start = async (figure) => {
    if (isLive(figure) || figure.classList.contains("fig--moved")) return;
    try {
      await drawn(figure);
      if (isLive(figure) || !live.has(figure)) return;
      figure.classList.add("is-live");
      figure.dispatchEvent(new CustomEvent("figure:live", { bubbles: true }));
    } catch {
      forget(figure);
    }
  };

  const again = (changed) => {
    for (const [figure, state] of live) {
      if (!state.kind) continue;
      const kind = shown(figure)?.classList.contains("fig__svg--narrow") ? "narrow" : "wide";
      if (changed || kind !== state.kind) draw(figure).catch(() => figure.classList.remove("is-live"));
      else if (shown(figure)) fit(figure);
    }
  };

  // From a row of a table to its marks.
  const find = (row) => {
    const id = row.dataset.row ?? row.id;
    for (const [figure, { plot }] of live) {
      if (!isLive(figure)) continue;
      const points = plot.data.flatMap((trace, curveNumber) =>
        (trace.customdata ?? []).flatMap((data, pointNumber) => (data[3] === id || data[0] === id ? [{ curveNumber, pointNumber }] : [])),
      );
      if (points.length) window.Plotly.Fx.hover(plot, points.slice(0, 1));
    }
  };

  for (const figure of figures) {
    figure.addEventListener("figure:again", () => (live.get(figure)?.kind ? draw(figure).then(() => start(figure)) : figure.dataset.choice && start(figure)));
    figure.addEventListener("figure:still", () => forget(figure));
    for (const event of ["pointerenter", "focusin", "touchstart"]) figure.addEventListener(event, () => start(figure), { passive: true });
  }
  document.addEventListener("pointerover", ({ target }) => {
    const row = live.size && target.closest?.("[data-row], tbody.row[id]");
    if (row) find(row);
  });
  new ResizeObserver(() => again(false)).observe(document.body);
  new MutationObserver(() => again(true)).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => again(true));

  const idle = window.requestIdleCallback ?? ((then) => setTimeout(then));
  const ahead = async () => {
    await Promise.all([load(), ...figures.map(source)]);
    const seen = new IntersectionObserver((found) => {
      seen.disconnect();
      const next = found.find(({ isIntersecting, target }) => isIntersecting && !target.classList.contains("fig--moved"))?.target;
      if (next) idle(() => drawn(next).catch(() => forget(next)));
    });
    figures.forEach((figure) => seen.observe(figure));
  };
  const wait = () => setTimeout(() => idle(() => ahead().catch(() => {})), QUIET);
  if (navigator.connection?.saveData) return;
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait);
})();
