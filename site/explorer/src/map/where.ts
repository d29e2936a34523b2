// What of the map is seen, as it stands in the address: `0.31,0.72,4.5`, the middle of the screen and how near it is.

import { type Camera, kept, WHOLE } from "../picture/camera.ts";

export function writeWhere({ x, y, scale }: Camera): string {
  return scale < 1.001 ? "" : [x.toFixed(3), y.toFixed(3), scale.toFixed(2)].map(Number).join(",");
}

export function readWhere(text: string | null, closest: number): Camera {
  const [x, y, scale] = /^[\d.,]+$/.test(text ?? "") ? text!.split(",").map(Number) : [];
  if (x === undefined || y === undefined || !scale || !Number.isFinite(x + y + scale)) return WHOLE;
  return kept({ x, y, scale }, closest);
}
