// SPDX-License-Identifier: GPL-3.0-only
// Development registration: takes a number at its word, so it is never offered in production. It gives what the real
// one gives: a credential, known to this desk as a hash only, that asks for claim tokens on a schedule.
import { ok, type Result, registrationCredentialLength, utcDayAt } from '@bluezone/protocol';
import type { Random } from '../keys/keyring.ts';
import { normalisePhoneNumber, registrationNumberHmac } from '../phone-number.ts';
import { sha256 } from '../sha256.ts';
import type { Store } from '../store/store.ts';

/**
 * Registers a number and gives a new credential (16 bytes); an earlier one of the same number ends.
 * @returns `registration.number` when the text is no phone number.
 */
export async function registerPhone(
  db: Store['registration'],
  numberKey: Uint8Array,
  random: Random,
  country: 'VN',
  phoneNumber: string,
  now: number,
): Promise<Result<Uint8Array>> {
  const number = normalisePhoneNumber(phoneNumber, country);
  if (!number.ok) return number;
  const credential = random(registrationCredentialLength);
  const row = { credential_hash: sha256(credential), day: utcDayAt(now) };
  await db
    .insertInto('phones')
    .values({ number_hmac: registrationNumberHmac(numberKey, number.value), ...row })
    .onConflict((conflict) => conflict.column('number_hmac').doUpdateSet(row))
    .execute();
  return ok(credential);
}

/** How many phones are registered: all that anybody else ever learns from this desk. */
export async function countRegistered(db: Store['registration']): Promise<number> {
  const row = await db
    .selectFrom('phones')
    .select((e) => e.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
