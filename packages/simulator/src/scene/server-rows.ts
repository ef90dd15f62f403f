// SPDX-License-Identifier: GPL-3.0-only
// What the scene reads in the server's rows, to know when a step is over and to tell what was published.
import type { Store } from '@bluezone/server';
import type { PublishedFile, ServerCounts } from './scene-facts.ts';

/** Keys in a row: 21 bytes each. */
const keyLength = 21;

/** True when accepted reports and claims are in files wholly, withdrawn ones revoked, and all tags moved. */
export async function isEverythingPublished(store: Store): Promise<boolean> {
  const rows = await store.exposure.selectFrom('reports').selectAll().execute();
  return rows.every((row) => {
    const all = 2 ** (row.keys.length / keyLength) - 1;
    if (row.state === 'accepted') return (row.published | row.ceded) === all && row.tags === null;
    if (row.state === 'withdrawn') return (row.published & ~row.ceded & ~row.revoked) === 0;
    return row.state !== 'waiting';
  });
}

/** Names of all files published and not yet retired. */
export async function exportNames(store: Store): Promise<string[]> {
  const rows = await store.exposure.selectFrom('exports').select('hash').execute();
  return rows.map(({ hash }) => hash);
}

/** Files that are not among the known ones. */
export async function newFiles(store: Store, known: readonly string[]): Promise<PublishedFile[]> {
  const rows = await store.exposure.selectFrom('exports').selectAll().orderBy('to_time').execute();
  return rows
    .filter((row) => !known.includes(row.hash))
    .map((row) => ({
      hash: row.hash,
      bytes: row.bytes,
      keys: row.key_count,
      revised: row.revised_count,
      padding: row.padding_count,
    }));
}

/** Tags spent by claims, and the credited minutes they prove. */
export async function spentTags(store: Store): Promise<{ count: number; minutes: number }> {
  const rows = await store.meetings
    .selectFrom('tags')
    .selectAll()
    .where('spent_by', 'is not', null)
    .execute();
  return { count: rows.length, minutes: rows.reduce((sum, row) => sum + row.minutes, 0) };
}

export async function serverCounts(store: Store): Promise<ServerCounts> {
  const rows = await store.exposure.selectFrom('reports').select('revision').execute();
  const tags = await store.meetings.selectFrom('tags').select('tag').execute();
  const reports = rows.filter(({ revision }) => revision !== null);
  return { reports: reports.length, tags: tags.length, tokenHashes: rows.length };
}
