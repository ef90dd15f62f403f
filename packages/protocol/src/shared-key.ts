// SPDX-License-Identifier: GPL-3.0-only
// A daily key as its owner shares it, and the rules for a set of them.
import { type ByteReader, type ByteWriter, toHex } from './bytes.ts';
import { fail, ok, type Result } from './result.ts';
import { intervalAt, intervalsPerDay, utcDayAt, utcDayOfInterval } from './time.ts';

export const sharedKeyLength = 21;
export const maximumSharedKeys = 30;
/** Oldest key, in days before today. */
export const maximumKeyAgeDays = 15;

/** TEK (16 bytes), first interval, number of intervals (1…144). */
export interface SharedKey {
  readonly key: Uint8Array;
  readonly start: number;
  readonly period: number;
}

export function writeSharedKey(writer: ByteWriter, key: SharedKey): void {
  writer.bytes(key.key).u32(key.start).u8(key.period);
}

export function readSharedKey(reader: ByteReader): SharedKey {
  return { key: reader.bytes(16), start: reader.u32(), period: reader.u8() };
}

/** First interval after the key's validity. */
export function keyEnd(key: SharedKey): number {
  return key.start + key.period;
}

/** True once nobody can be made to hear the key's identifiers within the tolerance any more. */
export function isPublishable(key: SharedKey, toleranceIntervals: number, now: number): boolean {
  return intervalAt(now) >= keyEnd(key) + toleranceIntervals;
}

function assertKeyPeriod(keys: readonly SharedKey[]): Result<void> {
  const bad = keys.some((key) => key.period < 1 || key.period > intervalsPerDay);
  return bad ? fail('report.key-period', 'a key must be valid for 1 to 144 intervals') : ok(undefined);
}

function assertInsideOneDay(keys: readonly SharedKey[]): Result<void> {
  const bad = keys.some((key) => utcDayOfInterval(key.start) !== utcDayOfInterval(keyEnd(key) - 1));
  return bad ? fail('report.key-crosses-day', 'a key must lie inside one UTC day') : ok(undefined);
}

function assertNotTooOld(keys: readonly SharedKey[], now: number): Result<void> {
  const oldest = (utcDayAt(now) - maximumKeyAgeDays) * intervalsPerDay;
  const bad = keys.some((key) => key.start < oldest);
  return bad ? fail('report.key-too-old', `a key is older than ${maximumKeyAgeDays} days`) : ok(undefined);
}

function assertNotInFuture(
  keys: readonly SharedKey[],
  toleranceIntervals: number,
  now: number,
): Result<void> {
  const latestEnd = intervalAt(now) + 1 + toleranceIntervals;
  const bad = keys.some((key) => keyEnd(key) > latestEnd);
  return bad ? fail('report.key-in-future', 'a key is valid in the future') : ok(undefined);
}

function assertNoOverlap(keys: readonly SharedKey[]): Result<void> {
  const sorted = [...keys].sort((a, b) => a.start - b.start);
  for (let i = 1; i < sorted.length; i++)
    if ((sorted[i] as SharedKey).start < keyEnd(sorted[i - 1] as SharedKey))
      return fail('report.key-overlap', 'two keys are valid at the same time');
  if (new Set(keys.map((key) => toHex(key.key))).size < keys.length)
    return fail('report.key-overlap', 'the same key stands twice in one message');
  return ok(undefined);
}

/** All rules a shared set of keys must meet at `now` (unix seconds); the first that fails is told. */
export function checkSharedKeys(
  keys: readonly SharedKey[],
  toleranceIntervals: number,
  now: number,
): Result<void> {
  if (keys.length > maximumSharedKeys)
    return fail('report.too-many-keys', `at most ${maximumSharedKeys} keys, not ${keys.length}`);
  const rules = [
    () => assertKeyPeriod(keys),
    () => assertInsideOneDay(keys),
    () => assertNotTooOld(keys, now),
    () => assertNotInFuture(keys, toleranceIntervals, now),
    () => assertNoOverlap(keys),
  ];
  for (const rule of rules) {
    const result = rule();
    if (!result.ok) return result;
  }
  return ok(undefined);
}
