// The explorer on the site.

import { siteSource } from "./data.ts";
import { start } from "./start.ts";

void start(siteSource);
