import { begin } from "./shared.js";

// each hit is a file of its own, so only as many as Pagefind's own interface shows at first
const SHOWN = 5;
const pagefind = await import(new URL("pagefind/pagefind.js", location.href));
await pagefind.init();

begin(async (query) => {
  const { results } = await pagefind.search(query);
  const hits = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
  return hits.map((hit) => ({ id: hit.raw_url.slice(1), title: hit.meta.title }));
});
