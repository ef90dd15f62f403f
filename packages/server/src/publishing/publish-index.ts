// SPDX-License-Identifier: GPL-3.0-only
import {
  fileHash,
  type IndexContent,
  largestNumberAt,
  nextSequence,
  utcDayAt,
  writeIndex,
} from '@bluezone/protocol';
import type { Keyring } from '../keys/keyring.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/store.ts';
import type { PublishedConfiguration } from './served-configuration.ts';

/**
 * Signs the next index over all exports in their retention and keeps it; it is served from the kept row only. Of earlier
 * ones number and hash stay.
 */
export async function publishIndex(
  db: Store['exposure'],
  configuration: PublishedConfiguration,
  keys: Pick<Keyring, 'index'>,
  settings: Settings,
  now: number,
): Promise<number> {
  let previous = await latestNumber(db);
  if (previous !== undefined && previous.sequence > largestNumberAt(now)) {
    // Numbered by a clock that was far ahead: no phone took it, and none may be numbered after it for a long time.
    await db.deleteFrom('indexes').where('sequence', '>', largestNumberAt(now)).execute();
    previous = await latestNumber(db);
  }
  const exports = await db
    .selectFrom('exports')
    .select(['hash', 'from_time', 'to_time', 'bytes'])
    .where('day', '>=', utcDayAt(now) - settings.exportRetentionDays + 1)
    .where('to_time', '<=', Math.floor(now))
    .orderBy('to_time')
    .orderBy('hash')
    .execute();
  const community = await db.selectFrom('community').selectAll().executeTakeFirst();
  const time = Math.floor(now);
  const content: IndexContent = {
    format: 1,
    sequence: nextSequence(previous?.sequence ?? 0, now),
    previous: previous?.hash ?? null,
    time,
    next: time + settings.publishPeriodSeconds,
    expires: time + settings.indexLifetimeSeconds,
    exports: exports.map((row) => ({
      hash: row.hash,
      from: row.from_time,
      to: row.to_time,
      bytes: row.bytes,
    })),
    configuration,
    community: { registered: community?.registered ?? 0, day: community?.day ?? utcDayAt(now) },
    notices: settings.notices.filter(({ until }) => until > now).map((notice) => ({ ...notice })),
    sunsetDay: settings.sunsetDay,
  };
  const bytes = await writeIndex(content, keys.index.id, keys.index.sign);
  const row = { sequence: content.sequence, hash: fileHash(bytes), content: bytes, time };
  // One statement, so one trip to the disk: both or neither.
  await db
    .with('emptied', (part) =>
      part
        .updateTable('indexes')
        .set({ content: new Uint8Array(0) })
        .where('sequence', '=', previous?.sequence ?? 0)
        .returning('sequence'),
    )
    .insertInto('indexes')
    .values(row)
    .execute();
  return content.sequence;
}

function latestNumber(db: Store['exposure']): Promise<{ sequence: number; hash: string } | undefined> {
  return db
    .selectFrom('indexes')
    .select(['sequence', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The bytes of the newest index; undefined before the first publication. */
export async function latestIndex(
  db: Store['exposure'],
): Promise<{ content: Uint8Array; hash: string } | undefined> {
  return await db
    .selectFrom('indexes')
    .select(['content', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
}
