// SPDX-License-Identifier: GPL-3.0-only
// The matching path: heard entries and a verified export in, evidence out. Pure, so that it also runs where there is
// neither WebCrypto nor a TextEncoder; a test loads it into a bare JavaScript context.
import {
  confirmCandidates,
  type HeardColumns,
  type MatchRunner,
  type RunningLog,
  type RunOptions,
} from '@bluezone/matcher';
import {
  decodeHeardEntry,
  type ExportContent,
  type ExportKeyColumns,
  encodeHeardEntries,
  exportKeyAt,
  type HeardEntry,
  intervalSeconds,
  readHeardColumns,
  reportTypes,
  toHex,
} from '@bluezone/protocol';
import type { Evidence, MatchedEntry } from '../store/evidence.ts';

/** A heard log made ready for matching. Only entries that match are decoded. */
export interface MatchableLog {
  entryAt(index: number): HeardEntry;
  readonly columns: HeardColumns;
  readonly running: RunningLog;
}

/** End times of exports are kept as u32. */
const latestPublication = 0xffffffff;

/** Makes entries ready; `seed` are 32 fresh random bits. */
export function matchableLog(
  entries: readonly HeardEntry[],
  runner: MatchRunner,
  seed: number,
): Promise<MatchableLog> {
  return matchableRows([encodeHeardEntries(entries)], runner, seed);
}

/** Makes rows of encoded entries ready; `seed` are 32 fresh random bits. @throws Error when a row is damaged. */
export async function matchableRows(
  rows: readonly Uint8Array[],
  runner: MatchRunner,
  seed: number,
): Promise<MatchableLog> {
  const read = readHeardColumns(rows);
  if (!read.ok) throw new Error(`${read.code}: ${read.detail}`);
  const columns = read.value;
  return {
    entryAt: (i) =>
      decodeHeardEntry(rows[columns.rows[i] as number] as Uint8Array, columns.offsets[i] as number),
    columns,
    running: await runner.open(columns, seed),
  };
}

/**
 * Evidence for every key of the export that was heard, revised keys last; undefined when called off. Sightings from one
 * interval before the export's end time on are ignored: by then the key may have been public, and anybody could have sent its
 * identifiers. The interval is for phones whose clock is slow; no honest sighting is lost, since a key ends at least two
 * intervals before its export.
 */
export async function matchExport(
  log: MatchableLog,
  content: ExportContent,
  run: RunOptions,
): Promise<Evidence[] | undefined> {
  const evidence: Evidence[] = [];
  for (const keys of [content.keys, content.revisedKeys]) {
    const found = await matchColumns(log, keys, content.end, run);
    if (found === undefined) return undefined;
    evidence.push(...found);
  }
  return evidence;
}

async function matchColumns(
  log: MatchableLog,
  keys: ExportKeyColumns,
  end: number,
  run: RunOptions,
): Promise<Evidence[] | undefined> {
  if (keys.count === 0 || log.columns.count === 0) return [];
  const candidates = await log.running.find(keys, run);
  if (candidates === undefined) return undefined;
  const matches = confirmCandidates(log.columns, keys, candidates, run.tolerance);
  const byKey = new Map<number, MatchedEntry[]>();
  for (const { keyIndex, heardIndex } of matches) {
    const entry = log.entryAt(heardIndex);
    const scans = entry.scans.filter((scan) => scan.second < end - intervalSeconds);
    if (scans.length === 0) continue;
    const { identifier, metadata, interval, meetingAsClaimant } = entry;
    const list = byKey.get(keyIndex) ?? [];
    list.push({ identifier, metadata, interval, meetingAsClaimant, scans });
    byKey.set(keyIndex, list);
  }
  return [...byKey].map(([keyIndex, entries]) => {
    const { key, start, period, reportType, daysSinceOnset } = exportKeyAt(keys, keyIndex);
    const publishedAt = Math.min(end, latestPublication);
    return { key, start, period, reportType, daysSinceOnset, publishedAt, entries };
  });
}

/** Joins new evidence to old: for one key, what was published later decides type and onset; revoked stays known. */
export function mergeEvidence(known: readonly Evidence[], found: readonly Evidence[]): Evidence[] {
  const byKey = new Map(known.map((item) => [toHex(item.key), item]));
  for (const item of found) {
    const before = byKey.get(toHex(item.key));
    if (before === undefined) byKey.set(toHex(item.key), item);
    else if (item.publishedAt >= before.publishedAt)
      byKey.set(toHex(item.key), { ...item, entries: joinEntries(before.entries, item.entries) });
  }
  return [...byKey.values()];
}

function joinEntries(known: readonly MatchedEntry[], found: readonly MatchedEntry[]): MatchedEntry[] {
  const byMeeting = new Map(known.map((entry) => [toHex(entry.meetingAsClaimant), entry]));
  for (const entry of found) byMeeting.set(toHex(entry.meetingAsClaimant), entry);
  return [...byMeeting.values()];
}

/** True for report types that stand for a diagnosed person. */
export function isDiagnosed(reportType: number): boolean {
  return (
    reportType === reportTypes.confirmedTest ||
    reportType === reportTypes.clinical ||
    reportType === reportTypes.selfReport
  );
}
