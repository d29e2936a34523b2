// The months that are seen, as they stand in the address: `2023-01..2024-06`, both of them whole.

import { type Camera, kept, WHOLE } from "../picture/camera.ts";
import type { Piles } from "./piles.ts";

type Range = Pick<Piles, "first" | "slots">;

/** Where the middle of a slot is on the plane: half a slot is left free at both ends. */
export function planeX(slot: number, slots: number): number {
  return (slot + 1) / (slots + 1);
}

export function slotAt(place: number, slots: number): number {
  return place * (slots + 1) - 1;
}

export function writeSpan(camera: Camera, { first, slots }: Range): string {
  if (camera.scale < 1.001) return "";
  const half = 0.5 / camera.scale;
  const within = (slot: number) => Math.min(Math.max(slot, 0), slots - 1);
  const from = within(Math.round(slotAt(camera.x - half, slots) + 0.5));
  const to = within(Math.round(slotAt(camera.x + half, slots) - 0.5));
  return `${monthText(first + from)}..${monthText(first + Math.max(from, to))}`;
}

/** A month counted from January 1970, as dates are written here. */
export function monthText(number: number): string {
  return `${Math.floor(number / 12) + 1970}-${String((number % 12) + 1).padStart(2, "0")}`;
}

/** The camera that shows a span; the whole where it is not one. */
export function readSpan(text: string | null, { first, slots }: Range, closest: number): Camera {
  const parts = /^(\d{4})-(\d\d)\.\.(\d{4})-(\d\d)$/.exec(text ?? "");
  if (!parts) return WHOLE;
  const [from, to] = [0, 2].map((at) => (Number(parts[at + 1]) - 1970) * 12 + Number(parts[at + 2]) - 1 - first);
  const [start, end] = [planeX(from! - 0.5, slots), planeX(to! + 0.5, slots)];
  if (end <= start || end <= 0 || start >= 1) return WHOLE;
  return kept({ scale: 1 / (end - start), x: (start + end) / 2, y: 0.5 }, closest);
}
