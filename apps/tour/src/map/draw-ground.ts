// SPDX-License-Identifier: GPL-3.0-only
// What does not move: streets, houses and places, rooms, bus stops, names. Drawn anew only when the view changes.
import type { TourPlace, TourTown } from '@bluezone/simulator';
import type { Palette } from './palette.ts';
import { createLabelBoxes } from './place-labels.ts';
import { clamp, mapX, mapY, type Size, screenX, screenY, type View } from './view.ts';

type Street = TourTown['streets'][number];

const boxes = createLabelBoxes();
const FONT = '12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const LABEL_HEIGHT = 15;
/** Names keep so far from the upper edge. */
const EDGE = 13;

/** Pixels per metre from which something is drawn. */
const WALLS_FROM = 1.2;
const ROOMS_FROM = 7;
const STREET_NAMES_FROM = 1.6;
const HOME_NAMES_FROM = 10;
const PUBLIC_NAMES_FROM = 0.9;
/** Square pixels from which a place has its name even when most have none. */
const LARGE_PLACE = 80;

/**
 * @param ratio device pixels per CSS pixel
 * @param busStop how a bus stop of this name is called
 */
export function drawGround(
  context: CanvasRenderingContext2D,
  town: TourTown,
  view: View,
  size: Size,
  ratio: number,
  palette: Palette,
  busStop: (name: string) => string,
): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = palette.land;
  context.fillRect(0, 0, size.width, size.height);
  drawStreets(context, town, view, size, palette);
  drawPlaces(context, town, view, size, palette);
  drawNames(context, town, view, size, palette, busStop);
}

function drawStreets(
  context: CanvasRenderingContext2D,
  town: TourTown,
  view: View,
  size: Size,
  palette: Palette,
): void {
  context.strokeStyle = palette.street;
  context.lineCap = 'round';
  for (const { from, to, width } of town.streets) {
    context.lineWidth = Math.max(1.5, width * view.scale);
    context.beginPath();
    context.moveTo(screenX(view, size, from.x), screenY(view, size, from.y));
    context.lineTo(screenX(view, size, to.x), screenY(view, size, to.y));
    context.stroke();
  }
}

function drawPlaces(
  context: CanvasRenderingContext2D,
  town: TourTown,
  view: View,
  size: Size,
  palette: Palette,
): void {
  const { scale } = view;
  const [west, east] = [mapX(view, size, 0), mapX(view, size, size.width)];
  const [north, south] = [mapY(view, size, 0), mapY(view, size, size.height)];
  context.strokeStyle = palette.wall;
  for (const place of town.places) {
    if (place.x > east || place.x + place.width < west) continue;
    if (place.y > north || place.y + place.height < south) continue;
    const left = screenX(view, size, place.x);
    const top = screenY(view, size, place.y + place.height);
    const [width, height] = [place.width * scale, place.height * scale];
    context.fillStyle = palette.places[place.kind];
    context.fillRect(left, top, width, height);
    if (scale < WALLS_FROM) continue;
    context.lineWidth = Math.min(2, 0.4 + scale * 0.08);
    context.strokeRect(left, top, width, height);
    if (scale < ROOMS_FROM) continue;
    context.lineWidth = 1;
    for (const room of place.rooms) {
      context.strokeRect(
        screenX(view, size, room.x),
        screenY(view, size, room.y + room.height),
        room.width * scale,
        room.height * scale,
      );
    }
  }
}

