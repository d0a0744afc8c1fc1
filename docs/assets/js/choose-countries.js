// choose-countries.js: `?countries=JP,TW` leads to the pages of that pair, whatever the order of the codes.
// Without this file the list of pairs above the page does the same.
(() => {
  const query = new URLSearchParams(location.search);
  const wanted = (query.get("countries") || "").toUpperCase().split(",").sort().join();
  if (!wanted) return;
  const pair = [...document.querySelectorAll("[data-pair]")].find((a) => a.dataset.pair.split(",").sort().join() === wanted);
  if (!pair || pair.getAttribute("aria-current")) return;
  query.delete("countries");
  const rest = query.toString();
  location.replace(pair.href + (rest ? `?${rest}` : "") + location.hash);
})();
