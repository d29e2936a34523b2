// A selection as a parameter of an address. Ids with a beginning in common are written once: `llava,llava-1-5` is
// `llava,5~-1-5`; each number says how many letters are taken from the id before.

const LEAST_SHARED = 3;

export function pack(ids: readonly string[]): string {
  let before = "";
  const parts = [...ids].sort().map((id) => {
    let shared = 0;
    while (shared < id.length && shared < before.length && id[shared] === before[shared]) shared++;
    before = id;
    return shared >= LEAST_SHARED ? `${shared}~${id.slice(shared)}` : id;
  });
  return parts.join(",");
}

export function unpack(text: string): string[] {
  let before = "";
  return text
    .split(",")
    .filter(Boolean)
    .map((part) => {
      const match = /^(\d+)~(.*)$/.exec(part);
      before = match ? before.slice(0, Number(match[1])) + match[2] : part;
      return before;
    });
}
