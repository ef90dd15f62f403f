// SPDX-License-Identifier: GPL-3.0-only
// The right code makes a registered phone: a keyed hash of the number beside a hash of the credential, without a time.
import { utcDayAt } from '@bluezone/protocol';
import { sha256 } from '../sha256.ts';
import { checkCode, type ToldCode } from './check-code.ts';
import { forgetIssued } from './forget-issued.ts';
import { credentialOf } from './one-time-code.ts';
import { countProvince } from './province-counts.ts';
import type { RegistrationResult } from './refusal.ts';
import type { RegistrationDesk } from './registration-desk.ts';

export interface VerifyRequest extends ToldCode {
  /** Two digits or "unknown"; undefined when nothing was said. */
  readonly province: string | undefined;
}

/**
 * Registers the attempt's number and gives the credential (16 bytes); an earlier one of the same number ends. The same
 * code again gives the same credential and changes nothing, so a phone may ask again after a lost answer.
 * @returns what `checkCode` returns.
 */
export async function verifyRegistration(
  desk: RegistrationDesk,
  request: VerifyRequest,
  now: number,
): Promise<RegistrationResult<Uint8Array>> {
  const credential = credentialOf(desk.key, request.attempt);
  const verified = await checkCode(desk, 'register', request, now, async (db, { numberHmac, isFirst }) => {
    if (!isFirst) return false;
    const credentialHash = sha256(credential);
    await forgetIssued(db, numberHmac);
    await db
      .insertInto('phones')
      .values({ number_hmac: numberHmac, credential_hash: credentialHash })
      .onConflict((conflict) =>
        conflict.column('number_hmac').doUpdateSet({ credential_hash: credentialHash }),
      )
      .execute();
    if (request.province !== undefined) await countProvince(db, request.province, utcDayAt(now));
    return true;
  });
  if (!verified.ok) return verified;
  if (verified.value) desk.count('registered');
  return { ok: true, value: credential };
}
