// Small helps that pages do without: the colour scheme, copying BibTeX, the way to an entry's line.

const root = document.documentElement;
const site = new URL("..", document.currentScript ? document.currentScript.src : location.href);
const english = root.lang === "en";

function say(text) {
  let box = document.querySelector(".said");
  if (!box) {
    box = document.createElement("div");
    box.className = "said";
    box.setAttribute("role", "status");
    document.body.append(box);
  }
  box.textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { box.textContent = ""; }, 2000);
}

async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
    return true;
  } catch {
    return false;
  }
}

const scheme = document.querySelector("button.scheme");
if (scheme) {
  scheme.hidden = false;
  scheme.addEventListener("click", () => {
    const dark = root.dataset.scheme ? root.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.scheme = dark ? "light" : "dark";
    try {
      localStorage.setItem("scheme", root.dataset.scheme);
    } catch {
      // the choice then holds for this page only
    }
  });
}

for (const link of document.querySelectorAll(".top nav a")) {
  if (location.pathname.startsWith(link.pathname)) link.setAttribute("aria-current", "true");
}

for (const block of document.querySelectorAll("[data-copy]")) {
  const [label, done] = block.dataset.copy.split("|");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = label;
  button.addEventListener("click", () => copy(block.querySelector("code").textContent, done));
  block.append(button);
}

// what scrolls is reached by the keyboard
for (const box of document.querySelectorAll(".authors, .bib code, table, .scroll")) {
  if (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
}

// Rows are kept short in the pages: each is given its `cite` here. It leads to the entry's BibTeX, or copies it.
for (const links of document.querySelectorAll(".rows .a")) {
  const title = links.closest("li").querySelector(".t a");
  if (!title.pathname.includes("/papers/")) continue;
  const link = document.createElement("a");
  link.href = `${title.href}#bibtex`;
  link.textContent = english ? "cite" : "引用";
  link.addEventListener("click", cite);
  links.append(link);
}

async function cite(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { href } = event.currentTarget;
  try {
    const page = new DOMParser().parseFromString(await (await fetch(href)).text(), "text/html");
    if (await copy(page.querySelector(".bib code").textContent, english ? "BibTeX copied" : "已复制 BibTeX")) return;
  } catch {
    // without the page or the clipboard, the entry's page shows the BibTeX
  }
  location.href = href;
}

const target = document.querySelector("#edit-target");
if (target) leadToLine(target);

async function leadToLine(place) {
  const [kind, id] = decodeURIComponent(location.hash.slice(1)).split("/");
  if (!(kind === "papers" || kind === "datasets") || !id) return;
  const form = document.querySelector("#edit-form");
  if (form) form.href += `&entry=${encodeURIComponent(`${kind}/${id}`)}`;
  const lines = await linesOfEntries();
  const line = Object.hasOwn(lines[kind], id) ? lines[kind][id] : undefined;
  if (!line) return;
  const name = `${kind}.yaml`;
  const label = english ? `${name}, line ${line} (${id})` : `${name} 第 ${line} 行（${id}）`;
  if (!lines.repository) {
    place.textContent = label;
    return;
  }
  const link = document.createElement("a");
  link.href = `${lines.repository}/blob/HEAD/${name}?plain=1#L${line}`;
  link.textContent = label;
  place.replaceChildren(link);
}

async function linesOfEntries() {
  return (await fetch(new URL("api/v1/lines.json", site))).json();
}

// On the page for addresses that are none: the entries whose ids have most of the address's words, or begin with them.
const near = document.querySelector("#near");
if (near) showNear(near);

async function showNear(place) {
  const path = decodeURIComponent(location.pathname).toLowerCase();
  const words = path.slice(site.pathname.length).split(/[^a-z0-9]+/).filter((word) => word.length > 1 && !["zh", "papers", "datasets", "html"].includes(word));
  const lines = await linesOfEntries();
  const found = [];
  for (const kind of ["papers", "datasets"]) {
    for (const id of Object.keys(lines[kind])) {
      const own = id.split("-");
      let score = 0;
      for (const word of words) score += own.includes(word) ? word.length + 1 : own.some((part) => part.startsWith(word)) ? word.length : 0;
      if (score) found.push({ kind, id, score: score - id.length / 100 });
    }
  }
  if (!found.length) return;
  found.sort((one, other) => other.score - one.score);
  const heading = document.createElement("p");
  heading.textContent = place.dataset.heading;
  const list = document.createElement("ul");
  list.className = "plain";
  for (const { kind, id } of found.slice(0, 8)) {
    const link = document.createElement("a");
    link.href = new URL(`${path.startsWith(`${site.pathname}zh/`) ? "zh/" : ""}${kind}/${id}/`, site);
    link.textContent = `${kind}/${id}`;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  place.append(heading, list);
}
