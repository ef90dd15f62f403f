// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { createStamps, type Pixels, stampAt } from './stamp-marks.ts';

const RED = 0xff0000ff;
const BLUE = 0xffff0000;
const HALF_RED = 0x800000ff;
const EMPTY = 0;

/** Two stamps of 4 by 4: a full red one, and one whose middle four pixels are half red. */
const stamps = createStamps(
  4,
  Uint32Array.from([
    ...Array.from({ length: 16 }, () => RED),
    ...[0, 0, 0, 0, 0, HALF_RED, HALF_RED, 0, 0, HALF_RED, HALF_RED, 0, 0, 0, 0, 0],
  ]),
);

function pixels(width: number, height: number, fill = EMPTY): Pixels {
  return { width, height, data: new Uint32Array(width * height).fill(fill) };
}

/** Where something was drawn, as [x, y]. */
function drawn({ width, data }: Pixels): number[][] {
  return [...data.keys()]
    .filter((at) => data[at] !== EMPTY)
    .map((at) => [at % width, Math.floor(at / width)]);
}

it('a stamp lies around its place', () => {
  const sheet = pixels(10, 8);
  stampAt(sheet, stamps, 0, 5, 3);
  const expected = [1, 2, 3, 4].flatMap((y) => [3, 4, 5, 6].map((x) => [x, y]));
  expect(drawn(sheet)).toEqual(expected);
  expect(sheet.data[3 * 10 + 5]).toBe(RED);
});

it('what lies beyond the edges is left out, and nothing comes in at the other side', () => {
  for (const [x, y, count] of [
    [0, 0, 4],
    [10, 8, 4],
    [0, 4, 8],
    [-2, 3, 0],
    [12, 3, 0],
    [5, -9, 0],
    [5, 10, 0],
    [9, 4, 12],
  ] as const) {
    const sheet = pixels(10, 8);
    stampAt(sheet, stamps, 0, x, y);
    expect(drawn(sheet), `${x}, ${y}`).toHaveLength(count);
  }
  const corner = pixels(10, 8);
  stampAt(corner, stamps, 0, 0, 0);
  expect(drawn(corner)).toEqual([
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ]);
});

it('empty pixels of a stamp leave what is there', () => {
  const sheet = pixels(4, 4, BLUE);
  stampAt(sheet, stamps, 1, 2, 2);
  expect(sheet.data[0]).toBe(BLUE);
  expect([...stamps.reach]).toEqual([2, 1]);
});

it('a translucent pixel mixes with what is below it, and on nothing stays as it is', () => {
  const onBlue = pixels(4, 4, BLUE);
  stampAt(onBlue, stamps, 1, 2, 2);
  // 128 parts of red on 127 of blue, opaque.
  expect((onBlue.data[5] as number).toString(16)).toBe('ff7f0080');
  const onNothing = pixels(4, 4);
  stampAt(onNothing, stamps, 1, 2, 2);
  expect(onNothing.data[5]).toBe(HALF_RED);
  stampAt(onNothing, stamps, 1, 2, 2);
  // Half of the half that was left: 128 + 64 of 255.
  expect((onNothing.data[5] as number).toString(16)).toBe('c00000ff');
});

it('a later opaque stamp hides an earlier one', () => {
  const sheet = pixels(4, 4, BLUE);
  stampAt(sheet, stamps, 0, 2, 2);
  expect(new Set(sheet.data)).toEqual(new Set([RED]));
});
