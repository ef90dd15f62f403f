// SPDX-License-Identifier: GPL-3.0-only
import { asciiBytes } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import {
  frameHeadLength,
  GrowingBytes,
  putEntry,
  putLine,
  readFrames,
  readTable,
  readTrailer,
  sealFrame,
  segmentHead,
  tableBytes,
  trailerLength,
} from './segment-bytes.ts';

type Change = readonly [key: string, text: string | null];

function frameOf(changes: readonly Change[], sequence: number): Buffer {
  const frame = new GrowingBytes();
  frame.extend(frameHeadLength);
  for (const [i, [key, text]] of changes.entries())
    putEntry(
      frame,
      { vault: '12', key, sequence: sequence + i, time: 7 },
      text === null ? null : asciiBytes(text),
    );
  sealFrame(frame.written);
  return Buffer.from(frame.written);
}

const frames = [
  frameOf([['a', 'one']], 1),
  frameOf(
    [
      ['a', 'two'],
      ['b', null],
      ['heard/1', 'x'.repeat(300)],
    ],
    2,
  ),
  frameOf(
    [
      ['a', null],
      ['b', ''],
    ],
    2 ** 40,
  ),
];

const textsOf = (segment: Buffer) =>
  readFrames(segment)?.entries.map(({ key, offset, length }) =>
    length === null
      ? `${key} deleted`
      : `${key} ${segment.toString('latin1', offset + 4, offset + 4 + length)}`,
  );

it('a segment cut at any byte holds all of a frame or nothing of it', () => {
  const whole = Buffer.concat([segmentHead, ...frames]);
  expect(textsOf(whole)).toEqual([
    'a one',
    'a two',
    'b deleted',
    `heard/1 ${'x'.repeat(300)}`,
    'a deleted',
    'b ',
  ]);
  expect(readFrames(whole)?.entries.at(-1)).toMatchObject({ vault: '12', sequence: 2 ** 40 + 1, time: 7 });
  const ends = frames.map((_, i) => segmentHead.length + Buffer.concat(frames.slice(0, i + 1)).length);
  const counts = [1, 4, 6];
  for (let cut = 0; cut < whole.length; cut++) {
    const before = ends.findLastIndex((end) => end <= cut);
    for (const tail of [0, 40]) {
      const torn = Buffer.concat([whole.subarray(0, cut), Buffer.alloc(tail, 0xa5)]);
      if (cut < segmentHead.length && tail > 0) {
        expect(readFrames(torn), `cut at ${cut}`).toBeUndefined();
        continue;
      }
      const read = readFrames(torn);
      expect(read?.entries.length, `cut at ${cut}`).toBe(counts[before] ?? 0);
      expect(read?.length).toBe(ends[before] ?? segmentHead.length);
    }
  }
});

it('a broken frame before a whole one is damage', () => {
  const whole = Buffer.concat([segmentHead, ...frames]);
  const second = segmentHead.length + (frames[0]?.length ?? 0);
  for (let at = second + frameHeadLength; at < second + (frames[1]?.length ?? 0); at++) {
    const broken = Buffer.from(whole);
    broken[at] = (broken[at] ?? 0) ^ 4;
    expect(readFrames(broken), `at ${at}`).toBeUndefined();
  }
});

it('a table gives back every entry, and not when a bit of it is another', () => {
  const entries = [
    { vault: '0', key: 'state', sequence: 1, time: 1, offset: 40, length: 0 },
    { vault: 'radio-12', key: 'plan', sequence: 2 ** 47, time: 2 ** 32 - 1, offset: 2 ** 31, length: null },
  ];
  const table = new GrowingBytes();
  for (const entry of entries) putLine(table, entry);
  const bytes = tableBytes(table.written);
  const trailer = readTrailer(bytes.subarray(-trailerLength));
  expect(trailer?.length).toBe(table.length);
  expect(readTable(bytes.subarray(0, -trailerLength), trailer?.sum ?? 0)).toEqual(entries);
  for (let at = 0; at < table.length; at++) {
    const broken = Buffer.from(table.written);
    broken[at] = (broken[at] ?? 0) ^ 1;
    expect(readTable(broken, trailer?.sum ?? 0)).toBeUndefined();
  }
  expect(readTrailer(frames[1]?.subarray(-trailerLength) ?? Buffer.alloc(0))).toBeUndefined();
});
