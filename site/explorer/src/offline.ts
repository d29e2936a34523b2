// The explorer that is opened from disk, where a browser fetches nothing: everything is in the script beside it.

import type { Source } from "./data.ts";
import { unpacked } from "./data.ts";
import { start } from "./start.ts";

declare global {
  /** What the site holds as files, by path: JSON as it is, what is packed in base64. */
  var explorerData: Readonly<Record<string, unknown>> | undefined;
}

function diskSource(): Source {
  const find = async (path: string): Promise<unknown> => {
    const found = globalThis.explorerData?.[path];
    if (found === undefined) throw new Error(`not packed: ${path}`);
    return found;
  };
  return {
    json: find,
    text: async (path) => {
      const found = await find(path);
      return unpacked(Uint8Array.from(atob(String(found)), (letter) => letter.charCodeAt(0)));
    },
  };
}

void start(diskSource);
