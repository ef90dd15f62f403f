// SPDX-License-Identifier: GPL-3.0-only
// Claim tokens go to every registered phone on a schedule, whatever its status: asking for one says nothing.
import { decodeClaimTokenRequest, equalBytes, fail, type Result, utcDayAt } from '@bluezone/protocol';
import type { IssuingKeys } from '../keys/keyring.ts';
import { hashOfRequest, signAgain, signRequest } from '../keys/sign-request.ts';
import { sha256 } from '../sha256.ts';
import type { Store } from '../store/store.ts';

/**
 * Signs one blinded message per credential and period of `periodDays`. The same request again gets the same signature
 * (256 bytes), so a phone may ask again after a lost answer.
 * @returns `registration.unknown` for a credential of nobody, `token.already-issued` for another request, `token.issuer`
 * for a key that signs no more.
 */
export async function issueClaimToken(
  db: Store['registration'],
  keys: Pick<IssuingKeys, 'issuers'>,
  periodDays: number,
  body: Uint8Array,
  now: number,
): Promise<Result<Uint8Array>> {
  const request = decodeClaimTokenRequest(body);
  if (!request.ok) return request;
  const credentialHash = sha256(request.value.credential);
  const blind = request.value.request;
  const blindedHash = hashOfRequest(blind);
  const day = utcDayAt(now);
  const period = Math.floor(day / periodDays);
  const phone = await db
    .selectFrom('phones')
    .select('credential_hash')
    .where('credential_hash', '=', credentialHash)
    .executeTakeFirst();
  if (phone === undefined) return fail('registration.unknown', 'this phone is not registered any more');
  const earlier = await issuedIn(db, credentialHash, period);
  if (earlier === undefined) {
    const signature = signRequest(keys, blind, day);
    if (!signature.ok) return signature;
    const inserted = await db
      .insertInto('issued')
      .values({ credential_hash: credentialHash, period, blinded_hash: blindedHash })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 1n) return signature;
  }
  const first = earlier ?? (await issuedIn(db, credentialHash, period));
  return first !== undefined && equalBytes(first, blindedHash)
    ? signAgain(keys, blind)
    : fail('token.already-issued', 'the claim token of this period was given out already');
}

/** Hash of the request that was granted in a period. */
async function issuedIn(
  db: Store['registration'],
  credentialHash: Uint8Array,
  period: number,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('issued')
    .select('blinded_hash')
    .where('credential_hash', '=', credentialHash)
    .where('period', '=', period)
    .executeTakeFirst();
  return row?.blinded_hash;
}
