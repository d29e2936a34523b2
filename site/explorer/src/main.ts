// The explorer on the site.

export type { View, ViewContext } from "./view.ts";
