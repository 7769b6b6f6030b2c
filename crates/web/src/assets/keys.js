// Shortcuts. Everything they do can be done without them.
const typing = (it) => it && (it.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(it.tagName));
const go = { d: "/", f: "/files", n: "/files/new", l: "/law" };
const places = { a: "acts", q: "dues", w: "papers", t: "timeline" };
let waiting = false;

const rows = () => [...document.querySelectorAll("[data-lines] tbody tr")];

function move(step) {
  const all = rows();
  if (!all.length) return;
  const now = all.findIndex((it) => it.getAttribute("aria-selected") === "true");
  const next = Math.max(0, Math.min(all.length - 1, now + step));
  all.forEach((it, at) => it.setAttribute("aria-selected", String(at === next)));
  const link = all[next].querySelector("a");
  link.focus({ preventScroll: true });
  all[next].scrollIntoView({ block: "nearest" });
}

async function help() {
  let box = document.querySelector("dialog[data-help]");
  if (!box) {
    const answer = await fetch("/help", { headers: { "x-partial": "1" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    box = document.createElement("dialog");
    box.dataset.help = "";
    box.append(...page.querySelector("#main").childNodes);
    document.body.append(box);
    box.addEventListener("click", (it) => it.target === box && box.close());
  }
  box.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    document.querySelectorAll("details.mine[open]").forEach((it) => { it.open = false; });
    if (document.activeElement && document.activeElement.type === "search") document.activeElement.blur();
    return;
  }
  if (event.ctrlKey && event.key === "Enter") {
    const button = document.querySelector("form.act .buttons button[value=preview]");
    if (button) { event.preventDefault(); button.click(); }
    return;
  }
  if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key;
  if (waiting) {
    waiting = false;
    if (go[key]) { event.preventDefault(); location.assign(go[key]); }
    return;
  }
  if (key === "g") { waiting = true; setTimeout(() => { waiting = false; }, 1200); return; }
  if (key === "?") { event.preventDefault(); help(); return; }
  if (key === "/") {
    const find = document.querySelector("#q, #law-q, #find");
    if (find) { event.preventDefault(); find.focus(); find.select(); }
    return;
  }
  if (key === "j" || key === "k") { event.preventDefault(); move(key === "j" ? 1 : -1); return; }
  const place = places[key] && document.getElementById(places[key]);
  if (place) { event.preventDefault(); place.scrollIntoView(); const link = place.querySelector("a, button, summary"); if (link) link.focus({ preventScroll: true }); }
});

document.addEventListener("click", (event) => {
  document.querySelectorAll("details.mine[open]").forEach((it) => { if (!it.contains(event.target)) it.open = false; });
  if (event.target.closest("[data-print]")) window.print();
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-submit-on-change]");
  if (form && event.target.tagName === "SELECT") form.requestSubmit();
});