function drawNames(
  context: CanvasRenderingContext2D,
  town: TourTown,
  view: View,
  size: Size,
  palette: Palette,
  busStop: (name: string) => string,
): void {
  boxes.clear();
  context.font = FONT;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = palette.land;
  const write = (name: string, x: number, y: number): void => {
    const width = widthOf(context, name) + 6;
    if (x + width / 2 < 0 || x - width / 2 > size.width || y < -10 || y > size.height + 10) return;
    if (!boxes.take(x - width / 2, y - LABEL_HEIGHT / 2, width, LABEL_HEIGHT)) return;
    context.strokeText(name, x, y);
    context.fillText(name, x, y);
  };
  // Above the northern wall, where few people stand on the name; or else along the upper edge of what is seen of it.
  const writePlace = (place: TourPlace, offset: number): void => {
    const left = screenX(view, size, place.x);
    const right = left + place.width * view.scale;
    if (right < 0 || left > size.width) return;
    const half = widthOf(context, place.name) / 2 + 4;
    const middle = (Math.max(0, left) + Math.min(size.width, right)) / 2;
    const top = screenY(view, size, place.y + place.height) + offset;
    const bottom = screenY(view, size, place.y);
    write(place.name, clamp(middle, half, size.width - half), top < EDGE && bottom > 3 * EDGE ? EDGE : top);
  };
  context.fillStyle = palette.ink;
  for (const place of largestFirst(town)) {
    const isLarge = place.width * place.height * view.scale ** 2 >= LARGE_PLACE;
    if (place.kind !== 'home' && (isLarge || view.scale >= PUBLIC_NAMES_FROM)) writePlace(place, -8);
  }
  for (const { name, x, y } of town.busStops) {
    const [px, py] = [screenX(view, size, x), screenY(view, size, y)];
    drawBusStop(context, px, py, palette);
    if (px < 0 || px > size.width) continue;
    context.fillStyle = palette.accent;
    const half = widthOf(context, busStop(name)) / 2 + 4;
    write(busStop(name), clamp(px, half, size.width - half), py - 14);
  }
  context.fillStyle = palette.inkSoft;
  if (view.scale >= STREET_NAMES_FROM) {
    for (const street of town.streets) writeStreet(context, street, view, size);
  }
  if (view.scale >= HOME_NAMES_FROM) {
    for (const place of town.places) if (place.kind === 'home') writePlace(place, 9);
  }
}

/** A ring with a bar across, unlike any mark of a person. */
function drawBusStop(context: CanvasRenderingContext2D, x: number, y: number, palette: Palette): void {
  context.save();
  context.strokeStyle = palette.accent;
  context.fillStyle = palette.card;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(x, y, 5, 0, 2 * Math.PI);
  context.moveTo(x - 8, y);
  context.lineTo(x + 8, y);
  context.fill();
  context.stroke();
  context.restore();
}

/** Along the street, in the middle of what is seen of it. */
function writeStreet(context: CanvasRenderingContext2D, street: Street, view: View, size: Size): void {
  const isLevel = Math.abs(street.to.x - street.from.x) >= Math.abs(street.to.y - street.from.y);
  const ends = isLevel
    ? [screenX(view, size, street.from.x), screenX(view, size, street.to.x)]
    : [screenY(view, size, street.from.y), screenY(view, size, street.to.y)];
  const length = isLevel ? size.width : size.height;
  const low = Math.max(0, Math.min(...ends));
  const high = Math.min(length, Math.max(...ends));
  const width = widthOf(context, street.name) + 10;
  if (high - low < width) return;
  const along = (low + high) / 2;
  const x = isLevel ? along : screenX(view, size, street.from.x);
  const y = isLevel ? screenY(view, size, street.from.y) : along;
  if (x < 0 || x > size.width || y < 0 || y > size.height) return;
  const [boxWidth, boxHeight] = isLevel ? [width, LABEL_HEIGHT] : [LABEL_HEIGHT, width];
  if (!boxes.take(x - boxWidth / 2, y - boxHeight / 2, boxWidth, boxHeight)) return;
  context.save();
  context.translate(x, y);
  if (!isLevel) context.rotate(-Math.PI / 2);
  context.strokeText(street.name, 0, 0);
  context.fillText(street.name, 0, 0);
  context.restore();
}

const widths = new Map<string, number>();

function widthOf(context: CanvasRenderingContext2D, name: string): number {
  const known = widths.get(name);
  if (known !== undefined) return known;
  const { width } = context.measureText(name);
  widths.set(name, width);
  return width;
}

const sortedPlaces = new WeakMap<TourTown, readonly TourPlace[]>();

/** So that a school has its name before a kiosk beside it. */
function largestFirst(town: TourTown): readonly TourPlace[] {
  const known = sortedPlaces.get(town);
  if (known !== undefined) return known;
  const sorted = [...town.places].sort((a, b) => b.width * b.height - a.width * a.height);
  sortedPlaces.set(town, sorted);
  return sorted;
}
