// Long lists become a field to type in; what is chosen stays in the list itself.
const nothing = document.documentElement.lang === "en" ? "no match" : "没有符合的";

function enhance(select) {
  if (select.dataset.enhanced || select.options.length < 12) return;
  select.dataset.enhanced = "1";
  const box = document.createElement("div");
  box.className = "combo";
  const input = document.createElement("input");
  const list = document.createElement("ul");
  const id = `${select.id || "s" + Math.floor(performance.now() * 1000)}-list`;
  list.id = id;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  input.type = "text";
  input.autocomplete = "off";
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-controls", id);
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-autocomplete", "list");
  const name = select.getAttribute("aria-label");
  if (name) input.setAttribute("aria-label", name);
  const wrong = select.getAttribute("aria-describedby");
  if (wrong) input.setAttribute("aria-describedby", wrong);
  const chosen = () => (select.value ? select.selectedOptions[0].textContent.trim() : "");
  input.value = chosen();
  input.placeholder = select.options[0].textContent;
  select.hidden = true;
  if (select.id) { input.id = select.id; select.id += "-list-of"; }
  select.before(box);
  box.append(input, list, select);
  let shown = [], at = -1;

  const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); at = -1; };
  const mark = (next) => {
    at = next;
    shown.forEach((it, n) => it.row.setAttribute("aria-selected", String(n === at)));
    if (shown[at]) { shown[at].row.scrollIntoView({ block: "nearest" }); input.setAttribute("aria-activedescendant", shown[at].row.id); }
  };
  const choose = (option) => {
    select.value = option.value;
    input.value = chosen();
    close();
    select.dispatchEvent(new Event("change", { bubbles: true }));
    select.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const draw = (words) => {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    list.replaceChildren();
    shown = [];
    let group = null;
    for (const option of select.options) {
      const text = option.textContent.trim();
      if (!option.value && wanted.length) continue;
      if (!wanted.every((it) => text.toLowerCase().includes(it))) continue;
      const parent = option.parentElement.label;
      if (parent && parent !== group) {
        group = parent;
        const head = document.createElement("li");
        head.setAttribute("role", "presentation");
        head.textContent = parent;
        list.append(head);
      }
      const row = document.createElement("li");
      row.id = `${id}-${shown.length}`;
      row.setAttribute("role", "option");
      row.textContent = text;
      row.addEventListener("mousedown", (event) => { event.preventDefault(); choose(option); });
      list.append(row);
      shown.push({ row, option });
    }
    if (!shown.length) {
      const row = document.createElement("li");
      row.setAttribute("role", "presentation");
      row.textContent = nothing;
      list.append(row);
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(wanted.length && shown.length ? 0 : -1);
  };
  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", () => draw(""));
  input.addEventListener("input", (event) => { event.stopPropagation(); draw(input.value); });
  input.addEventListener("blur", () => {
    if (!input.value.trim() && select.value) choose(select.options[0]);
    input.value = chosen();
    close();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) draw("");
      mark(Math.max(0, Math.min(shown.length - 1, at + (event.key === "ArrowDown" ? 1 : -1))));
    } else if (event.key === "Enter" && !list.hidden) {
      event.preventDefault();
      if (shown[at]) choose(shown[at].option);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      input.value = chosen();
      close();
    }
  });
}

async function card(select) {
  const field = select.closest(".field");
  const box = field && field.querySelector("[data-card]");
  if (!box) return;
  box.replaceChildren();
  if (!select.value) return;
  const answer = await fetch(`/law/items/${encodeURIComponent(select.value)}/card`, { headers: { "x-partial": "1" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  box.replaceChildren(...page.body.childNodes);
}

const all = () => document.querySelectorAll("select[data-search]").forEach(enhance);
document.addEventListener("change", (event) => { if (event.target.matches("select[data-item]")) card(event.target); });
document.addEventListener("fadu:drawn", all);
all();
