// SPDX-License-Identifier: GPL-3.0-only
// Each export file is matched once against the whole log. A file that arrives after later ones makes those be matched
// again, so that a revision can never be overtaken by what it revised.
import { createLocalRunner, type MatchRunner, type RunOptions } from '@bluezone/matcher';
import { ByteReader, toHex, utcDayOfInterval } from '@bluezone/protocol';
import type { PhoneContext } from '../phone-context.ts';
import type { Evidence } from '../store/evidence.ts';
import type { PollOutcome } from '../sync/poll-index.ts';
import { matchableRows, matchExport, mergeEvidence } from './match-export.ts';

/** How long matching is done: where, and how it can be watched and called off. */
export interface MatchingParts {
  /** Default: in the phone's own thread, by the fastest engine there is. */
  readonly runner?: MatchRunner;
  /** Called with keys done and keys in all, of one file and one part of the log. */
  readonly onProgress?: RunOptions['onProgress'];
  /** Once aborted, files whose matching is not complete count as not matched, and the next poll fetches them again. */
  readonly signal?: RunOptions['signal'];
  readonly pause?: RunOptions['pause'];
}

/** Matches fetched files, oldest first; true when the evidence changed. */
export async function matchFiles(
  { store, ports }: PhoneContext,
  files: PollOutcome['files'],
  { runner = createLocalRunner(), onProgress, signal, pause }: MatchingParts = {},
): Promise<boolean> {
  if (files.length === 0) return false;
  const oldestNew = Math.min(...files.map((file) => file.to));
  const matched = store.matchedFiles.filter((file) => file.to <= oldestNew);
  const seed = new ByteReader(ports.random.bytes(4)).u32();
  const sorted = [...files].sort((a, b) => a.to - b.to);
  const found = sorted.map((): Evidence[] => []);
  const { toleranceIntervals } = store.configuration.matching;
  const days = daysOfKeys(sorted, toleranceIntervals);
  const run: RunOptions = { tolerance: toleranceIntervals, onProgress, signal, pause };
  for await (const rows of store.heard.rows(days)) {
    const log = await matchableRows(rows, runner, seed);
    try {
      for (const [i, { content }] of sorted.entries()) {
        const evidence = await matchExport(log, content, run);
        if (evidence === undefined) return false;
        found[i]?.push(...evidence);
      }
    } finally {
      log.running.close();
    }
  }
  const own = new Set(store.ownKeys().map((key) => toHex(key.key)));
  let evidence = store.evidence;
  for (const [i, { hash, to }] of sorted.entries()) {
    const others = found[i]?.filter((item) => !own.has(toHex(item.key))) ?? [];
    if (others.length > 0) evidence = mergeEvidence(evidence, others);
    matched.push({ hash, to });
  }
  store.matchedFiles = matched;
  if (evidence === store.evidence) return false;
  store.setEvidence(evidence);
  return true;
}

/** UTC days in which a key of the files can have been heard: the log of other days need not be read. */
function daysOfKeys(files: PollOutcome['files'], toleranceIntervals: number): Set<number> {
  const days = new Set<number>();
  for (const { content } of files)
    for (const { count, starts, periods } of [content.keys, content.revisedKeys])
      for (let i = 0; i < count; i++) {
        const start = starts[i] as number;
        const last = utcDayOfInterval(start + (periods[i] as number) - 1 + toleranceIntervals);
        for (let day = utcDayOfInterval(start - toleranceIntervals); day <= last; day++) days.add(day);
      }
  return days;
}
