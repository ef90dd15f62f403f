// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readCameraPositions, readScenarioTable } from '../index.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const times = '"datetime": ["2020-07-30 14:49:15.500000", "2020-07-30 14:49:15.541701"]';
const text = `{ "7": [ null, [1.5, -2.25, 0.0] ],\n ${times}, "12": [[0,0,0],[3,4,0]] }`;
const zip = (content: string) =>
  zipSync({ '0_lunch/lunch.json': bytesOf(content), '0_lunch/homography.json': bytesOf('{}') });

it('positions come out by person, with nobody where the cameras saw nobody', () => {
  const read = readCameraPositions(zip(text), 7200);
  if (!read.ok) throw new Error(read.message);
  expect(read.value.seconds[0]).toBe(Date.parse('2020-07-30T12:49:15.500Z') / 1000);
  expect([...(read.value.people.get(7) ?? [])]).toEqual([Number.NaN, Number.NaN, 1.5, -2.25]);
  expect([...(read.value.people.get(12) ?? [])]).toEqual([0, 0, 3, 4]);
});

it('another layout and a cut text are refused by name', () => {
  expect(readCameraPositions(zip('{"7":[[1,2,3]]}'), 0)).toMatchObject({ code: 'trace.empty' });
  expect(readCameraPositions(zip(`{"7":[null],${times}}`), 0)).toMatchObject({
    code: 'trace.unknown-format',
  });
  expect(readCameraPositions(zip(text.slice(0, 60)), 0)).toMatchObject({ code: 'trace.corrupt' });
  expect(readCameraPositions(zip('[[[[[[1]]]]]]'), 0)).toMatchObject({ code: 'trace.unknown-format' });
  expect(readCameraPositions(bytesOf('no zip'), 0)).toMatchObject({ code: 'trace.corrupt' });
});

it('damaged bytes never throw, and a changed content is never taken', () => {
  const good = zip(text);
  const right = readCameraPositions(good, 0);
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
      const damaged = good.slice();
      damaged[at] = byte;
      const read = readCameraPositions(damaged, 0);
      if (read.ok) expect(read).toEqual(right);
    }),
    { seed: 5, numRuns: 300 },
  );
});

it('a table of scans is read, and anything else refused', () => {
  const scan = { ts: [10.5, 13], min_att: 55, avg_att: 57, min_gtd: null, avg_gtd: null };
  const read = readScenarioTable(bytesOf(JSON.stringify({ 0: { 0: { 6: { 2: scan } } } })));
  expect(read).toMatchObject({
    ok: true,
    value: [{ receiver: 6, sender: 2, from: 10.5, averageDistance: null }],
  });
  expect(readScenarioTable(bytesOf('{"0":{"0":{"6":{"2":{}}}}}'))).toMatchObject({
    code: 'trace.unknown-format',
  });
  fc.assert(
    fc.property(fc.json(), (value) => {
      expect(readScenarioTable(bytesOf(value)).ok).toBe(false);
    }),
    { seed: 5, numRuns: 100 },
  );
});
