// SPDX-License-Identifier: GPL-3.0-only
// Each export file is matched once against the whole log. A file that arrives after later ones makes those be matched
// again, so that a revision can never be overtaken by what it revised.
import { createTypescriptEngine, type MatchEngine } from '@bluezone/matcher';
import { ByteReader, toHex } from '@bluezone/protocol';
import type { PhoneContext } from '../phone-context.ts';
import type { PollOutcome } from '../sync/poll-index.ts';
import { matchableLog, matchExport, mergeEvidence } from './match-export.ts';

/** Matches fetched files, oldest first; true when the evidence changed. */
export function matchFiles(
  { store, ports }: PhoneContext,
  files: PollOutcome['files'],
  engine: MatchEngine = createTypescriptEngine(),
): boolean {
  if (files.length === 0) return false;
  const oldestNew = Math.min(...files.map((file) => file.to));
  const matched = store.matchedFiles.filter((file) => file.to <= oldestNew);
  const seed = new ByteReader(ports.random.bytes(4)).u32();
  const log = matchableLog(store.heardEntries(), engine, seed);
  const own = new Set(store.ownKeys().map((key) => toHex(key.key)));
  let evidence = store.evidence;
  for (const { hash, to, content } of [...files].sort((a, b) => a.to - b.to)) {
    const found = matchExport(log, content, store.configuration.matching.toleranceIntervals);
    const others = found.filter((item) => !own.has(toHex(item.key)));
    if (others.length > 0) evidence = mergeEvidence(evidence, others);
    matched.push({ hash, to });
  }
  store.matchedFiles = matched;
  if (evidence === store.evidence) return false;
  store.setEvidence(evidence);
  return true;
}
