// What is seen of a plane. The plane is the unit square whatever the size of the screen, so that a camera holds when a
// window is resized and can be written into an address.

export interface Camera {
  /** How many times larger than the whole plane on the screen. */
  readonly scale: number;
  /** What of the plane, from 0 to 1, is in the middle of the screen. */
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const WHOLE: Camera = { scale: 1, x: 0.5, y: 0.5 };

/** The camera within its limits: never smaller than the whole plane, never beyond its edges. */
export function kept(camera: Camera, closest: number): Camera {
  const scale = Math.min(Math.max(camera.scale, 1), Math.max(closest, 1));
  const margin = 0.5 / scale;
  const within = (middle: number) => Math.min(Math.max(middle, margin), 1 - margin);
  return { scale, x: within(camera.x), y: within(camera.y) };
}

/** Nearer by a factor, with what is at a point of the screen staying there. */
export function zoomed(
  camera: Camera,
  factor: number,
  at: { x: number; y: number },
  size: Size,
  closest: number,
): Camera {
  const { scale } = kept({ ...camera, scale: camera.scale * factor }, closest);
  const moved = 1 / camera.scale - 1 / scale;
  const x = camera.x + (at.x / size.width - 0.5) * moved;
  const y = camera.y + (at.y / size.height - 0.5) * moved;
  return kept({ scale, x, y }, closest);
}

/** The plane drawn along by some pixels. */
export function dragged(camera: Camera, dx: number, dy: number, size: Size, closest: number): Camera {
  const x = camera.x - dx / size.width / camera.scale;
  const y = camera.y - dy / size.height / camera.scale;
  return kept({ ...camera, x, y }, closest);
}

/** A camera between two, for a short move. */
export function between(from: Camera, to: Camera, part: number): Camera {
  const mix = (a: number, b: number) => a + (b - a) * part;
  return { scale: from.scale * (to.scale / from.scale) ** part, x: mix(from.x, to.x), y: mix(from.y, to.y) };
}

/** Where a place of the plane is on the screen, along one axis. */
export function shown(place: number, middle: number, scale: number, length: number): number {
  return ((place - middle) * scale + 0.5) * length;
}
