// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromHex, toHex } from './bytes.ts';
import {
  type ExportKey,
  exportKeyAt,
  readExportKeys,
  sortExportKeys,
  writeExportKey,
} from './export-keys.ts';
import { ProtoWriter } from './protobuf.ts';
import { damaged, exactly, upTo } from './testing/arbitraries.ts';

const anyKey: fc.Arbitrary<ExportKey> = fc.record({
  key: exactly(16),
  start: fc.integer({ min: 0, max: 0xffffffff }),
  period: fc.integer({ min: 1, max: 144 }),
  reportType: fc.integer({ min: 0, max: 5 }),
  daysSinceOnset: fc.option(fc.integer({ min: -14, max: 14 })),
});

/** Reads key messages from among fields that are none. */
const readAll = (messages: readonly Uint8Array[]) => {
  const writer = new ProtoWriter().varint(4, 1);
  for (const message of messages) writer.bytes(7, message).bytes(8, withKey().finish());
  return readExportKeys(writer.finish(), 7, messages.length);
};

const readOne = (message: Uint8Array): ExportKey | string => {
  const columns = readAll([message]);
  return columns.ok ? exportKeyAt(columns.value, 0) : columns.code;
};

const withKey = (): ProtoWriter => new ProtoWriter().bytes(1, new Uint8Array(16));

it('writes the fields of the published format, and leaves out the default period', () => {
  const key = new Uint8Array(16).fill(0xab);
  const hex = 'ab'.repeat(16);
  expect(toHex(writeExportKey({ key, start: 2642976, period: 144, reportType: 1, daysSinceOnset: -2 }))).toBe(
    `0a10${hex}18a0a8a10128013003`,
  );
  expect(toHex(writeExportKey({ key, start: 1, period: 100, reportType: 4, daysSinceOnset: null }))).toBe(
    `0a10${hex}180120642804`,
  );
});

it('reads back every key it writes, at its place among others', () => {
  fc.assert(
    fc.property(fc.array(anyKey, { maxLength: 20 }), (keys) => {
      const columns = readAll(keys.map(writeExportKey));
      const read = columns.ok ? keys.map((_, i) => exportKeyAt(columns.value, i)) : columns;
      expect(read).toEqual(keys.map((key) => ({ ...key, transmissionRisk: 0 })));
    }),
    { seed: 1, numRuns: 200 },
  );
});

it('reads the fields of a key in any order, with unknown ones and long numbers among them', () => {
  fc.assert(
    fc.property(anyKey, fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (key, order) => {
      const writer = new ProtoWriter();
      const fields = [
        () => writer.bytes(1, key.key),
        () => writer.varint(3, key.start),
        () => writer.varint(4, key.period),
        () => writer.varint(5, key.reportType),
        () => key.daysSinceOnset !== null && writer.signed(6, key.daysSinceOnset),
        () => writer.varint(2, 0).varint(77, 5),
      ];
      for (const i of order) fields[i]?.();
      expect(readOne(writer.finish())).toEqual({ ...key, transmissionRisk: 0 });
    }),
    { seed: 2, numRuns: 100 },
  );
});

it('reads a key that leaves out what the format allows to leave out', () => {
  expect(readOne(withKey().finish())).toEqual({
    key: new Uint8Array(16),
    start: 0,
    period: 144,
    reportType: 0,
    daysSinceOnset: null,
    transmissionRisk: 0,
  });
});

it('ignores fields of later versions, and onsets beyond fourteen days', () => {
  const later = withKey().bytes(8, Uint8Array.of(1)).varint(100, 7).fixed64(9, 1).finish();
  expect(readOne(later)).toMatchObject({ start: 0 });
  for (const days of [-15, 15, 1000])
    expect(readOne(withKey().signed(6, days).finish())).toMatchObject({ daysSinceOnset: null });
});

it('refuses impossible keys', () => {
  const wrong = [
    new ProtoWriter().varint(3, 1).finish(),
    new ProtoWriter().bytes(1, new Uint8Array(15)).finish(),
    new ProtoWriter().bytes(1, new Uint8Array(17)).finish(),
    new ProtoWriter().varint(1, 16).finish(),
    withKey().varint(4, 0).finish(),
    withKey().varint(4, 145).finish(),
    withKey().varint(3, 0x1_0000_0000).finish(),
    withKey().bytes(3, Uint8Array.of(1)).finish(),
    fromHex(`${toHex(withKey().finish())}18ffffffffffffffffff01`) ?? new Uint8Array(0),
    fromHex(`${toHex(withKey().finish())}18`) ?? new Uint8Array(0),
  ];
  for (const message of wrong) expect(readOne(message)).toBe('export.key');
});

it('survives any message, and what it takes is possible', () => {
  const honest = writeExportKey({
    key: new Uint8Array(16),
    start: 5,
    period: 9,
    reportType: 1,
    daysSinceOnset: 1,
  });
  fc.assert(
    fc.property(fc.oneof(upTo(60), damaged(honest)), (message) => {
      const key = readOne(message);
      if (typeof key === 'string') expect(key).toBe('export.key');
      else {
        expect(key.key.length).toBe(16);
        expect(key.period).toBeGreaterThanOrEqual(1);
        expect(key.period).toBeLessThanOrEqual(144);
        expect(Math.abs(key.daysSinceOnset ?? 0)).toBeLessThanOrEqual(14);
      }
    }),
    { seed: 2, numRuns: 3000 },
  );
});

/** A text whose order is the order of keys in a file. */
const orderOf = ({ key, start, period, reportType, daysSinceOnset }: ExportKey): string =>
  [start, period, reportType, 1000 + (daysSinceOnset ?? 127)].map((n) => String(n).padStart(10, '0')).join() +
  toHex(key);

it('sorts by start, period, type, onset and bytes, whatever the order before, and leaves its argument alone', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyKey, { selector: ({ key }) => toHex(key), maxLength: 30 }),
      fc.gen(),
      (keys, draw) => {
        const shuffled = draw(() => fc.shuffledSubarray(keys, { minLength: keys.length }));
        const before = [...shuffled];
        const sorted = sortExportKeys(shuffled);
        expect(shuffled).toEqual(before);
        expect(sorted).toEqual(sortExportKeys(keys));
        for (let i = 1; i < sorted.length; i++)
          expect(orderOf(sorted[i - 1] as ExportKey) < orderOf(sorted[i] as ExportKey)).toBe(true);
      },
    ),
    { seed: 3, numRuns: 100 },
  );
});
