// SPDX-License-Identifier: GPL-3.0-only
import type { Store } from '../store/store.ts';

/** How many phones are registered: all that anybody else ever learns from this desk. */
export async function countRegistered(db: Store['registration']): Promise<number> {
  const row = await db
    .selectFrom('phones')
    .select((e) => e.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
