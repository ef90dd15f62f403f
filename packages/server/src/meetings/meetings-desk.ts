// SPDX-License-Identifier: GPL-3.0-only
// The meetings desk keeps tags and who spent them; it never sees a key. The exposure desk reaches it through these calls
// only, each safe to repeat, since in production it is another process with its own database.
import { compareBytes, type ReportedTag, toHex } from '@bluezone/protocol';
import { sql } from 'kysely';
import type { MeetingsLink } from '../desks/links.ts';
import { inTransaction } from '../store/in-transaction.ts';
import type { Store } from '../store/store.ts';

export interface MeetingsDesk extends MeetingsLink {
  /** Deletes tags of meetings before an interval; gives how many. */
  removeBefore(interval: number): Promise<number>;
}

const columns = ['tag', 'interval', 'bucket', 'minutes', 'spent_by as spentBy'] as const;

/** Each tag once, with its greatest minutes and nearest bucket. */
function strongest(tags: readonly ReportedTag[]): ReportedTag[] {
  const byTag = new Map<string, ReportedTag>();
  for (const tag of tags) {
    const name = toHex(tag.tag);
    const known = byTag.get(name);
    const bucket = Math.min(known?.bucket ?? tag.bucket, tag.bucket);
    const minutes = Math.max(known?.minutes ?? 0, tag.minutes);
    byTag.set(name, { ...(known ?? tag), bucket, minutes });
  }
  return [...byTag.values()];
}

/** The meetings desk over its own schema. */
export function meetingsDesk(db: Store['meetings']): MeetingsDesk {
  const among = (tags: readonly Uint8Array[]) => sql<boolean>`tag = any(${tags}::bytea[])`;
  return {
    async add(tags) {
      if (tags.length === 0) return;
      const sorted = strongest(tags).sort((a, b) => compareBytes(a.tag, b.tag));
      await sql`
        insert into meetings.tags (tag, "interval", bucket, minutes)
        select * from unnest(${sorted.map((t) => t.tag)}::bytea[], ${sorted.map((t) => t.interval)}::int[],
          ${sorted.map((t) => t.bucket)}::int[], ${sorted.map((t) => t.minutes)}::int[])
        on conflict (tag) do update set
          minutes = greatest(tags.minutes, excluded.minutes), bucket = least(tags.bucket, excluded.bucket)
      `.execute(db);
    },
    async find(tags) {
      return await db.selectFrom('tags').select(columns).where(among(tags)).execute();
    },
    async spend(tags, claim, utcDay) {
      return await inTransaction(db, async (transaction) => {
        await transaction
          .selectFrom('tags')
          .select('tag')
          .where(among(tags))
          .orderBy('tag')
          .forUpdate()
          .execute();
        await transaction
          .updateTable('tags')
          .set({ spent_by: claim, spent_day: utcDay })
          .where(among(tags))
          .where('spent_by', 'is', null)
          .execute();
        return await transaction
          .selectFrom('tags')
          .select(columns)
          .where(among(tags))
          .where('spent_by', '=', claim)
          .execute();
      });
    },
    async release(claim) {
      await db
        .updateTable('tags')
        .set({ spent_by: null, spent_day: null })
        .where('spent_by', '=', claim)
        .execute();
    },
    async spentBy(claim) {
      return await db.selectFrom('tags').select(columns).where('spent_by', '=', claim).execute();
    },
    async remove(tags) {
      await db.deleteFrom('tags').where(among(tags)).execute();
    },
    async removeBefore(interval) {
      const deleted = await db.deleteFrom('tags').where('interval', '<', interval).executeTakeFirst();
      return Number(deleted.numDeletedRows);
    },
  };
}
