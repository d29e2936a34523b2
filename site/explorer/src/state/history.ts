// When the address bar follows what is asked: at once as a new step, or in place when the reader pauses.

/** As long after the last keystroke. Browsers count how often a page changes its address. */
const PAUSE = 200;

type How = "push" | "replace";

export class Address {
  private timer = 0;

  /** `now` gives the part of the address from `?` on. */
  constructor(private readonly now: () => string) {}

  keep(how: How): void {
    this.forget();
    if (how === "push") this.write(how);
    else this.timer = window.setTimeout(() => this.settle(), PAUSE);
  }

  /** Write at once what waits for a pause. */
  settle(): void {
    if (!this.timer) return;
    this.forget();
    this.write("replace");
  }

  forget(): void {
    clearTimeout(this.timer);
    this.timer = 0;
  }

  private write(how: How): void {
    const address = location.pathname + this.now();
    if (address === location.pathname + location.search) return;
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(history.state, "", address);
  }
}
