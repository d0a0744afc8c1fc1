// fill-report.js: `method/?id=JP-S3#report` says which statement is meant, with its address ready to copy.
(() => {
  const id = new URLSearchParams(location.search).get("id");
  const note = document.querySelector("[data-report]");
  if (!note || !/^[A-Z]{2,4}-[A-Z]?\d+$/.test(id ?? "")) return;
  const root = document.querySelector("link[rel=canonical]")?.href.replace(/method\/$/, "") ?? "";
  note.querySelector("[data-report-id]").textContent = id;
  note.querySelector("[data-report-address]").textContent = `${root}entries/${id.toLowerCase()}/`;
  const to = document.querySelector("meta[name=report]")?.content;
  const link = note.querySelector("[data-report-link]");
  if (to) {
    const address = new URL(to, location.href);
    address.searchParams.set("title", `Error in ${id}`);
    link.href = address.href;
    link.hidden = false;
  }
  note.hidden = false;
})();
