// The explorer that is opened from disk.

export type { View, ViewContext } from "./view.ts";
