// Originals go up in pieces; what was interrupted goes on where it stopped.
const PIECE = 4 << 20;
const TRIES = 6;
const token = () => { const it = document.querySelector("meta[name=csrf]"); return it ? it.content : ""; };
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))].map((it) => it.toString(16).padStart(2, "0")).join("");
const size = (bytes) => (bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`);

// The same file chosen again goes on with the same id, so that nothing is sent twice.
function idOf(file) {
  const key = `fadu-upload:${file.name}:${file.size}:${file.lastModified}`;
  const known = sessionStorage.getItem(key);
  const id = known || fresh();
  sessionStorage.setItem(key, id);
  return { id, forget: () => sessionStorage.removeItem(key) };
}

async function send(file, tell) {
  const { id, forget } = idOf(file);
  const headers = { "x-csrf-token": token() };
  let offset = 0, tries = 0;
  const known = await fetch(`/uploads/${id}`);
  if (known.ok) offset = (await known.json()).offset;
  if (offset > file.size) offset = 0;
  while (offset < file.size) {
    tell(offset);
    try {
      const answer = await fetch(`/uploads/${id}?offset=${offset}`, { method: "PATCH", headers, body: file.slice(offset, offset + PIECE) });
      if (answer.ok || answer.status === 409) {
        const told = await answer.json();
        if (typeof told.offset !== "number") throw new Error("busy");
        offset = told.offset;
        tries = 0;
        continue;
      }
      if (answer.status < 500) throw Object.assign(new Error(String(answer.status)), { final: true });
      throw new Error(String(answer.status));
    } catch (fault) {
      tries += 1;
      if (fault.final || tries > TRIES) throw fault;
      await pause(500 * 2 ** tries);
    }
  }
  tell(offset);
  const answer = await fetch(`/uploads/${id}?name=${encodeURIComponent(file.name)}`, { method: "POST", headers });
  forget();
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

async function take(box, file) {
  const list = box.querySelector(".kept");
  if (!("many" in box.dataset)) list.querySelectorAll("li").forEach((it) => it.remove());
  const row = box.querySelector("template").content.firstElementChild.cloneNode(true);
  const bar = row.querySelector("progress"), hidden = row.querySelector("input");
  row.querySelector(".name").textContent = file.name;
  row.querySelector("[data-size]").textContent = size(file.size);
  row.dataset.uploading = "";
  bar.hidden = false;
  list.append(row);
  try {
    const kept = await send(file, (sent) => { bar.value = file.size ? (100 * sent) / file.size : 100; });
    hidden.value = JSON.stringify(kept);
    hidden.disabled = false;
    row.querySelector("code").textContent = kept.sha256.slice(0, 12);
    bar.hidden = true;
    box.closest("form").dataset.dirty = "1";
  } catch {
    row.querySelector("[data-size]").textContent = document.documentElement.lang === "en"
      ? "interrupted: choose the file again to go on" : "中断：重新选择这个文件即可续传";
    row.classList.add("wrong");
    bar.hidden = true;
  }
  delete row.dataset.uploading;
}

document.addEventListener("change", async (event) => {
  const box = event.target.type === "file" && event.target.closest("[data-blobs]");
  if (!box) return;
  const files = [...event.target.files];
  event.target.value = "";
  for (const file of files) await take(box, file);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-blobs] button[name=_drop]");
  if (!button) return;
  event.preventDefault();
  button.closest("li").remove();
});
