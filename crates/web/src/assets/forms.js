// Forms answer without losing their place: the server draws, this only puts the answer in.
const digits = "零壹贰叁肆伍陆柒捌玖";
const small = ["", "拾", "佰", "仟"];
const large = ["", "万", "亿", "万亿"];

// The amount in words, as the server writes it.
function inWords(text) {
  const clean = text.replace(/[,，\s]/g, "");
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(clean);
  if (!match) return "";
  const whole = match[1].replace(/^0+/, "");
  const jiao = Number((match[2] || "")[0] || 0), fen = Number((match[2] || "")[1] || 0);
  let words = "", zero = false;
  for (let at = 0; at < whole.length; at += 1) {
    const place = whole.length - 1 - at, digit = Number(whole[at]);
    if (digit === 0) zero = true;
    else { if (zero && words) words += "零"; zero = false; words += digits[digit] + small[place % 4]; }
    if (place % 4 === 0 && place > 0) {
      const group = whole.slice(Math.max(0, at - 3), at + 1);
      if (Number(group) > 0) words += large[place / 4];
    }
  }
  if (words) words += "元";
  if (!jiao && !fen) return words ? words + "整" : "零元整";
  if (jiao) words += (zero && words ? "零" : "") + digits[jiao] + "角";
  else if (words) words += "零";
  return fen ? words + digits[fen] + "分" : words + "整";
}

document.addEventListener("input", (event) => {
  const out = event.target.name && document.querySelector(`output[data-words="${CSS.escape(event.target.name)}"]`);
  if (out) out.textContent = inWords(event.target.value);
  const form = event.target.closest("form[data-enhance]");
  if (form) form.dataset.dirty = "1";
});

window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-enhance][data-dirty]")) event.preventDefault();
});

function place(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const next = page.querySelector("#main"), main = document.querySelector("#main");
  const active = document.activeElement, id = active && active.id, top = window.scrollY;
  main.replaceChildren(...next.childNodes);
  document.dispatchEvent(new CustomEvent("fadu:drawn"));
  const told = main.querySelector("[data-focus]");
  if (told) { told.focus({ preventScroll: true }); told.scrollIntoView({ block: "start", behavior: "instant" }); return; }
  window.scrollTo(0, top);
  const again = id && document.getElementById(id);
  if (again) again.focus({ preventScroll: true });
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-enhance]");
  if (!form || !window.fetch) return;
  event.preventDefault();
  if (form.dataset.busy) return;
  if (form.querySelector("[data-uploading]")) { form.querySelector("[data-uploading]").scrollIntoView({ block: "center" }); return; }
  const button = event.submitter;
  const data = new FormData(form, button);
  const body = form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
  form.dataset.busy = "1";
  const label = button && button.textContent;
  if (button) { button.setAttribute("aria-busy", "true"); if (button.dataset.busy) button.textContent = button.dataset.busy; }
  const rest = () => {
    delete form.dataset.busy;
    if (button) { button.removeAttribute("aria-busy"); if (label) button.textContent = label; }
  };
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body, headers: { "x-partial": "1" }, credentials: "same-origin" });
  } catch {
    rest();
    tell(form, document.documentElement.lang === "en"
      ? "The server was not reached. Nothing was lost; try again."
      : "没有连上服务器。填写的内容没有丢失，请稍后再提交。");
    return;
  }
  const to = answer.headers.get("x-to");
  if (to) { delete form.dataset.dirty; location.assign(to); return; }
  const html = await answer.text();
  if (html.includes("data-partial")) {
    rest();
    const page = new DOMParser().parseFromString(html, "text/html");
    tell(form, page.querySelector("[data-partial]"));
    return;
  }
  const dirty = form.dataset.dirty;
  place(html);
  const next = document.querySelector("form[data-enhance]");
  if (next && dirty) next.dataset.dirty = dirty;
});

function tell(form, what) {
  let box = form.parentElement.querySelector(".notice[data-told]");
  if (!box) {
    box = document.createElement("section");
    box.className = "notice refused";
    box.dataset.told = "";
    box.setAttribute("role", "alert");
    box.tabIndex = -1;
    form.before(box);
  }
  box.replaceChildren(what);
  box.focus();
}
