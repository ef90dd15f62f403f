// SPDX-License-Identifier: GPL-3.0-only
// What one number has had today. Its row is the lock under which everything about a number happens, always taken first.
import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import type { RegistrationTables } from '../store/tables.ts';

export interface NumberDay {
  readonly messages: number;
  readonly guesses: number;
}

/** Locks the row of a number until the transaction ends, and gives its counts; both are 0 on a new UTC day. */
export async function lockNumberDay(
  db: Transaction<RegistrationTables>,
  limit: Uint8Array,
  day: number,
): Promise<NumberDay> {
  return await db
    .insertInto('number_days')
    .values({ limit_hmac: limit, day, messages: 0, guesses: 0 })
    .onConflict((conflict) =>
      conflict.column('limit_hmac').doUpdateSet({
        messages: sql<number>`case when number_days.day < excluded.day then 0 else number_days.messages end`,
        guesses: sql<number>`case when number_days.day < excluded.day then 0 else number_days.guesses end`,
        day: sql<number>`greatest(number_days.day, excluded.day)`,
      }),
    )
    .returning(['messages', 'guesses'])
    .executeTakeFirstOrThrow();
}
