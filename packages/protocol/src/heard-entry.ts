// SPDX-License-Identifier: GPL-3.0-only
// One line of the heard log, on the phone only: what was heard, and, computed at once with the phone's own salt on
// air, what a later report or claim needs. The other's salt is used here and then forgotten.
import { type Beacon, unknownStrength } from './beacon.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { meetingId, meetingTag } from './meeting.ts';
import { fail, type Result } from './result.ts';

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

/** Writes entries one after another: 66 bytes, a count (u16), then 7 bytes per scan. */
export function encodeHeardEntries(entries: readonly HeardEntry[]): Uint8Array {
  const writer = new ByteWriter();
  for (const entry of entries) {
    writer.bytes(entry.identifier).bytes(entry.metadata).u32(entry.interval);
    writer.bytes(entry.meetingAsReporter).bytes(entry.meetingAsClaimant).bytes(entry.tag);
    writer.u16(entry.scans.length);
    for (const scan of entry.scans) writer.u32(scan.second).u8(scan.strengthDbm).u16(scan.creditedSeconds);
  }
  return writer.finish();
}

/** Reads what `encodeHeardEntries` wrote; anything else is `bytes.truncated`. */
export function decodeHeardEntries(bytes: Uint8Array): Result<HeardEntry[]> {
  const reader = new ByteReader(bytes);
  const entries: HeardEntry[] = [];
  while (reader.remaining > 0 && !reader.truncated) {
    const identifier = reader.bytes(16);
    const metadata = reader.bytes(2);
    const interval = reader.u32();
    const meetingAsReporter = reader.bytes(16);
    const meetingAsClaimant = reader.bytes(16);
    const tag = reader.bytes(12);
    const count = reader.u16();
    if (reader.truncated || count * 7 > reader.remaining)
      return fail('bytes.truncated', 'a heard entry ends too early');
    const scans: HeardScan[] = [];
    for (let i = 0; i < count; i++)
      scans.push({
        second: reader.u32(),
        strengthDbm: (reader.u8() << 24) >> 24,
        creditedSeconds: reader.u16(),
      });
    entries.push({ identifier, metadata, interval, meetingAsReporter, meetingAsClaimant, tag, scans });
  }
  return reader.finish(entries, 'bytes.truncated');
}
