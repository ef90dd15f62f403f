// SPDX-License-Identifier: GPL-3.0-only
// What a confirmed person sends, and only after consent: keys of the infectious days and, if agreed, meeting tags.
import { sha256 } from '@noble/hashes/sha2.js';
import { ByteReader, ByteWriter, toHex } from './bytes.ts';
import { tagLength } from './meeting.ts';
import { fail, ok, type Result } from './result.ts';
import { checkSharedKeys, readSharedKey, type SharedKey, writeSharedKey } from './shared-key.ts';
import { intervalsPerDay, utcDayAt } from './time.ts';
import { encodeToken, readToken, type Token } from './token.ts';

export const maximumTags = 2000;
export const maximumTagsPerInterval = 40;
export const unknownOnset = 255;
/** A report that waited for the network this long is still taken. */
const maximumDelayDays = 7;
/** Length of the secret R that alone can change what was published. */
export const revisionSecretLength = 16;

/** One meeting tag as published to the meetings desk, 15 bytes. */
export interface ReportedTag {
  /** T, 12 bytes. */
  readonly tag: Uint8Array;
  readonly interval: number;
  readonly bucket: number;
  /** Credited minutes, 0…10. */
  readonly minutes: number;
}

export interface Report {
  readonly token: Token;
  /** SHA-256(R), 32 bytes. */
  readonly revision: Uint8Array;
  /** UTC day of onset; null when unknown. */
  readonly onsetDay: number | null;
  readonly keys: readonly SharedKey[];
  readonly base: number;
  readonly tags: readonly ReportedTag[];
  /** R of an earlier claim whose keys this report confirms (4 → 1), 16 bytes; null for none. */
  readonly confirms: Uint8Array | null;
}

/** First interval that offsets in a report count from: 144 × (UTC day − 15). */
export function reportBase(now: number): number {
  return (utcDayAt(now) - 15) * intervalsPerDay;
}

/** SHA-256(R), the commitment kept with a report or claim. */
export function revisionOf(secret: Uint8Array): Uint8Array {
  return sha256(secret);
}

function offsetOf(value: number, base: number, most: number): number {
  const offset = value - base;
  if (!Number.isInteger(offset) || offset < 0 || offset > most) throw new RangeError('lies before the base');
  return offset;
}

/**
 * Report = token | SHA-256(R) | onset u8 | n u8 | n × key 21 | base u32 | m u16 | m × 15 | confirms u8 | (R 16). An
 * onset or a tag before the base has no offset and throws: leave such days out.
 */
export function encodeReport(report: Report): Uint8Array {
  const writer = new ByteWriter().bytes(encodeToken(report.token)).bytes(report.revision);
  const baseDay = report.base / intervalsPerDay;
  writer.u8(report.onsetDay === null ? unknownOnset : offsetOf(report.onsetDay, baseDay, 254));
  writer.u8(report.keys.length);
  for (const key of report.keys) writeSharedKey(writer, key);
  writer.u32(report.base).u16(report.tags.length);
  for (const tag of report.tags)
    writer
      .bytes(tag.tag)
      .u16(offsetOf(tag.interval, report.base, 0xffff))
      .u8((tag.bucket << 6) | tag.minutes);
  if (report.confirms === null) writer.u8(0);
  else writer.u8(1).bytes(report.confirms);
  return writer.finish();
}

/** Reads a report; `report.layout` for anything that is not one. Rules are `checkReport`'s. */
export function decodeReport(body: Uint8Array): Result<Report> {
  const reader = new ByteReader(body);
  const token = readToken(reader);
  const revision = reader.bytes(32);
  const onset = reader.u8();
  const keys: SharedKey[] = [];
  for (let left = reader.u8(); left > 0 && !reader.truncated; left--) keys.push(readSharedKey(reader));
  const base = reader.u32();
  const tags: ReportedTag[] = [];
  for (let left = reader.u16(); left > 0 && !reader.truncated; left--) {
    const tag = reader.bytes(tagLength);
    const interval = base + reader.u16();
    const packed = reader.u8();
    tags.push({ tag, interval, bucket: packed >> 6, minutes: packed & 63 });
  }
  const flag = reader.u8();
  const confirms = flag === 1 ? reader.bytes(revisionSecretLength) : null;
  if (flag > 1) return fail('report.layout', 'the confirmation flag is 0 or 1');
  const onsetDay = onset === unknownOnset ? null : Math.floor(base / intervalsPerDay) + onset;
  return reader.finish({ token, revision, onsetDay, keys, base, tags, confirms }, 'report.layout');
}

function assertTags(report: Report, now: number): Result<void> {
  if (report.tags.length > maximumTags)
    return fail('report.too-many-tags', `at most ${maximumTags} meetings, not ${report.tags.length}`);
  const latest = report.base + 16 * intervalsPerDay;
  const perInterval = new Map<number, number>();
  const seen = new Set<string>();
  for (const tag of report.tags) {
    const count = (perInterval.get(tag.interval) ?? 0) + 1;
    if (count > maximumTagsPerInterval)
      return fail('report.too-many-tags', `at most ${maximumTagsPerInterval} meetings in one interval`);
    perInterval.set(tag.interval, count);
    const name = toHex(tag.tag);
    if (seen.has(name)) return fail('report.tag', 'the same meeting stands twice in one report');
    seen.add(name);
    if (tag.minutes > 10 || tag.interval >= latest || tag.interval * 600 > now + 1800)
      return fail('report.tag', 'a meeting has impossible minutes or time');
  }
  return ok(undefined);
}

/**
 * All rules for a report at `now` (unix seconds) that need no storage; the first that fails is told. Onset may lie one
 * day ahead, since the owner's civil day and the phone's clock may be past a UTC midnight that `now` is not.
 */
export function checkReport(report: Report, toleranceIntervals: number, now: number): Result<void> {
  if (report.keys.length === 0) return fail('report.no-keys', 'a report needs at least one key');
  const keys = checkSharedKeys(report.keys, toleranceIntervals, now);
  if (!keys.ok) return keys;
  const age = reportBase(now) - report.base;
  if (
    report.base % intervalsPerDay !== 0 ||
    age < -intervalsPerDay ||
    age > maximumDelayDays * intervalsPerDay
  )
    return fail('report.base', 'offsets must count from 15 days before the report was made');
  const today = utcDayAt(now);
  if (report.onsetDay !== null && (report.onsetDay > today + 1 || report.onsetDay < today - 15))
    return fail('report.onset', 'onset must lie in the last 14 days');
  return assertTags(report, now);
}
