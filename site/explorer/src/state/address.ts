// What is asked for, and how an address says it: `?q=…&technique=a,-b&years=2023-2025&has=code,-demo&view=table&sort=…`.

import { pack, unpack } from "./share.ts";

/** Of a facet, the values that are wanted (any of them will do) and those that must not be there. */
export interface Chosen {
  readonly wanted: ReadonlySet<string>;
  readonly unwanted: ReadonlySet<string>;
}

/** First and last year, either may be open (0). */
export type Years = readonly [number, number];

export const VIEWS = ["list", "table", "timeline", "map"] as const;
export type ViewName = (typeof VIEWS)[number];

export const SORTS = ["relevance", "newest", "oldest", "name", "title", "venue"] as const;
export type Sort = (typeof SORTS)[number];

export interface Asked {
  readonly q: string;
  /** By the facet's name. `has` is among them: of it every wanted value must be there. */
  readonly facets: ReadonlyMap<string, Chosen>;
  readonly years: Years;
  readonly view: ViewName;
  /** "" for what fits: relevance where words are asked for, else the newest. */
  readonly sort: Sort | "";
  /** Columns of the table; empty for the usual ones. */
  readonly columns: readonly string[];
  /** Ids that someone shared: only these are shown. */
  readonly sel: readonly string[];
  /** The parameters of the timeline and the map themselves. */
  readonly own: ReadonlyMap<string, string>;
}

export const NOTHING: Asked = {
  q: "",
  facets: new Map(),
  years: [0, 0],
  view: "list",
  sort: "",
  columns: [],
  sel: [],
  own: new Map(),
};

const OURS = new Set(["q", "years", "view", "sort", "columns", "sel"]);

/** Read an address; what it should not say is left out. `facets` are those that the index has. */
export function read(search: string, facets: readonly string[]): Asked {
  const given = new URLSearchParams(search);
  const chosen = new Map<string, Chosen>();
  for (const facet of facets) {
    const values = (given.get(facet) ?? "").split(",").filter((value) => value !== "" && value !== "-");
    if (!values.length) continue;
    const unwanted = values.filter((value) => value.startsWith("-")).map((value) => value.slice(1));
    const wanted = values.filter((value) => !value.startsWith("-") && !unwanted.includes(value));
    chosen.set(facet, { wanted: new Set(wanted), unwanted: new Set(unwanted) });
  }
  return {
    q: given.get("q") ?? "",
    facets: chosen,
    years: readYears(given.get("years") ?? ""),
    view: VIEWS.find((view) => view === given.get("view")) ?? "list",
    sort: SORTS.find((sort) => sort === given.get("sort")) ?? "",
    columns: (given.get("columns") ?? "").split(",").filter(Boolean),
    sel: unpack(given.get("sel") ?? ""),
    own: new Map([...given].filter(([name]) => !OURS.has(name) && !facets.includes(name))),
  };
}

/** `2023-2025`, `2023-`, `-2025`, `2024`. */
function readYears(text: string): Years {
  const match = /^(\d{4})?(-)?(\d{4})?$/.exec(text);
  if (!match || !text) return [0, 0];
  const first = Number(match[1] ?? 0);
  const last = match[2] ? Number(match[3] ?? 0) : first;
  return first && last && first > last ? [last, first] : [first, last];
}

export function writeYears([first, last]: Years): string {
  if (!first && !last) return "";
  return first === last ? String(first) : `${first || ""}-${last || ""}`;
}

/** The address of what is asked, from `?` on; "" where nothing is. Commas and slashes stay readable. */
export function write(asked: Asked): string {
  const parts: [string, string][] = [];
  if (asked.q.trim()) parts.push(["q", asked.q]);
  for (const [facet, { wanted, unwanted }] of asked.facets) {
    const values = [...wanted, ...[...unwanted].map((value) => `-${value}`)];
    if (values.length) parts.push([facet, values.join(",")]);
  }
  const years = writeYears(asked.years);
  if (years) parts.push(["years", years]);
  if (asked.view !== "list") parts.push(["view", asked.view]);
  if (asked.sort) parts.push(["sort", asked.sort]);
  if (asked.columns.length) parts.push(["columns", asked.columns.join(",")]);
  if (asked.sel.length) parts.push(["sel", pack(asked.sel)]);
  for (const [name, value] of asked.own) if (value) parts.push([name, value]);
  if (!parts.length) return "";
  const text = parts.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return `?${text.join("&").replaceAll("%2C", ",").replaceAll("%7E", "~").replaceAll("%20", "+")}`;
}

/** With one value of a facet wanted, unwanted, or (by "") neither. */
export function choose(asked: Asked, facet: string, value: string, how: "wanted" | "unwanted" | ""): Asked {
  const before = asked.facets.get(facet);
  const wanted = new Set(before?.wanted);
  const unwanted = new Set(before?.unwanted);
  wanted.delete(value);
  unwanted.delete(value);
  if (how === "wanted") wanted.add(value);
  if (how === "unwanted") unwanted.add(value);
  const facets = new Map(asked.facets);
  if (wanted.size || unwanted.size) facets.set(facet, { wanted, unwanted });
  else facets.delete(facet);
  return { ...asked, facets };
}

/** Whether more than a way of looking is asked for. */
export function narrows(asked: Asked): boolean {
  return (
    asked.q.trim() !== "" || asked.facets.size > 0 || asked.years[0] > 0 || asked.years[1] > 0 || asked.sel.length > 0
  );
}
