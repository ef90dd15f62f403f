// SPDX-License-Identifier: GPL-3.0-only
// What the phone knows about one published key that it heard: enough to estimate, explain, claim and withdraw again
// without the export file. Kept as long as the sightings it rests on.
import { ByteReader, ByteWriter, fail, type HeardScan, noOnset, ok, type Result } from '@bluezone/protocol';

/** One heard entry that belongs to a published key. */
export interface MatchedEntry {
  readonly identifier: Uint8Array;
  readonly metadata: Uint8Array;
  /** The phone's own interval. */
  readonly interval: number;
  /** X with this phone as claimant, 16 bytes. */
  readonly meetingAsClaimant: Uint8Array;
  readonly scans: readonly HeardScan[];
}

export interface Evidence {
  readonly key: Uint8Array;
  readonly start: number;
  readonly period: number;
  /** EN report type; 5 once revoked. */
  readonly reportType: number;
  readonly daysSinceOnset: number | null;
  /** End time of the export that said so: later files overrule earlier ones. */
  readonly publishedAt: number;
  readonly entries: readonly MatchedEntry[];
}

export function encodeEvidence(evidence: readonly Evidence[]): Uint8Array {
  const writer = new ByteWriter();
  for (const item of evidence) {
    writer.bytes(item.key).u32(item.start).u8(item.period).u8(item.reportType);
    writer
      .u8(item.daysSinceOnset ?? noOnset)
      .u32(item.publishedAt)
      .u16(item.entries.length);
    for (const entry of item.entries) {
      writer.bytes(entry.identifier).bytes(entry.metadata).u32(entry.interval).bytes(entry.meetingAsClaimant);
      writer.u16(entry.scans.length);
      for (const scan of entry.scans) writer.u32(scan.second).u8(scan.strengthDbm).u16(scan.creditedSeconds);
    }
  }
  return writer.finish();
}

const signed = (byte: number): number => (byte << 24) >> 24;

export function decodeEvidence(bytes: Uint8Array): Result<Evidence[]> {
  const reader = new ByteReader(bytes);
  const evidence: Evidence[] = [];
  while (reader.remaining > 0 && !reader.truncated) {
    const head = { key: reader.bytes(16), start: reader.u32(), period: reader.u8(), reportType: reader.u8() };
    const onset = signed(reader.u8());
    const publishedAt = reader.u32();
    const entries: MatchedEntry[] = [];
    for (let left = reader.u16(); left > 0 && !reader.truncated; left--) {
      const entry = {
        identifier: reader.bytes(16),
        metadata: reader.bytes(2),
        interval: reader.u32(),
        meetingAsClaimant: reader.bytes(16),
      };
      const scans: HeardScan[] = [];
      for (let scansLeft = reader.u16(); scansLeft > 0 && !reader.truncated; scansLeft--)
        scans.push({ second: reader.u32(), strengthDbm: signed(reader.u8()), creditedSeconds: reader.u16() });
      entries.push({ ...entry, scans });
    }
    evidence.push({ ...head, daysSinceOnset: onset === noOnset ? null : onset, publishedAt, entries });
  }
  return reader.truncated ? fail('bytes.truncated', 'the evidence ends too early') : ok(evidence);
}
