// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  between,
  densestMiddle,
  fitAll,
  fitHeight,
  keepInView,
  limitView,
  mapX,
  mapY,
  nearestScale,
  pan,
  screenX,
  screenY,
  type View,
  zoomAt,
} from './view.ts';

const size = { width: 800, height: 400 };
const strip = { x: -40, y: -48, width: 1000, height: 96 };
const someView = fc.record({
  cx: fc.double({ min: -40, max: 960, noNaN: true }),
  cy: fc.double({ min: -48, max: 48, noNaN: true }),
  scale: fc.double({ min: 0.5, max: 40, noNaN: true }),
});
const somePixel = fc.tuple(
  fc.double({ min: 0, max: 800, noNaN: true }),
  fc.double({ min: 0, max: 400, noNaN: true }),
);

it('the middle of the view is the middle of the screen, and north is up', () => {
  const view: View = { cx: 100, cy: 10, scale: 4 };
  expect([screenX(view, size, 100), screenY(view, size, 10)]).toEqual([400, 200]);
  expect([screenX(view, size, 110), screenY(view, size, 15)]).toEqual([440, 180]);
});

it('a pixel leads to a point of the map and back', () => {
  fc.assert(
    fc.property(someView, somePixel, (view, [px, py]) => {
      expect(screenX(view, size, mapX(view, size, px))).toBeCloseTo(px, 6);
      expect(screenY(view, size, mapY(view, size, py))).toBeCloseTo(py, 6);
    }),
  );
});

it('zooming leaves what is under the pointer where it is', () => {
  fc.assert(
    fc.property(
      someView,
      somePixel,
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      (view, [px, py], factor) => {
        const zoomed = zoomAt(view, size, px, py, factor);
        expect(zoomed.scale).toBeCloseTo(view.scale * factor, 9);
        expect(mapX(zoomed, size, px)).toBeCloseTo(mapX(view, size, px), 6);
        expect(mapY(zoomed, size, py)).toBeCloseTo(mapY(view, size, py), 6);
      },
    ),
  );
});

it('dragging moves the map with the pointer', () => {
  const view: View = { cx: 100, cy: 0, scale: 4 };
  const moved = pan(view, 40, 20);
  expect(mapX(moved, size, 240)).toBe(mapX(view, size, 200));
  expect(mapY(moved, size, 120)).toBe(mapY(view, size, 100));
});

it('fitting all shows every corner', () => {
  const view = fitAll(strip, size);
  expect(screenX(view, size, strip.x)).toBeGreaterThan(0);
  expect(screenX(view, size, strip.x + strip.width)).toBeLessThan(size.width);
});

it('fitting the height of a long town shows part of it, around where one looks but not beyond its end', () => {
  const view = fitHeight(strip, size, 300);
  expect(view.scale).toBeCloseTo(4, 9);
  expect(view.cx).toBe(300);
  expect(fitHeight(strip, size, 959).cx).toBeCloseTo(960 - 100, 9);
  expect(fitHeight({ x: 0, y: 0, width: 100, height: 100 }, size, 7)).toEqual(
    fitAll({ x: 0, y: 0, width: 100, height: 100 }, size),
  );
});

it('a view stays near the town, and not nearer than a person’s width', () => {
  const view = limitView({ cx: 5000, cy: -900, scale: 900 }, size, strip);
  // A quarter of what is seen lies beyond the corner: 20 by 10 metres.
  expect(view).toEqual({ cx: 960 - 5, cy: -48 + 2.5, scale: nearestScale });
  expect(limitView({ cx: 300, cy: 30, scale: 1 }, size, strip)).toEqual({ cx: 300, cy: 0, scale: 1 });
  expect(limitView({ cx: 0, cy: 0, scale: 0.01 }, size, strip).scale).toBeCloseTo(
    fitAll(strip, size).scale,
    9,
  );
});

it('following moves the view only when the person leaves its middle', () => {
  const view: View = { cx: 100, cy: 0, scale: 4 };
  expect(keepInView(view, size, 150, 10)).toBe(view);
  const kept = keepInView(view, size, 190, 10);
  expect(screenX(kept, size, 190)).toBeCloseTo(0.8 * size.width, 9);
});

it('gliding begins and ends where it should, and zooms evenly', () => {
  const [from, to] = [
    { cx: 0, cy: 0, scale: 1 },
    { cx: 10, cy: -4, scale: 16 },
  ];
  expect(between(from, to, 0)).toEqual(from);
  expect(between(from, to, 1)).toEqual(to);
  expect(between(from, to, 0.5).scale).toBeCloseTo(4, 9);
});

it('the densest stretch is where most values are', () => {
  expect(densestMiddle([0, 500, 505, 509, 900], 20)).toBe(504.5);
  expect(densestMiddle([], 20)).toBeNaN();
});
