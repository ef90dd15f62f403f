// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';
import {
  checkSharedKeys,
  isPublishable,
  keyEnd,
  readSharedKey,
  type SharedKey,
  sharedKeyLength,
  writeSharedKey,
} from './shared-key.ts';
import { anySharedKey } from './testing/arbitraries.ts';
import { firstIntervalOfDay, intervalAt, intervalStart, intervalsPerDay } from './time.ts';

const today = 20_000;
const tolerance = 2;
/** Noon of the day. */
const now = intervalStart(firstIntervalOfDay(today) + 72);

const key = (fill: number, start: number, period = intervalsPerDay): SharedKey => ({
  key: new Uint8Array(16).fill(fill),
  start,
  period,
});
const dayKey = (daysAgo: number): SharedKey => key(daysAgo + 1, firstIntervalOfDay(today - daysAgo));
const codeOf = (keys: readonly SharedKey[], at = now): string => {
  const result = checkSharedKeys(keys, tolerance, at);
  return result.ok ? 'ok' : result.code;
};

it('takes 21 bytes and reads them back', () => {
  fc.assert(
    fc.property(anySharedKey, (shared) => {
      const writer = new ByteWriter();
      writeSharedKey(writer, shared);
      const bytes = writer.finish();
      expect(bytes.length).toBe(sharedKeyLength);
      expect(readSharedKey(new ByteReader(bytes))).toEqual(shared);
    }),
    { seed: 1, numRuns: 100 },
  );
});

it('takes the keys of fifteen days and of today, rolled early', () => {
  const days = Array.from({ length: 15 }, (_, i) => dayKey(i + 1));
  const rolled = key(99, firstIntervalOfDay(today), 73);
  expect(codeOf([...days, rolled])).toBe('ok');
  expect(codeOf([])).toBe('ok');
});

it('takes two keys of one day, one after the other', () => {
  const start = firstIntervalOfDay(today - 1);
  expect(codeOf([key(1, start + 50, 94), key(2, start, 50)])).toBe('ok');
});

it('gives each broken rule its own code', () => {
  const yesterday = firstIntervalOfDay(today - 1);
  expect(codeOf([key(1, yesterday, 0)])).toBe('report.key-period');
  expect(codeOf([key(1, yesterday, 145)])).toBe('report.key-period');
  expect(codeOf([key(1, yesterday + 1, 144)])).toBe('report.key-crosses-day');
  expect(codeOf([dayKey(16)])).toBe('report.key-too-old');
  expect(codeOf([dayKey(0)])).toBe('report.key-in-future');
  expect(codeOf([key(1, yesterday, 50), key(2, yesterday + 49, 95)])).toBe('report.key-overlap');
  expect(codeOf([key(1, yesterday), key(1, yesterday - 144)])).toBe('report.key-overlap');
  const many = Array.from({ length: 31 }, (_, i) => key(i, yesterday + i, 1));
  expect(codeOf(many)).toBe('report.too-many-keys');
  expect(codeOf(many.slice(1))).toBe('ok');
});

it('lets a clock be ahead by the tolerance and no more', () => {
  const start = firstIntervalOfDay(today);
  const runningUntil = (end: number) => [key(1, start, end - start)];
  const current = intervalAt(now);
  expect(codeOf(runningUntil(current + 1))).toBe('ok');
  expect(codeOf(runningUntil(current + 1 + tolerance))).toBe('ok');
  expect(codeOf(runningUntil(current + 2 + tolerance))).toBe('report.key-in-future');
});

it('lets a key be published only when its last identifier is out of reach', () => {
  const shared = key(1, firstIntervalOfDay(today), 10);
  const free = intervalStart(keyEnd(shared) + tolerance);
  expect(isPublishable(shared, tolerance, free - 1)).toBe(false);
  expect(isPublishable(shared, tolerance, free)).toBe(true);
});

it('never takes overlapping keys, whatever their order', () => {
  const yesterday = firstIntervalOfDay(today - 1);
  const anyPart = fc.record({ from: fc.nat(143), length: fc.integer({ min: 1, max: 144 }) });
  fc.assert(
    fc.property(fc.array(anyPart, { minLength: 2, maxLength: 5 }), (parts) => {
      const inside = parts.map(({ from, length }, i) =>
        key(i, yesterday + from, Math.min(length, 144 - from)),
      );
      const uses = new Array<number>(144).fill(0);
      for (const { start, period } of inside)
        for (let j = start; j < start + period; j++)
          uses[j - yesterday] = (uses[j - yesterday] as number) + 1;
      expect(codeOf(inside)).toBe(uses.some((count) => count > 1) ? 'report.key-overlap' : 'ok');
    }),
    { seed: 2, numRuns: 500 },
  );
});
