// SPDX-License-Identifier: GPL-3.0-only
// "Erase my registration": every row of a phone goes at once. Claim tokens that were issued go on being worth what they are,
// for nobody can tell whose they were.
import { ok } from '@bluezone/protocol';
import type { Transaction } from 'kysely';
import { sha256 } from '../sha256.ts';
import type { RegistrationTables } from '../store/tables.ts';
import { checkCode, type ToldCode } from './check-code.ts';
import { forgetIssued } from './forget-issued.ts';
import type { RegistrationResult } from './refusal.ts';
import type { RegistrationDesk } from './registration-desk.ts';

/**
 * Erases the registration of the phone that holds a credential (16 bytes). Says nothing of whether there was one. What
 * stays is the count of the number's messages of today, under a value of its own, until the day is over.
 */
export async function eraseByCredential(
  desk: RegistrationDesk,
  credential: Uint8Array,
): Promise<RegistrationResult<void>> {
  const credentialHash = sha256(credential);
  await desk.registration.transaction().execute(async (db) => {
    const number = db
      .selectFrom('phones')
      .select('number_hmac')
      .where('credential_hash', '=', credentialHash);
    await db.deleteFrom('attempts').where('number_hmac', 'in', number).execute();
    await db.deleteFrom('phones').where('credential_hash', '=', credentialHash).execute();
    await db.deleteFrom('issued').where('credential_hash', '=', credentialHash).execute();
  });
  desk.count('erased');
  return ok(undefined);
}

async function eraseNumber(db: Transaction<RegistrationTables>, numberHmac: Uint8Array): Promise<void> {
  await db.deleteFrom('attempts').where('number_hmac', '=', numberHmac).execute();
  await forgetIssued(db, numberHmac);
  await db.deleteFrom('phones').where('number_hmac', '=', numberHmac).execute();
}

/**
 * Erases the registration of the number that a code was sent to, for somebody who lost the phone. Says nothing of whether
 * there was one.
 * @returns what `checkCode` returns.
 */
export async function eraseByCode(
  desk: RegistrationDesk,
  told: ToldCode,
  now: number,
): Promise<RegistrationResult<void>> {
  const erased = await checkCode(desk, 'erase', told, now, (db, { numberHmac }) =>
    eraseNumber(db, numberHmac),
  );
  if (erased.ok) desk.count('erased');
  return erased;
}
