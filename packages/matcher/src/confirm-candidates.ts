// SPDX-License-Identifier: GPL-3.0-only
// The last word on a match, whatever engine proposed it: derives the identifier again by another path (HKDF from
// @noble, AES as the standard describes it) and compares all 16 bytes and the interval exactly.
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { encryptAes128Block, expandAes128Key } from './aes-128.ts';
import {
  assertHeardColumns,
  assertKeyColumns,
  assertTolerance,
  type Candidates,
  type HeardColumns,
  type KeyColumns,
  maximumPeriod,
} from './match-engine.ts';

/** Heard entry `heardIndex` is the identifier of key `keyIndex` at `interval`. */
export interface Match {
  readonly keyIndex: number;
  readonly heardIndex: number;
  /** The key's interval; the heard entry's lies within the tolerance of it. */
  readonly interval: number;
}

/** "EN-RPIK" in ASCII. */
const rpikInfo = Uint8Array.of(0x45, 0x4e, 0x2d, 0x52, 0x50, 0x49, 0x4b);
/** "EN-RPI" in ASCII. */
const identifierLabel = Uint8Array.of(0x45, 0x4e, 0x2d, 0x52, 0x50, 0x49);

function identifierAt(roundKeys: Uint8Array, interval: number): Uint8Array {
  const block = new Uint8Array(16);
  block.set(identifierLabel);
  new DataView(block.buffer).setUint32(12, interval, true);
  return encryptAes128Block(roundKeys, block);
}

/**
 * Keeps the candidates that are matches: same 16 bytes, |heard − key interval| ≤ tolerance, inside the key's period.
 * @param log the columns that were given to `prepare`.
 * @param keys the columns that were given to `find`.
 * @param tolerance whole number of intervals, 0 to 144.
 * @returns matches sorted by key, interval and heard entry, each once.
 * @throws RangeError on columns shorter than their count.
 */
export function confirmCandidates(
  log: HeardColumns,
  keys: KeyColumns,
  candidates: Candidates,
  tolerance: number,
): Match[] {
  assertHeardColumns(log);
  assertKeyColumns(keys);
  assertTolerance(tolerance);
  const proposed = Array.from({ length: candidates.count }, (_, i) => ({
    keyIndex: candidates.keyIndex[i] as number,
    heardIndex: candidates.heardIndex[i] as number,
    interval: candidates.interval[i] as number,
  })).sort((x, y) => x.keyIndex - y.keyIndex || x.interval - y.interval || x.heardIndex - y.heardIndex);

  const matches: Match[] = [];
  let derivedKey = -1;
  let roundKeys = new Uint8Array(176);
  let previous: Match | undefined;
  let identifier = new Uint8Array(16);
  for (const candidate of proposed) {
    const { keyIndex, heardIndex, interval } = candidate;
    const sameIdentifier = previous?.keyIndex === keyIndex && previous.interval === interval;
    if (sameIdentifier && previous?.heardIndex === heardIndex) continue;
    if (!mayMatch(log, keys, candidate, tolerance)) continue;
    if (derivedKey !== keyIndex) {
      const key = keys.keys.slice(16 * keyIndex, 16 * keyIndex + 16);
      roundKeys = Uint8Array.from(expandAes128Key(hkdf(sha256, key, undefined, rpikInfo, 16)));
      derivedKey = keyIndex;
    }
    if (!sameIdentifier) identifier = Uint8Array.from(identifierAt(roundKeys, interval));
    previous = candidate;
    if (identifier.every((byte, i) => byte === log.identifiers[16 * heardIndex + i])) matches.push(candidate);
  }
  return matches;
}

/** The checks that need no cryptography. */
function mayMatch(log: HeardColumns, keys: KeyColumns, candidate: Match, tolerance: number): boolean {
  const { keyIndex, heardIndex, interval } = candidate;
  if (keyIndex >= keys.count || heardIndex >= log.count) return false;
  const period = keys.periods[keyIndex] as number;
  const offset = interval - (keys.starts[keyIndex] as number);
  if (period < 1 || period > maximumPeriod || offset < 0 || offset >= period) return false;
  return Math.abs((log.intervals[heardIndex] as number) - interval) <= tolerance;
}
