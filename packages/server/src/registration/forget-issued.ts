// SPDX-License-Identifier: GPL-3.0-only
import type { Transaction } from 'kysely';
import type { RegistrationTables } from '../store/tables.ts';

/** Forgets what was issued to the phone of a number, if it has one: the same statement whether it has. */
export async function forgetIssued(
  db: Transaction<RegistrationTables>,
  numberHmac: Uint8Array,
): Promise<void> {
  await db
    .deleteFrom('issued')
    .where(
      'credential_hash',
      'in',
      db.selectFrom('phones').select('credential_hash').where('number_hmac', '=', numberHmac),
    )
    .execute();
}
