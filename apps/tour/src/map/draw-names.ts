// SPDX-License-Identifier: GPL-3.0-only
// Names of places and streets, and bus stops: laid out for what is seen, with every frame, so that a name stays within the
// map while the map moves.
import type { TourPlace, TourTown } from '@bluezone/simulator';
import type { NameColour, NameImages } from './name-images.ts';
import { createLabelBoxes } from './place-labels.ts';
import { clamp, type Size, screenX, screenY, type View } from './view.ts';

type Street = TourTown['streets'][number];

const boxes = createLabelBoxes();
const LABEL_HEIGHT = 15;
/** Names keep so far from the upper edge. */
const EDGE = 13;

/** Pixels per metre from which something has its name. */
const STREET_NAMES_FROM = 1.6;
const HOME_NAMES_FROM = 10;
const PUBLIC_NAMES_FROM = 0.9;
/** Square pixels from which a place has its name even when most have none. */
const LARGE_PLACE = 80;

/** @param busStop how a bus stop of this name is called */
export function drawNames(
  context: CanvasRenderingContext2D,
  images: NameImages,
  town: TourTown,
  view: View,
  size: Size,
  busStop: (name: string) => string,
): void {
  boxes.clear();
  const write = (name: string, colour: NameColour, x: number, y: number): void => {
    const width = images.widthOf(name) + 6;
    if (x + width / 2 < 0 || x - width / 2 > size.width || y < -10 || y > size.height + 10) return;
    if (!boxes.take(x - width / 2, y - LABEL_HEIGHT / 2, width, LABEL_HEIGHT)) return;
    images.draw(context, name, colour, x, y);
  };
  // Above the northern wall, where few people stand on the name; or else along the upper edge of what is seen of it.
  const writePlace = (place: TourPlace, colour: NameColour, offset: number): void => {
    const left = screenX(view, size, place.x);
    const right = left + place.width * view.scale;
    if (right < 0 || left > size.width) return;
    const bottom = screenY(view, size, place.y);
    const top = screenY(view, size, place.y + place.height) + offset;
    const y = top < EDGE && bottom > 3 * EDGE ? EDGE : top;
    if (y < -10 || y > size.height + 10) return;
    const half = images.widthOf(place.name) / 2 + 4;
    const middle = (Math.max(0, left) + Math.min(size.width, right)) / 2;
    write(place.name, colour, clamp(middle, half, size.width - half), y);
  };
  for (const place of publicPlaces(town)) {
    const isLarge = place.width * place.height * view.scale ** 2 >= LARGE_PLACE;
    if (isLarge || view.scale >= PUBLIC_NAMES_FROM) writePlace(place, 'ink', -8);
  }
  for (const { name, x, y } of town.busStops) {
    const [px, py] = [screenX(view, size, x), screenY(view, size, y)];
    images.drawBusStop(context, px, py);
    if (px < 0 || px > size.width) continue;
    const half = images.widthOf(busStop(name)) / 2 + 4;
    write(busStop(name), 'accent', clamp(px, half, size.width - half), py - 14);
  }
  if (view.scale >= STREET_NAMES_FROM) {
    for (const street of town.streets) writeStreet(context, images, street, view, size);
  }
  if (view.scale >= HOME_NAMES_FROM) {
    for (const place of town.places) if (place.kind === 'home') writePlace(place, 'inkSoft', 9);
  }
}

/** Along the street, in the middle of what is seen of it. */
function writeStreet(
  context: CanvasRenderingContext2D,
  images: NameImages,
  street: Street,
  view: View,
  size: Size,
): void {
  const isLevel = Math.abs(street.to.x - street.from.x) >= Math.abs(street.to.y - street.from.y);
  const ends = isLevel
    ? [screenX(view, size, street.from.x), screenX(view, size, street.to.x)]
    : [screenY(view, size, street.from.y), screenY(view, size, street.to.y)];
  const length = isLevel ? size.width : size.height;
  const low = Math.max(0, Math.min(...ends));
  const high = Math.min(length, Math.max(...ends));
  const width = images.widthOf(street.name) + 10;
  if (high - low < width) return;
  const along = (low + high) / 2;
  const x = isLevel ? along : screenX(view, size, street.from.x);
  const y = isLevel ? screenY(view, size, street.from.y) : along;
  if (x < 0 || x > size.width || y < 0 || y > size.height) return;
  const [boxWidth, boxHeight] = isLevel ? [width, LABEL_HEIGHT] : [LABEL_HEIGHT, width];
  if (!boxes.take(x - boxWidth / 2, y - boxHeight / 2, boxWidth, boxHeight)) return;
  if (isLevel) images.draw(context, street.name, 'inkSoft', x, y);
  else images.drawUpright(context, street.name, 'inkSoft', x, y);
}

const publicPlacesOf = new WeakMap<TourTown, readonly TourPlace[]>();

/** Largest first, so that a school has its name before a kiosk beside it. */
function publicPlaces(town: TourTown): readonly TourPlace[] {
  const known = publicPlacesOf.get(town);
  if (known !== undefined) return known;
  const found = town.places
    .filter(({ kind }) => kind !== 'home')
    .sort((a, b) => b.width * b.height - a.width * a.height);
  publicPlacesOf.set(town, found);
  return found;
}
