// SPDX-License-Identifier: GPL-3.0-only
// One line of the heard log, on the phone only: what was heard, and, computed at once with the phone's own salt on
// air, what a later report or claim needs. The other's salt is used here and then forgotten.
import { type Beacon, unknownStrength } from './beacon.ts';
import { meetingId, meetingTag } from './meeting.ts';
import { fail, ok, type Result } from './result.ts';

/** One scan in which a beacon was heard. */
export interface HeardScan {
  /** Unix second. */
  readonly second: number;
  /** Received strength in dBm, 127 unknown. */
  readonly strengthDbm: number;
  /** Credit: min(seconds since the previous scan, 300). */
  readonly creditedSeconds: number;
}

export interface HeardEntry {
  readonly identifier: Uint8Array;
  readonly metadata: Uint8Array;
  /** The phone's own interval while it heard this beacon: which of its own beacons was on the air. */
  readonly interval: number;
  /** X with this phone as reporter, 16 bytes. */
  readonly meetingAsReporter: Uint8Array;
  /** X with this phone as claimant, 16 bytes. */
  readonly meetingAsClaimant: Uint8Array;
  /** T with this phone as reporter, 12 bytes. */
  readonly tag: Uint8Array;
  readonly scans: readonly HeardScan[];
}

/** First entry for a beacon heard while one's own salt (9 bytes) was on the air. */
export function heardEntry(
  heard: Beacon,
  ownSalt: Uint8Array,
  interval: number,
  scans: readonly HeardScan[],
): HeardEntry {
  const meetingAsReporter = meetingId(ownSalt, heard.salt);
  return {
    identifier: heard.identifier,
    metadata: heard.metadata,
    interval,
    meetingAsReporter,
    meetingAsClaimant: meetingId(heard.salt, ownSalt),
    tag: meetingTag(heard, meetingAsReporter),
    scans,
  };
}

/** Credited seconds of an entry. */
export function heardSeconds(entry: Pick<HeardEntry, 'scans'>): number {
  return entry.scans.reduce((sum, scan) => sum + scan.creditedSeconds, 0);
}

/** Median strength in dBm over the scans that could measure one; null when none could. */
export function medianStrength(entry: Pick<HeardEntry, 'scans'>): number | null {
  const known = entry.scans.map((s) => s.strengthDbm).filter((s) => s !== unknownStrength);
  if (known.length === 0) return null;
  known.sort((a, b) => a - b);
  const upper = known[known.length >> 1] as number;
  return known.length % 2 === 1 ? upper : (upper + (known[(known.length >> 1) - 1] as number)) / 2;
}

const headLength = 68;
const scanLength = 7;
const metadataAtByte = 16;
const intervalAtByte = 18;
const reporterAtByte = 22;
const tagAtByte = 54;
const countAtByte = 66;

const u16At = (bytes: Uint8Array, at: number): number =>
  (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
const u32At = (bytes: Uint8Array, at: number): number =>
  (u16At(bytes, at) | (u16At(bytes, at + 2) << 16)) >>> 0;

function setU16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
}

function setU32(bytes: Uint8Array, at: number, value: number): void {
  setU16(bytes, at, value);
  setU16(bytes, at + 2, value >>> 16);
}

/** Writes scans of 7 bytes each; gives the offset behind them. */
function writeScans(bytes: Uint8Array, offset: number, scans: readonly HeardScan[]): number {
  let at = offset;
  for (const { second, strengthDbm, creditedSeconds } of scans) {
    setU32(bytes, at, second);
    bytes[at + 4] = strengthDbm;
    setU16(bytes, at + 5, creditedSeconds);
    at += scanLength;
  }
  return at;
}

function writeEntry(bytes: Uint8Array, offset: number, entry: HeardEntry): number {
  bytes.set(entry.identifier, offset);
  bytes.set(entry.metadata, offset + metadataAtByte);
  setU32(bytes, offset + intervalAtByte, entry.interval);
  bytes.set(entry.meetingAsReporter, offset + reporterAtByte);
  bytes.set(entry.meetingAsClaimant, offset + 38);
  bytes.set(entry.tag, offset + tagAtByte);
  setU16(bytes, offset + countAtByte, entry.scans.length);
  return writeScans(bytes, offset + headLength, entry.scans);
}

const encodedLength = (entries: readonly HeardEntry[]): number =>
  entries.reduce((sum, entry) => sum + headLength + scanLength * entry.scans.length, 0);

/** Writes entries one after another: 66 bytes, a count (u16), then 7 bytes per scan. */
export function encodeHeardEntries(entries: readonly HeardEntry[]): Uint8Array {
  const bytes = new Uint8Array(encodedLength(entries));
  let at = 0;
  for (const entry of entries) at = writeEntry(bytes, at, entry);
  return bytes;
}

/** Offset behind the encoded entry at `offset`; −1 when the bytes end before it does. */
export function heardEntryEnd(bytes: Uint8Array, offset: number): number {
  if (offset + headLength > bytes.length) return -1;
  const end = offset + headLength + scanLength * u16At(bytes, offset + countAtByte);
  return end > bytes.length ? -1 : end;
}

/** The interval of the encoded entry at `offset`. */
export function heardIntervalAt(bytes: Uint8Array, offset: number): number {
  return u32At(bytes, offset + intervalAtByte);
}

