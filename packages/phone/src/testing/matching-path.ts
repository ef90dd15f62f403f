// SPDX-License-Identifier: GPL-3.0-only
// The matching path from end to end, from signed files to day results, as an entry that a test bundles alone.
import { enEstimator } from '@bluezone/exposure';
import { createLocalRunner } from '@bluezone/matcher';
import {
  defaultConfiguration,
  fileHash,
  type HeardEntry,
  openExport,
  openIndex,
  toHex,
  verifyP256,
} from '@bluezone/protocol';
import { judgeDays } from '../alerts/judge-days.ts';
import { matchableLog, matchExport, mergeEvidence } from '../matching/match-export.ts';
import type { Pins } from '../ports.ts';

export interface MatchingPathInput {
  readonly index: Uint8Array;
  readonly zip: Uint8Array;
  readonly heard: readonly HeardEntry[];
  readonly pins: Pins;
  readonly seed: number;
}

/** Opens index and export, matches, judges; gives everything found as JSON, so that two runs can be compared. */
export async function runMatchingPath(input: MatchingPathInput): Promise<string> {
  const index = await openIndex(input.index, input.pins.indexKeys, verifyP256);
  if (!index.ok) return index.code;
  const content = await openExport(input.zip, input.pins.exportKeys, verifyP256);
  if (!content.ok) return content.code;
  const log = await matchableLog(input.heard, createLocalRunner(), input.seed);
  const evidence = mergeEvidence([], (await matchExport(log, content.value, { tolerance: 2 })) ?? []);
  return JSON.stringify({
    sequence: index.value.sequence,
    exportHash: fileHash(input.zip),
    keys: content.value.keys.count,
    evidence: evidence.length,
    matched: evidence.map((item) => toHex(item.key)),
    days: judgeDays(evidence, defaultConfiguration, enEstimator),
  });
}
