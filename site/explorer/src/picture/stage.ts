// A picture that is looked at: canvas, buttons, list box, card; who points, presses keys or resizes, and what then.

import type { View, ViewContext } from "../view.ts";
import { Band } from "./band.ts";
import { kept, shown, WHOLE } from "./camera.ts";
import { Card } from "./card.ts";
import { filled, make, written } from "./dom.ts";
import { Eye } from "./eye.ts";
import { type Point, REACH, watch } from "./gestures.ts";
import { type Palette, palette, watchPalette } from "./palette.ts";
import { Reading } from "./reading.ts";
import { placeOf, same } from "./rows.ts";
import type { Scene } from "./scene.ts";
import { Tools } from "./tools.ts";

/** Below this width the card stands under the picture. */
const NARROW = 640;

/** No eye tells more pixels apart than this in a picture of dots, and they cost. */
const FINEST = 2;

let stages = 0;

export class Stage implements View {
  readonly #root: HTMLElement;
  readonly #field = make("div", { class: "picture-field" });
  readonly #canvas = make("canvas", { "aria-hidden": "true" });
  readonly #band = new Band();
  readonly #reading: Reading;
  readonly #card: Card;
  readonly #tools: Tools;
  readonly #ends: (() => void)[] = [];
  readonly #ticked: Uint8Array;
  readonly #eye: Eye;
  #palette: Palette;
  #rows: ArrayLike<number> = [];
  #current = -1;
  #hovered = -1;
  /** The card stays though nothing is pointed at. */
  #pinned = false;
  /** What of the camera stands in the address. */
  #written: string | undefined;

