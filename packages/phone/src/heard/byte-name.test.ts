// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beaconName, identifierName, identifierOfName } from './byte-name.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

it('two beacons have one name only when all their bytes are the same', () => {
  fc.assert(
    fc.property(bytes(27), fc.nat(26), fc.integer({ min: 1, max: 255 }), (beacon, at, change) => {
      const other = beacon.map((byte, i) => (i === at ? byte ^ change : byte));
      expect(beaconName(other)).not.toBe(beaconName(beacon));
      expect(beaconName(beacon.slice())).toBe(beaconName(beacon));
      expect(identifierName(other) === identifierName(beacon)).toBe(at >= 16);
    }),
    { seed: 1, numRuns: 500 },
  );
});

it('an identifier has the same name wherever it stands, also at the beginning of a beacon’s name', () => {
  fc.assert(
    fc.property(bytes(60), fc.nat(33), (row, at) => {
      const beacon = row.slice(at, at + 27);
      expect(identifierName(row, at)).toBe(identifierName(beacon));
      expect(identifierOfName(beaconName(beacon))).toBe(identifierName(beacon));
    }),
    { seed: 2, numRuns: 200 },
  );
});

it('lone halves of surrogate pairs are characters like any other', () => {
  const halves = [0xd8, 0xdc].map((high) => new Uint8Array(27).map((_, i) => (i % 2 === 1 ? high : i)));
  const [first, second] = halves.map(beaconName);
  expect(first).not.toBe(second);
  expect(
    new Map([
      [first, 1],
      [second, 2],
    ]).get(beaconName(halves[0] ?? new Uint8Array(27))),
  ).toBe(1);
});
