// SPDX-License-Identifier: GPL-3.0-only
// What does not move: streets, houses and places, rooms.
import type { TourTown } from '@bluezone/simulator';
import type { Palette } from './palette.ts';
import { mapX, mapY, type Size, screenX, screenY, type View } from './view.ts';

/** Pixels per metre from which something is drawn. */
const WALLS_FROM = 1.2;
const ROOMS_FROM = 7;

/** @param ratio device pixels per CSS pixel */
export function drawGround(
  context: CanvasRenderingContext2D,
  town: TourTown,
  view: View,
  size: Size,
  ratio: number,
  palette: Palette,
): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = palette.land;
  context.fillRect(0, 0, size.width, size.height);
  drawStreets(context, town, view, size, palette);
  drawPlaces(context, town, view, size, palette);
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
