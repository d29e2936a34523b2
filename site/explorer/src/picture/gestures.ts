// What mouse, pen and fingers do on a picture: draw it along, zoom by wheel or pinch, point, tap, and with Shift drag a
// frame.

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Gestures {
  drag(dx: number, dy: number): void;
  /** False where the picture is as near or as far as it goes: the page then scrolls. */
  zoom(factor: number, at: Point): boolean;
  point(at: Point | undefined): void;
  tap(at: Point, touch: boolean): void;
  twice(at: Point): void;
  /** A frame is drawn from one corner to another. */
  frame(from: Point, to: Point, state: "drawn" | "done" | "dropped"): void;
}

/** How near a pointer or a finger has to come to a dot. */
export const REACH = { pointer: 12, finger: 24 };

/** As far as a finger trembles. */
const STILL = 6;

export function watch(element: HTMLElement, gestures: Gestures): () => void {
  const held = new Map<number, Point>();
  const stop = new AbortController();
  const options = { signal: stop.signal };
  let began: Point | undefined;
  let moved = false;
  let framing = false;

  const place = (event: MouseEvent): Point => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  element.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button) return;
      const at = place(event);
      held.set(event.pointerId, at);
      if (held.size > 1) {
        moved = true;
        return;
      }
      began = at;
      moved = false;
      framing = event.shiftKey;
    },
    options,
  );
  element.addEventListener(
    "pointermove",
    (event) => {
      const before = held.get(event.pointerId);
      const at = place(event);
      if (!before || !began) {
        if (event.pointerType !== "touch") gestures.point(at);
        return;
      }
      if (!moved && Math.hypot(at.x - began.x, at.y - began.y) < STILL) return;
      if (!moved) {
        moved = true;
        element.setPointerCapture(event.pointerId);
        gestures.point(undefined);
      }
      const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
      held.set(event.pointerId, at);
      if (framing) gestures.frame(began, at, "drawn");
      else if (other) pinch(before, at, other);
      else gestures.drag(at.x - before.x, at.y - before.y);
    },
    options,
  );

  function pinch(before: Point, now: Point, other: Point): void {
    const was = Math.hypot(before.x - other.x, before.y - other.y);
    const is = Math.hypot(now.x - other.x, now.y - other.y);
    gestures.drag((now.x - before.x) / 2, (now.y - before.y) / 2);
    if (was > 1) gestures.zoom(is / was, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  }

  function release(event: PointerEvent): void {
    if (!held.delete(event.pointerId) || !began) return;
    const at = place(event);
    if (framing && moved) gestures.frame(began, at, event.type === "pointerup" ? "done" : "dropped");
    else if (!moved && event.type === "pointerup") gestures.tap(at, event.pointerType === "touch");
    if (!held.size) began = undefined;
    framing = false;
  }
  element.addEventListener("pointerup", release, options);
  element.addEventListener("pointercancel", release, options);
  element.addEventListener("pointerleave", (event) => !held.has(event.pointerId) && gestures.point(undefined), options);
  element.addEventListener("dblclick", (event) => gestures.twice(place(event)), options);
  element.addEventListener("wheel", (event) => wheel(event, place(event), gestures), { ...options, passive: false });
  return () => stop.abort();
}

function wheel(event: WheelEvent, at: Point, gestures: Gestures): void {
  // a line or a page of the wheel in pixels
  const unit = event.deltaMode === 1 ? 20 : event.deltaMode === 2 ? 400 : 1;
  const sideways = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
  if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
    gestures.drag(-sideways * unit, 0);
    event.preventDefault();
    return;
  }
  // two fingers on a touchpad come as a wheel with Ctrl and small steps
  const strength = event.ctrlKey ? 0.01 : 0.002;
  if (gestures.zoom(2 ** (-event.deltaY * unit * strength), at) || event.ctrlKey) event.preventDefault();
}
