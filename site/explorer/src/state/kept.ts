// What is kept on this device: the selection and how far one has read. Ids, since rows change with every build.

export interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const VERSION = 1;

/** A set of ids that outlives the visit, and that tells who listens when it changes. */
export class KeptSet {
  private ids: Set<string>;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly key: string,
    private readonly store: Store | undefined,
  ) {
    this.ids = this.read();
  }

  private read(): Set<string> {
    try {
      const found: unknown = JSON.parse(this.store?.getItem(this.key) ?? "null");
      const valid = typeof found === "object" && found !== null && "version" in found && "ids" in found;
      if (!valid || found.version !== VERSION || !Array.isArray(found.ids)) return new Set();
      return new Set(found.ids.filter((id) => typeof id === "string"));
    } catch {
      return new Set();
    }
  }

  /** Read anew what another window has written. */
  refresh(): void {
    this.ids = this.read();
    this.tell();
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }

  get size(): number {
    return this.ids.size;
  }

  all(): readonly string[] {
    return [...this.ids];
  }

  set(ids: Iterable<string>, on: boolean): void {
    for (const id of ids) {
      if (on) this.ids.add(id);
      else this.ids.delete(id);
    }
    this.write();
  }

  clear(): void {
    this.ids.clear();
    this.write();
  }

  private write(): void {
    try {
      this.store?.setItem(this.key, JSON.stringify({ version: VERSION, ids: [...this.ids] }));
    } catch {
      // where nothing may be kept, it holds for this visit
    }
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }
}

/** The browser's storage, or undefined where it is forbidden. */
export function storage(): Store | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
