// SPDX-License-Identifier: GPL-3.0-only
// Tags leave their report's row together with those of other reports, sorted, so that the meetings desk cannot tell
// which belong together. They are added first and wiped after: a crash in between adds them again, which changes nothing.
// A report that is withdrawn meanwhile keeps its copy, so that the next round takes back what was added.
import { utcDayAt } from '@bluezone/protocol';
import type { ExposureDesk } from './exposure-desk.ts';
import { unpackTags } from './packed-keys.ts';
import { takeTagsBack } from './take-tags-back.ts';

/** Whether any tags wait in their reports, to be moved or to be taken back. */
export async function hasWaitingTags(db: ExposureDesk['exposure']): Promise<boolean> {
  const row = await db
    .selectFrom('reports')
    .select('day')
    .where('tags', 'is not', null)
    .where('state', 'in', ['accepted', 'withdrawn'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Takes back the tags of withdrawn reports, and moves those of all waiting reports when enough wait or a UTC day has
 * ended; gives how many tags moved.
 */
export async function moveTags(desk: ExposureDesk, now: number): Promise<number> {
  await takeBackWithdrawn(desk, now);
  const waiting = await tagsOfReports(desk, 'accepted');
  const dayEnded = waiting.some((row) => row.day < utcDayAt(now));
  if (waiting.length === 0 || (!dayEnded && waiting.length < desk.settings.tagBatchReports)) return 0;
  const tags = waiting.flatMap((row) => row.tags);
  await desk.meetings.add(tags);
  await desk.exposure
    .updateTable('reports')
    .set({ tags: null })
    .where(
      'token_hash',
      'in',
      waiting.map((row) => row.tokenHash),
    )
    .where('state', '=', 'accepted')
    .execute();
  return tags.length;
}

async function tagsOfReports(desk: ExposureDesk, state: 'accepted' | 'withdrawn') {
  const rows = await desk.exposure
    .selectFrom('reports')
    .select(['token_hash', 'day', 'tags'])
    .where('tags', 'is not', null)
    .where('state', '=', state)
    .execute();
  return rows.map((row) => ({
    tokenHash: row.token_hash,
    day: row.day,
    tags: row.tags === null ? [] : unpackTags(row.tags),
  }));
}

async function takeBackWithdrawn(desk: ExposureDesk, now: number): Promise<void> {
  for (const { tokenHash, tags } of await tagsOfReports(desk, 'withdrawn')) {
    await takeTagsBack(
      desk,
      tags.map(({ tag }) => tag),
      utcDayAt(now),
    );
    await desk.exposure
      .updateTable('reports')
      .set({ tags: null })
      .where('token_hash', '=', tokenHash)
      .execute();
  }
}
