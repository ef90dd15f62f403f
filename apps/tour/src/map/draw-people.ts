// SPDX-License-Identifier: GPL-3.0-only
// What moves: people, who hears whom, rings. Nothing is allocated from frame to frame.
import type { HeardLines } from './heard-lines.ts';
import type { Rings } from './light-up.ts';
import { markRadius } from './mark-stamps.ts';
import { type Mark, marks } from './marks.ts';
import type { Palette } from './palette.ts';
import type { Patch } from './patch.ts';
import type { PeopleLayer } from './people-layer.ts';
import type { Stamps } from './stamp-marks.ts';

/** What is drawn of the people, in columns. */
export interface PeopleColumns {
  readonly count: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Index into `marks`. */
  readonly mark: Uint8Array;
  readonly isOff: Uint8Array;
  /** Indices in the order of drawing. */
  order: Uint16Array;
}

export interface Scene {
  readonly people: PeopleColumns;
  readonly names: readonly string[];
  readonly lines: HeardLines;
  readonly rings: Rings;
  /** Metres; who heard each other and is further apart by now has no line any more. */
  readonly longestLine: number;
  chosen: number;
  hovered: number;
  guest: number;
}

const FONT = '600 12.5px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** Where what is drawn lies: on whole device pixels, `ratio` of them per CSS pixel. */
interface Place {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
  readonly ratio: number;
}

/**
 * Draws upon what is there already.
 *
 * @param isOld whether somebody has moved or is marked otherwise since their marks were drawn anew
 * @param ratio device pixels per CSS pixel
 * @returns whether their marks were drawn anew
 */
export function drawPeople(
  context: CanvasRenderingContext2D,
  scene: Scene,
  layer: PeopleLayer,
  stamps: Stamps,
  shown: Patch,
  isOld: boolean,
  ratio: number,
  palette: Palette,
): boolean {
  context.setTransform(1, 0, 0, 1, 0, 0);
  const at: Place = { left: -shown.left, top: -shown.top, scale: shown.scale, ratio };
  drawLines(context, scene, at, palette);
  const areNew = layer.put(context, scene.people, stamps, shown, isOld);
  drawRings(context, scene, at, palette);
  if (scene.guest >= 0) encircle(context, scene, scene.guest, at, palette.guest);
  if (scene.chosen >= 0) {
    encircle(context, scene, scene.chosen, at, palette.accent);
    writeName(context, scene, scene.chosen, at, palette, shown);
  }
  if (scene.hovered >= 0 && scene.hovered !== scene.chosen)
    writeName(context, scene, scene.hovered, at, palette, shown);
  return areNew;
}

function drawLines(
  context: CanvasRenderingContext2D,
  { people, lines, longestLine }: Scene,
  { left, top, scale, ratio }: Place,
  palette: Palette,
): void {
  if (lines.count === 0) return;
  context.strokeStyle = palette.heard;
  for (let line = 0; line < lines.count; line++) {
    const a = lines.a[line] as number;
    const b = lines.b[line] as number;
    const strength = lines.strength[line] as number;
    const ax = people.x[a] as number;
    const ay = people.y[a] as number;
    const bx = people.x[b] as number;
    const by = people.y[b] as number;
    if (Math.abs(ax - bx) > longestLine || Math.abs(ay - by) > longestLine) continue;
    context.globalAlpha = (lines.shown[line] as number) * (0.2 + 0.7 * strength);
    context.lineWidth = (0.8 + 1.6 * strength) * ratio;
    context.setLineDash(lines.mutual[line] === 1 ? solid : dashed);
    context.beginPath();
    context.moveTo(left + ax * scale, top - ay * scale);
    context.lineTo(left + bx * scale, top - by * scale);
    context.stroke();
  }
  context.globalAlpha = 1;
  context.setLineDash(solid);
}

const solid: number[] = [];
const dashed = [5, 5];

function drawRings(
  context: CanvasRenderingContext2D,
  { people, rings }: Scene,
  { left, top, scale, ratio }: Place,
  palette: Palette,
): void {
  for (let ring = 0; ring < rings.count; ring++) {
    const person = rings.person[ring] as number;
    const grown = rings.grown[ring] as number;
    const eased = 1 - (1 - grown) ** 3;
    context.globalAlpha = 0.85 * (1 - grown);
    context.strokeStyle = palette.marks[marks[people.mark[person] as number] as Mark];
    context.lineWidth = 3 * ratio;
    context.beginPath();
    const x = left + (people.x[person] as number) * scale;
    const y = top - (people.y[person] as number) * scale;
    context.arc(x, y, (8 + 30 * eased) * ratio, 0, 2 * Math.PI);
    context.stroke();
  }
  context.globalAlpha = 1;
}

function encircle(
  context: CanvasRenderingContext2D,
  { people }: Scene,
  person: number,
  { left, top, scale, ratio }: Place,
  colour: string,
): void {
  const x = left + (people.x[person] as number) * scale;
  const y = top - (people.y[person] as number) * scale;
  const mark = marks[people.mark[person] as number] as Mark;
  context.strokeStyle = colour;
  context.lineWidth = 2.5 * ratio;
  context.beginPath();
  context.arc(x, y, (markRadius(mark, scale / ratio) * 1.35 + 4) * ratio, 0, 2 * Math.PI);
  context.stroke();
}

function writeName(
  context: CanvasRenderingContext2D,
  { people, names }: Scene,
  person: number,
  { left, top, scale, ratio }: Place,
  palette: Palette,
  shown: Patch,
): void {
  const size = { width: shown.width / ratio, height: shown.height / ratio };
  const x = (left + (people.x[person] as number) * scale) / ratio;
  const y = (top - (people.y[person] as number) * scale) / ratio;
  if (x < -20 || x > size.width + 20 || y < -20 || y > size.height + 20) return;
  const name = names[person] ?? '';
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.font = FONT;
  const width = context.measureText(name).width + 14;
  const boxLeft = Math.min(Math.max(4, x - width / 2), size.width - width - 4);
  const boxTop = y > 44 ? y - 40 : y + 18;
  context.fillStyle = palette.card;
  context.strokeStyle = palette.wall;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(boxLeft, boxTop, width, 22, 7);
  context.fill();
  context.stroke();
  context.fillStyle = palette.ink;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(name, boxLeft + 7, boxTop + 11.5);
  context.setTransform(1, 0, 0, 1, 0, 0);
}
