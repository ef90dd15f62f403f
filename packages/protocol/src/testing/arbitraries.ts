// SPDX-License-Identifier: GPL-3.0-only
// Random messages of the protocol and the ways in which hostile bytes differ from honest ones.
import fc from 'fast-check';
import type { Beacon } from '../beacon.ts';
import type { Claim } from '../claim.ts';
import type { HeardEntry } from '../heard-entry.ts';
import type { MeetingOpening } from '../meeting.ts';
import type { Report, ReportedTag } from '../report.ts';
import type { SharedKey } from '../shared-key.ts';
import type { Token } from '../token.ts';

/** Exactly `length` random bytes. */
export const exactly = (length: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: length, maxLength: length });

/** Up to `most` random bytes. */
export const upTo = (most: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ maxLength: most });

export const anyBeacon: fc.Arbitrary<Beacon> = fc.record({
  identifier: exactly(16),
  metadata: exactly(2),
  salt: exactly(9),
});

export const anyToken: fc.Arbitrary<Token> = fc.record({
  issuer: fc.integer({ min: 0, max: 255 }),
  message: exactly(64),
  signature: exactly(256),
});

export const anySharedKey: fc.Arbitrary<SharedKey> = fc.record({
  key: exactly(16),
  start: fc.integer({ min: 0, max: 0xffffffff }),
  period: fc.integer({ min: 0, max: 255 }),
});

export const anyOpening: fc.Arbitrary<MeetingOpening> = fc.record({
  identifier: exactly(16),
  metadata: exactly(2),
  opening: exactly(16),
  meeting: exactly(16),
});

export const anyClaim: fc.Arbitrary<Claim> = fc.record({
  token: anyToken,
  revision: exactly(32),
  openings: fc.array(anyOpening, { maxLength: 22 }),
  keys: fc.array(anySharedKey, { maxLength: 30 }),
});

const baseOfTags = 20_000 * 144;

const anyTag: fc.Arbitrary<ReportedTag> = fc.record({
  tag: exactly(12),
  interval: fc.integer({ min: baseOfTags, max: baseOfTags + 0xffff }),
  bucket: fc.integer({ min: 0, max: 3 }),
  minutes: fc.integer({ min: 0, max: 63 }),
});

export const anyReport: fc.Arbitrary<Report> = fc.record({
  token: anyToken,
  revision: exactly(32),
  onsetDay: fc.option(fc.integer({ min: 20_000, max: 20_254 })),
  keys: fc.array(anySharedKey, { maxLength: 30 }),
  base: fc.constant(baseOfTags),
  tags: fc.array(anyTag, { maxLength: 60 }),
  confirms: fc.option(exactly(16)),
});

export const anyHeardEntry: fc.Arbitrary<HeardEntry> = fc.record({
  identifier: exactly(16),
  metadata: exactly(2),
  interval: fc.integer({ min: 0, max: 0xffffffff }),
  meetingAsReporter: exactly(16),
  meetingAsClaimant: exactly(16),
  tag: exactly(12),
  scans: fc.array(
    fc.record({
      second: fc.integer({ min: 0, max: 0xffffffff }),
      strengthDbm: fc.integer({ min: -128, max: 127 }),
      creditedSeconds: fc.integer({ min: 0, max: 0xffff }),
    }),
    { maxLength: 8 },
  ),
});

/** Honest bytes made hostile: bits flipped, cut short, stretched, or a piece copied over another. */
export function damaged(honest: Uint8Array): fc.Arbitrary<Uint8Array> {
  const place = fc.nat({ max: Math.max(0, honest.length - 1) });
  return fc.oneof(
    place.map((length) => honest.slice(0, length)),
    upTo(40).map((tail) => Uint8Array.from([...honest, ...tail])),
    fc.tuple(place, fc.integer({ min: 0, max: 7 })).map(([at, bit]) => flipBit(honest, at, bit)),
    fc.tuple(place, upTo(20)).map(([at, piece]) => overwrite(honest, at, piece)),
    fc
      .tuple(place, place, fc.nat({ max: 60 }))
      .map(([from, to, length]) => overwrite(honest, to, honest.slice(from, from + length))),
  );
}

/** A copy with one bit turned. */
export function flipBit(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return copy;
}

function overwrite(bytes: Uint8Array, at: number, piece: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  copy.set(piece.subarray(0, copy.length - at), at);
  return copy;
}