  constructor(
    element: HTMLElement,
    private readonly context: ViewContext,
    private readonly scene: Scene,
    /** Names the picture in classes, words and the address. */
    private readonly name: string,
    private readonly parameter: string,
  ) {
    const { words } = context;
    this.#eye = new Eye({
      closest: () => scene.closest,
      draw: () => this.#paint(),
      rest: () => this.#rest(),
    });
    const hint = make("p", { class: "picture-hint m", id: `picture-hint-${stages++}` }, words.picture_hint!);
    this.#card = new Card(context, () => this.#eye.size.width < NARROW);
    this.#reading = new Reading(context, words[`picture_${name}`]!, hint.id);
    this.#tools = new Tools(words, context.language, {
      zoom: (factor) => this.#zoomBy(factor),
      whole: () => this.#eye.moveTo(WHOLE),
      tickView: () => this.#tickAll(this.#inView()),
    });
    this.#field.append(this.#canvas);
    if (scene.overlay) this.#field.append(scene.overlay);
    this.#field.append(this.#reading.element, this.#band.element);
    const place = make("div", { class: "picture-place" }, this.#field, this.#card.element);
    this.#root = make("div", { class: `picture picture-${name}` }, this.#tools.element, place, hint);
    element.append(this.#root);
    this.#palette = palette(this.#root);
    this.#ticked = new Uint8Array(context.index.count);
    this.#listen();
  }

  show(rows: ArrayLike<number>, state: URLSearchParams): void {
    const text = state.get(this.parameter) ?? "";
    if (!same(rows, this.#rows)) {
      this.#rows = rows;
      this.scene.take(rows);
      this.scene.resize(this.#eye.size);
      const label = filled(this.context.words[`picture_${this.name}`]!, {
        count: written(rows.length, this.context.language),
      });
      this.#reading.label = label;
      this.#forget();
      this.#written = undefined;
    }
    if (text !== this.#written) {
      this.#eye.camera = this.scene.read(text);
      this.#written = text;
    }
    this.ticked();
  }

  ticked(): void {
    for (let row = 0; row < this.#ticked.length; row++) this.#ticked[row] = this.context.isTicked(row) ? 1 : 0;
    if (this.#current >= 0) this.#reading.ticked(this.#current);
    this.#card.ticked();
    this.#eye.draw();
  }

  destroy(): void {
    for (const end of this.#ends) end();
    this.#eye.stop();
    this.#root.remove();
  }

  #listen(): void {
    const list = this.#reading.element;
    const sizes = new ResizeObserver(() => this.#resize());
    sizes.observe(this.#field);
    const stop = new AbortController();
    const { signal } = stop;
    list.addEventListener("keydown", (event) => this.#key(event), { signal });
    list.addEventListener("focus", () => this.#read(this.#current < 0 ? this.#first() : this.#current), {
      signal,
    });
    this.#root.addEventListener("focusout", (event) => this.#left(event.relatedTarget), { signal });
    this.#root.addEventListener("keydown", (event) => event.key === "Escape" && this.#dismiss(), { signal });
    this.#card.element.addEventListener("pointerleave", () => this.#point(undefined), { signal });
    this.#card.element.addEventListener("click", () => this.ticked(), { signal });
    this.#ends.push(
      () => sizes.disconnect(),
      () => stop.abort(),
      watchPalette(() => {
        this.#palette = palette(this.#root);
        this.#paint();
      }),
      watch(list, {
        drag: (dx, dy) => this.#eye.drag(dx, dy),
        zoom: (factor, at) => this.#eye.zoom(factor, at),
        point: (at) => this.#point(at),
        tap: (at, touch) => this.#tap(at, touch),
        twice: (at) => this.#twice(at),
        frame: (from, to, state) => {
          const corners = this.#band.draw(from, to, state === "drawn");
          if (state === "done") this.#tickAll(this.scene.inside(...corners));
        },
      }),
    );
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    if (!width || !height) return;
    this.#eye.size = { width, height };
    this.#root.classList.toggle("is-narrow", width < NARROW);
    const ratio = Math.min(devicePixelRatio || 1, FINEST);
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    this.scene.resize(this.#eye.size);
    if (this.#written) this.#eye.camera = this.scene.read(this.#written);
    else this.#eye.keep();
    this.#paint();
  }

  /** Zoom about the current dot where it is seen, else about the middle. */
  #zoomBy(factor: number): void {
    const { width, height } = this.#eye.size;
    const place = this.#current < 0 ? undefined : this.scene.place(this.#current);
    const seen = place && place.x >= 0 && place.x <= width && place.y >= 0 && place.y <= height;
    this.#eye.zoomTo(factor, seen ? place : { x: width / 2, y: height / 2 });
  }

  #paint(): void {
    const { size, camera } = this.#eye;
    const canvas = this.#canvas.getContext("2d");
    if (!canvas || !size.width) return;
    const ratio = this.#canvas.width / size.width;
    canvas.setTransform(ratio, 0, 0, ratio, 0, 0);
    canvas.clearRect(0, 0, size.width, size.height);
    this.scene.draw({
      canvas,
      size,
      camera,
      palette: this.#palette,
      current: this.#current,
      hovered: this.#hovered,
      ticked: this.#ticked,
    });
    if (this.#card.row >= 0) this.#card.show(this.#card.row, this.scene.place(this.#card.row));
  }

  #rest(): void {
    const inView = this.#inView();
    this.#tools.show({
      whole: this.#eye.camera.scale <= 1,
      closest: this.#eye.camera.scale >= this.scene.closest,
      inView: inView.length,
      allTicked: inView.every((row) => this.#ticked[row]),
    });
    const text = this.scene.write(this.#eye.camera);
    if (this.#written === undefined || text === this.#written) return;
    this.#written = text;
    this.context.setState({ [this.parameter]: text });
  }

  #inView(): number[] {
    return this.scene.inside({ x: 0, y: 0 }, { x: this.#eye.size.width, y: this.#eye.size.height });
  }

  /** Where reading begins: what is in view, a milestone if there is one. */
  #first(): number {
    const inView = this.#inView();
    return inView.find((row) => this.context.milestone(row) !== undefined) ?? inView[0] ?? this.scene.start();
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const current = this.#current;
    if (key === "+" || key === "=") this.#zoomBy(2);
    else if (key === "-") this.#zoomBy(0.5);
    else if (key === "0") this.#eye.moveTo(WHOLE);
    else if (current < 0) return;
    else if (key === "Enter") this.context.open(current);
    else if (key === " ") this.#tickAll([current]);
    else {
      const row = this.scene.step(current, key);
      if (row === undefined) return;
      this.#read(row);
    }
    event.preventDefault();
  }

  /** Make a row the current one, say it, and bring it into view. */
  #read(row: number): void {
    if (row < 0) return;
    this.#current = row;
    this.#pinned = true;
    this.#reading.read(row, placeOf(this.#rows, row), this.#rows.length);
    this.#reveal(row);
    this.#card.show(row, this.scene.place(row));
    this.#eye.draw();
  }

  #reveal(row: number): void {
    const { scale, x, y } = this.#eye.camera;
    const home = this.scene.home(row);
    const margin = 0.06;
    const across = (place: number, middle: number) => {
      const at = shown(place, middle, scale, 1);
      return at < margin || at > 1 - margin ? place : middle;
    };
    const to = kept({ scale, x: across(home.x, x), y: across(home.y, y) }, this.scene.closest);
    if (this.#eye.set(to)) this.#paint();
  }

  #point(at: Point | undefined): void {
    const row = at ? this.scene.hit(at, REACH.pointer) : -1;
    if (row === this.#hovered && at) return;
    this.#hovered = row;
    this.#reading.element.classList.toggle("is-on-dot", row >= 0);
    const shown = row >= 0 ? row : this.#pinned ? this.#current : -1;
    if (shown >= 0) this.#card.show(shown, this.scene.place(shown));
    else if (at || !this.#card.element.matches(":hover")) this.#card.hide();
    this.#eye.draw();
  }

  #tap(at: Point, touch: boolean): void {
    const row = this.scene.hit(at, touch ? REACH.finger : REACH.pointer);
    if (row >= 0) this.#read(row);
    else this.#dismiss();
  }

  #twice(at: Point): void {
    const row = this.scene.hit(at, REACH.pointer);
    if (row >= 0) this.context.open(row);
    else this.#eye.zoomTo(2, at);
  }

  /** Tick these; where all of them are, untick them. */
  #tickAll(rows: readonly number[]): void {
    const on = !rows.every((row) => this.#ticked[row]);
    this.context.tickAll(rows, on);
    this.ticked();
  }

  #left(to: EventTarget | null): void {
    if (to instanceof Node && this.#root.contains(to)) return;
    this.#dismiss();
  }

  #dismiss(): void {
    this.#pinned = false;
    this.#card.hide();
    this.#eye.draw();
  }

  #forget(): void {
    this.#current = this.#hovered = -1;
    this.#pinned = false;
    this.#card.hide();
    const first = this.scene.start();
    if (first >= 0) this.#reading.read(first, placeOf(this.#rows, first), this.#rows.length);
    else this.#reading.empty();
  }
}
