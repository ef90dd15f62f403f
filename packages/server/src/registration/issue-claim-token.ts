// SPDX-License-Identifier: GPL-3.0-only
// Claim tokens go to every registered phone on a schedule, whatever its status: asking for one says nothing.
import {
  decodeClaimTokenRequest,
  encodeIssued,
  equalBytes,
  fail,
  ok,
  type Result,
  utcDayAt,
} from '@bluezone/protocol';
import { currentIssuer } from '../keys/current-issuer.ts';
import type { Keyring } from '../keys/keyring.ts';
import { sha256 } from '../sha256.ts';
import type { Store } from '../store/store.ts';

/**
 * Signs one message per credential and period of `periodDays`. The same message again gets the same signature, so a
 * phone may ask again after a lost answer.
 * @returns `registration.unknown` for a credential of nobody, `token.already-issued` for another message.
 */
export async function issueClaimToken(
  db: Store['registration'],
  keys: Keyring,
  periodDays: number,
  body: Uint8Array,
  now: number,
): Promise<Result<Uint8Array>> {
  const request = decodeClaimTokenRequest(body);
  if (!request.ok) return request;
  const credentialHash = sha256(request.value.credential);
  const messageHash = sha256(request.value.message);
  const day = utcDayAt(now);
  const period = Math.floor(day / periodDays);
  const phone = await db
    .selectFrom('phones')
    .select('day')
    .where('credential_hash', '=', credentialHash)
    .executeTakeFirst();
  if (phone === undefined) return fail('registration.unknown', 'this phone is not registered any more');
  const issuer = currentIssuer(keys, 'claim', day);
  if (issuer === undefined) return fail('token.issuer', 'no key issues claim tokens at this time');
  const signature = issuer.sign(request.value.message);
  await db
    .insertInto('issued')
    .values({
      credential_hash: credentialHash,
      period,
      message_hash: messageHash,
      issuer: issuer.id,
      signature,
      day,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const issued = await db
    .selectFrom('issued')
    .select(['message_hash', 'issuer', 'signature'])
    .where('credential_hash', '=', credentialHash)
    .where('period', '=', period)
    .executeTakeFirstOrThrow();
  if (!equalBytes(issued.message_hash, messageHash))
    return fail('token.already-issued', 'the claim token of this period was given out already');
  return ok(encodeIssued({ issuer: issued.issuer, signature: issued.signature }));
}
