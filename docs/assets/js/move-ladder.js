// move-ladder.js: the picture of the sanctions follows the day that the comparison shows.
// Reads where each stage stands from the words above the columns; without this file the picture shows its page's own day.
(() => {
  const page = document.querySelector(".page--compare");
  const figure = page?.querySelector(".fig");
  if (!figure) return;
  const title = figure.querySelector("h2");
  const finding = title.textContent;

  const move = (svg, rows) => {
    const columns = [...svg.querySelectorAll("text.h")].map((t) => ({ word: t.textContent.trim().toLowerCase(), x: Number(t.getAttribute("x")) }));
    const at = (word) => columns.find((c) => c.word === word) ?? columns[0];
    const size = Number(svg.querySelector("use[data-row]").getAttribute("width"));
    let links = "";
    for (const [row, cells] of Object.entries(rows)) {
      const marks = cells.map(({ slot }) => svg.querySelector(`use.${slot}[data-row="${row}"]`));
      if (marks.includes(null)) continue;
      const refused = (word) => (word === "refused" ? "ruled out" : word);
      const xs = cells.map(({ word }) => at(refused(word.toLowerCase())).x);
      const same = xs[0] === xs[1];
      marks.forEach((use, n) => {
        use.setAttribute("x", xs[n] - size / 2 + (same ? (n ? 1 : -1) * (size + 3) / 2 : 0));
        use.setAttribute("href", cells[n].word === "Refused" ? `#${cells[n].slot}-ruled-out` : cells[n].mark);
      });
      const y = Number(marks[0].getAttribute("y")) + size / 2;
      if (!same) links += `M${Math.min(...xs) + size / 2} ${y}L${Math.max(...xs) - size / 2} ${y}`;
    }
    svg.querySelector("path.link").setAttribute("d", links);
  };

  page.addEventListener("compare:day", ({ detail: { own, sentence, rows } }) => {
    if (own && !figure.classList.contains("fig--moved")) return;
    figure.classList.toggle("fig--moved", !own);
    figure.dispatchEvent(new CustomEvent("figure:still"));
    title.textContent = own ? finding : sentence;
    figure.querySelectorAll(".fig__svg").forEach((svg) => move(svg, rows));
  });
})();
