// Small helps that pages do without: the colour scheme, the search's results, copying BibTeX, the way to an entry's line.
// A classic script, so that it also runs in pages that are opened from disk.

(() => {
  const root = document.documentElement;
  const own = new URL(document.currentScript.src);
  const site = new URL("..", own);
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

  // Lists stand under what finds in them, though not by their address.
  const UNDER = { "explore/": ["papers/", "authors/", "venues/", "topics/", "years/"], "datasets/": ["kinds/"] };
  for (const link of document.querySelectorAll(".top nav a")) {
    const below = Object.entries(UNDER).flatMap(([menu, lists]) => link.pathname.endsWith(`/${menu}`) ? lists.map((list) => link.pathname.slice(0, -menu.length) + list) : []);
    if ([link.pathname, ...below].some((start) => location.pathname.startsWith(start))) link.setAttribute("aria-current", "true");
  }

  const search = () => import(new URL(`search.js${own.search}`, own).href);
  for (const form of document.querySelectorAll("form.find")) {
    form.addEventListener("focusin", async () => {
      // without it the form leads to the explorer all the same
      (await search().catch(() => undefined))?.attach(form);
    }, { once: true });
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
    const box = document.querySelector(".top .find input");
    if (box) box.value = words.join(" ");
    await Promise.all([showEntries(place, path, words), showPages(place, path, words)]);
  }

  async function showEntries(place, path, words) {
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
    list.className = "plain near-entries";
    for (const { kind, id } of found.slice(0, 8)) {
      const link = document.createElement("a");
      link.href = new URL(`${path.startsWith(`${site.pathname}zh/`) ? "zh/" : ""}${kind}/${id}/`, site);
      link.textContent = `${kind}/${id}`;
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    place.prepend(heading, list);
  }

  /** The search of the top bar, asked for the words of the address. */
  async function showPages(place, path, words) {
    if (!words.length) return;
    const home = new URL(path.startsWith(`${site.pathname}zh/`) ? "zh/" : "", site);
    const { find, linkTo, linkToPapers, load } = await search();
    const index = await load(home);
    const asked = words.join(" ");
    // an address seldom has all the words of a page: the first that finds anything will do
    const hits = [asked, ...words].map((one) => find(index, one)).find((found) => found.length) ?? [];
    const list = document.createElement("ul");
    list.className = "plain near-pages";
    for (const link of [...hits.map((hit) => linkTo(hit, home, words)), linkToPapers(index, asked, home)]) {
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    place.append(list);
  }
})();
