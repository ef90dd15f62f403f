// SPDX-License-Identifier: GPL-3.0-only
// The whole town in a strip, and on it the part that the map shows.
import type { TourTown } from '@bluezone/simulator';
import type { PeopleColumns } from './draw-people.ts';
import { marks } from './marks.ts';
import type { Palette } from './palette.ts';
import { fitAll, type Size, screenX, screenY, type View } from './view.ts';

export function drawOverview(
  context: CanvasRenderingContext2D,
  town: TourTown,
  people: PeopleColumns,
  size: Size,
  ratio: number,
  palette: Palette,
): void {
  const view = fitAll(town.bounds, size);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = palette.land;
  context.fillRect(0, 0, size.width, size.height);
  context.strokeStyle = palette.street;
  for (const { from, to, width } of town.streets) {
    context.lineWidth = Math.max(1, width * view.scale);
    context.beginPath();
    context.moveTo(screenX(view, size, from.x), screenY(view, size, from.y));
    context.lineTo(screenX(view, size, to.x), screenY(view, size, to.y));
    context.stroke();
  }
  for (const { kind, x, y, width, height } of town.places) {
    context.fillStyle = palette.places[kind];
    context.fillRect(
      screenX(view, size, x),
      screenY(view, size, y + height),
      Math.max(1, width * view.scale),
      Math.max(1, height * view.scale),
    );
  }
  for (let n = 0; n < people.count; n++) {
    const person = people.order[n] as number;
    const mark = marks[people.mark[person] as number] ?? 'none';
    const side = mark === 'none' ? 1.5 : 4;
    context.fillStyle = palette.marks[mark];
    context.fillRect(
      screenX(view, size, people.x[person] as number) - side / 2,
      screenY(view, size, people.y[person] as number) - side / 2,
      side,
      side,
    );
  }
}

/** Frames what the map shows. @param shown the map's view, and how large the map is */
export function frameOverview(
  context: CanvasRenderingContext2D,
  bounds: TourTown['bounds'],
  size: Size,
  ratio: number,
  palette: Palette,
  shown: { readonly view: View; readonly size: Size },
): void {
  const view = fitAll(bounds, size);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const [width, height] = [
    (shown.size.width / shown.view.scale) * view.scale,
    (shown.size.height / shown.view.scale) * view.scale,
  ];
  const left = Math.max(1, screenX(view, size, shown.view.cx) - width / 2);
  const top = Math.max(1, screenY(view, size, shown.view.cy) - height / 2);
  const right = Math.min(size.width - 1, screenX(view, size, shown.view.cx) + width / 2);
  const bottom = Math.min(size.height - 1, screenY(view, size, shown.view.cy) + height / 2);
  context.strokeStyle = palette.accent;
  context.lineWidth = 2;
  context.strokeRect(left, top, Math.max(2, right - left), Math.max(2, bottom - top));
}