/** Reads the one entry at `offset`, where `heardEntryEnd` found a whole one. @throws RangeError where there is none. */
export function decodeHeardEntry(bytes: Uint8Array, offset: number): HeardEntry {
  const end = heardEntryEnd(bytes, offset);
  if (end < 0) throw new RangeError('no heard entry at this offset');
  const scans: HeardScan[] = [];
  for (let at = offset + headLength; at < end; at += scanLength)
    scans.push({
      second: u32At(bytes, at),
      strengthDbm: ((bytes[at + 4] as number) << 24) >> 24,
      creditedSeconds: u16At(bytes, at + 5),
    });
  return {
    identifier: bytes.slice(offset, offset + 16),
    metadata: bytes.slice(offset + metadataAtByte, offset + intervalAtByte),
    interval: heardIntervalAt(bytes, offset),
    meetingAsReporter: bytes.slice(offset + reporterAtByte, offset + 38),
    meetingAsClaimant: bytes.slice(offset + 38, offset + tagAtByte),
    tag: bytes.slice(offset + tagAtByte, offset + countAtByte),
    scans,
  };
}

const endsTooEarly = () => fail('bytes.truncated', 'a heard entry ends too early');

/** Reads what `encodeHeardEntries` wrote; anything else is `bytes.truncated`. */
export function decodeHeardEntries(bytes: Uint8Array): Result<HeardEntry[]> {
  const entries: HeardEntry[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = heardEntryEnd(bytes, at);
    if (end < 0) return endsTooEarly();
    entries.push(decodeHeardEntry(bytes, at));
    at = end;
  }
  return ok(entries);
}

/** What matching needs of encoded entries, as columns of `count`. */
export interface HeardEntryColumns {
  readonly count: number;
  /** 16 bytes per entry. */
  readonly identifiers: Uint8Array;
  readonly intervals: Uint32Array;
  /** Which of the rows holds each entry, and at which offset in it, for `decodeHeardEntry`. */
  readonly rows: Uint32Array;
  readonly offsets: Uint32Array;
}

/** Reads only identifiers and intervals of what `encodeHeardEntries` wrote; anything else is `bytes.truncated`. */
export function readHeardColumns(rows: readonly Uint8Array[]): Result<HeardEntryColumns> {
  let count = 0;
  for (const row of rows)
    for (let at = 0; at < row.length; count++) {
      at = heardEntryEnd(row, at);
      if (at < 0) return endsTooEarly();
    }
  const columns = {
    count,
    identifiers: new Uint8Array(16 * count),
    intervals: new Uint32Array(count),
    rows: new Uint32Array(count),
    offsets: new Uint32Array(count),
  };
  let i = 0;
  for (const [r, row] of rows.entries())
    for (let at = 0; at < row.length; at = heardEntryEnd(row, at)) {
      for (let k = 0; k < 16; k++) columns.identifiers[16 * i + k] = row[at + k] as number;
      columns.intervals[i] = heardIntervalAt(row, at);
      columns.rows[i] = r;
      columns.offsets[i++] = at;
    }
  return ok(columns);
}

function standsAt(bytes: Uint8Array, offset: number, part: Uint8Array): boolean {
  for (let i = 0; i < part.length; i++) if (bytes[offset + i] !== part[i]) return false;
  return true;
}

/**
 * Whether the encoded entry at `offset` is of this beacon, which its identifier, its metadata (2 bytes) and X as reporter
 * (16 bytes) name: two salts that make one X would be a collision of SHA-256.
 */
export function isHeardEntryOf(
  bytes: Uint8Array,
  offset: number,
  beacon: Beacon,
  meetingAsReporter: Uint8Array,
): boolean {
  return (
    standsAt(bytes, offset, beacon.identifier) &&
    standsAt(bytes, offset + metadataAtByte, beacon.metadata) &&
    standsAt(bytes, offset + reporterAtByte, meetingAsReporter)
  );
}

/** Seconds of the scans of the encoded entry at `offset`. */
export function heardSecondsAt(bytes: Uint8Array, offset: number): Set<number> {
  const seconds = new Set<number>();
  const end = heardEntryEnd(bytes, offset);
  for (let at = offset + headLength; at < end; at += scanLength) seconds.add(u32At(bytes, at));
  return seconds;
}

/**
 * A copy of encoded entries with scans appended to some and new entries at the end, made in one go.
 * @param added scans to append, by the offset of their entry.
 */
export function extendHeardEntries(
  bytes: Uint8Array,
  added: ReadonlyMap<number, readonly HeardScan[]>,
  fresh: readonly HeardEntry[],
): Uint8Array {
  let length = bytes.length + encodedLength(fresh);
  for (const scans of added.values()) length += scanLength * scans.length;
  const extended = new Uint8Array(length);
  let from = 0;
  let to = 0;
  for (const [offset, scans] of [...added].sort((a, b) => a[0] - b[0])) {
    const end = heardEntryEnd(bytes, offset);
    if (end < 0) throw new RangeError('no heard entry at this offset');
    extended.set(bytes.subarray(from, end), to);
    const count = u16At(bytes, offset + countAtByte) + scans.length;
    setU16(extended, to + offset - from + countAtByte, count);
    to = writeScans(extended, to + end - from, scans);
    from = end;
  }
  extended.set(bytes.subarray(from), to);
  to += bytes.length - from;
  for (const entry of fresh) to = writeEntry(extended, to, entry);
  return extended;
}
