// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isCovered, isToRedraw, patchOf, placeOn, viewOf, widened } from './patch.ts';
import { mapX, mapY, pan, screenX, screenY, type View, zoomAt } from './view.ts';

const size = { width: 563, height: 357 };
const someView = fc.record({
  cx: fc.double({ min: -40, max: 1400, noNaN: true }),
  cy: fc.double({ min: -128, max: 128, noNaN: true }),
  scale: fc.double({ min: 0.3, max: 40, noNaN: true }),
});
const someRatio = fc.constantFrom(1, 1.25, 1.5, 2);
const somePixels = fc.integer({ min: -120, max: 120 });

it('the screen shows whole pixels, at most half a pixel from the view', () => {
  fc.assert(
    fc.property(someView, someRatio, (view, ratio) => {
      const patch = patchOf(view, size, ratio);
      for (const pixels of [patch.left, patch.top, patch.width, patch.height])
        expect(Number.isInteger(pixels)).toBe(true);
      const snapped = viewOf(patch, ratio);
      const [x, y] = [view.cx + 3, view.cy - 2];
      const exact = { width: patch.width / ratio, height: patch.height / ratio };
      const [dx, dy] = [
        screenX(snapped.view, snapped.size, x) - screenX(view, exact, x),
        screenY(snapped.view, snapped.size, y) - screenY(view, exact, y),
      ];
      expect(Math.max(Math.abs(dx), Math.abs(dy)) * ratio).toBeLessThanOrEqual(0.5 + 1e-6);
    }),
  );
});

it('the view of a patch shows that patch', () => {
  fc.assert(
    fc.property(someView, someRatio, (view, ratio) => {
      const patch = patchOf(view, size, ratio);
      const { view: again, size: shown } = viewOf(patch, ratio);
      const same = patchOf(again, shown, ratio);
      expect([same.width, same.height]).toEqual([patch.width, patch.height]);
      expect(Math.abs(same.left - patch.left) + Math.abs(same.top - patch.top)).toBeLessThanOrEqual(1);
    }),
  );
});

it('a drag moves what is drawn by whole pixels, and draws nothing anew until the margin is used up', () => {
  const from: View = { cx: 300.123, cy: -3.21, scale: 1.61 };
  const drawn = widened(patchOf(from, size, 1), 100);
  fc.assert(
    fc.property(somePixels, somePixels, (dx, dy) => {
      const shown = patchOf(pan(from, dx, dy), size, 1);
      const { left, top, width, height } = placeOn(shown, drawn);
      expect([left, top]).toEqual([dx - 100, dy - 100]);
      expect([width, height]).toEqual([763, 557]);
      expect(isToRedraw(shown, drawn, true)).toBe(Math.abs(dx) > 100 || Math.abs(dy) > 100);
    }),
  );
});

it('what is drawn anew for another view of the same scale lies on the very same pixels', () => {
  fc.assert(
    fc.property(someView, someRatio, somePixels, somePixels, (view, ratio, dx, dy) => {
      const before = widened(patchOf(view, size, ratio), 100);
      const after = widened(patchOf(pan(view, dx, dy), size, ratio), 40);
      // A point of the town falls on the same part of a pixel in both.
      const shift = [after.left - before.left, after.top - before.top];
      const [inBefore, inAfter] = [before, after].map(({ scale, left, top }) => [
        17.3 * scale - left,
        -4.2 * scale - top,
      ]) as [number[], number[]];
      expect((inBefore[0] as number) - (inAfter[0] as number)).toBeCloseTo(shift[0] as number, 6);
      expect((inBefore[1] as number) - (inAfter[1] as number)).toBeCloseTo(shift[1] as number, 6);
      expect(shift.every(Number.isInteger)).toBe(true);
    }),
  );
});

it('zooming stretches what is drawn about the pointer', () => {
  fc.assert(
    fc.property(someView, fc.double({ min: 0.76, max: 1.29, noNaN: true }), (from, factor) => {
      const drawn = widened(patchOf(from, size, 1), 100);
      const to = zoomAt(from, size, 200, 90, factor);
      const { left, top, width } = placeOn(patchOf(to, size, 1), drawn);
      expect(width / drawn.width).toBeCloseTo(factor, 9);
      // Where the pointer is, both show the same place, but for the rounding of both.
      const [x, y] = [mapX(from, size, 200), mapY(from, size, 90)];
      const [px, py] = [
        (x * drawn.scale - drawn.left) * factor + left,
        (-y * drawn.scale - drawn.top) * factor + top,
      ];
      expect(Math.abs(px - 200)).toBeLessThanOrEqual(1.01);
      expect(Math.abs(py - 90)).toBeLessThanOrEqual(1.01);
    }),
  );
});

it('nothing stays stretched at rest, and nothing is stretched far', () => {
  const view: View = { cx: 300, cy: 0, scale: 2 };
  const drawn = widened(patchOf(view, size, 1), 150);
  const zoomed = (factor: number) => patchOf({ ...view, scale: 2 * factor }, size, 1);
  expect(isToRedraw(zoomed(1), drawn, true)).toBe(false);
  expect(isToRedraw(zoomed(1.01), drawn, false)).toBe(false);
  expect(isToRedraw(zoomed(1.01), drawn, true)).toBe(true);
  expect(isToRedraw(zoomed(1.25), drawn, false)).toBe(false);
  expect(isToRedraw(zoomed(1.4), drawn, false)).toBe(true);
  expect(isToRedraw(zoomed(0.8), drawn, false)).toBe(false);
  expect(isToRedraw(zoomed(0.7), drawn, false)).toBe(true);
});

it('going farther away draws anew as soon as the screen would have an empty edge', () => {
  const view: View = { cx: 300, cy: 0, scale: 2 };
  const drawn = widened(patchOf(view, size, 1), 20);
  const farther = patchOf({ ...view, scale: 1.8 }, size, 1);
  expect(isCovered(farther, drawn)).toBe(false);
  expect(isToRedraw(farther, drawn, false)).toBe(true);
});

it('what was never drawn, or has another size now, is drawn', () => {
  const shown = patchOf({ cx: 0, cy: 0, scale: 1 }, size, 1);
  expect(isToRedraw(shown, null, false)).toBe(true);
  expect(isToRedraw({ ...shown, width: shown.width + 1 }, shown, false)).toBe(true);
  expect(isToRedraw(shown, shown, true)).toBe(false);
});
