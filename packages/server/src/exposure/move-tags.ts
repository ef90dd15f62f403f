// SPDX-License-Identifier: GPL-3.0-only
// Tags leave their report's row together with those of other reports, sorted, so that the meetings desk cannot tell
// which belong together. They are added first and wiped after: a crash in between adds them again, which changes nothing.
import { equalBytes, utcDayAt } from '@bluezone/protocol';
import type { ExposureDesk } from './exposure-desk.ts';
import { unpackTags } from './packed-keys.ts';

/** Whether any tags wait in their reports. */
export async function hasWaitingTags(db: ExposureDesk['exposure']): Promise<boolean> {
  const row = await db
    .selectFrom('reports')
    .select('day')
    .where('tags', 'is not', null)
    .where('state', '=', 'accepted')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Moves the tags of all waiting reports when enough wait or a UTC day has ended; gives how many tags moved. */
export async function moveTags(desk: ExposureDesk, now: number): Promise<number> {
  const waiting = await desk.exposure
    .selectFrom('reports')
    .select(['token_hash', 'day', 'tags'])
    .where('tags', 'is not', null)
    .where('state', '=', 'accepted')
    .execute();
  const dayEnded = waiting.some((row) => row.day < utcDayAt(now));
  if (waiting.length === 0 || (!dayEnded && waiting.length < desk.settings.tagBatchReports)) return 0;
  const tagsOf = (row: (typeof waiting)[number]) => (row.tags === null ? [] : unpackTags(row.tags));
  const tags = waiting.flatMap(tagsOf);
  await desk.meetings.add(tags);
  const wiped = await desk.exposure
    .updateTable('reports')
    .set({ tags: null })
    .where(
      'token_hash',
      'in',
      waiting.map((row) => row.token_hash),
    )
    .where('tags', 'is not', null)
    .returning('token_hash')
    .execute();
  const withdrawnMeanwhile = waiting.filter(
    (row) => !wiped.some(({ token_hash }) => equalBytes(token_hash, row.token_hash)),
  );
  if (withdrawnMeanwhile.length > 0)
    await desk.meetings.remove(withdrawnMeanwhile.flatMap(tagsOf).map(({ tag }) => tag));
  return tags.length;
}
