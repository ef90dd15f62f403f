// SPDX-License-Identifier: GPL-3.0-only
// For whoever lost the second factor: ten codes, each good once, shown once. 80 bits each, kept as an HMAC.
import type { Random } from '../keys/keyring.ts';
import { deskHmac } from '../phone-number.ts';
import type { StaffDesk } from './staff-desk.ts';

const recoveryCodeCount = 10;
const letters = '23456789abcdefghjkmnpqrstuvwxyz2';

function newCode(random: Random): string {
  const text = [...random(16)].map((byte) => letters[byte & 31]).join('');
  return (text.match(/.{4}/g) ?? []).join('-');
}

/** As typed: case, spaces and dashes do not matter. */
function hashOf(numberKey: Uint8Array, username: string, code: string): Uint8Array {
  return deskHmac(numberKey, 'recovery-code', username, code.toLowerCase().replace(/[\s-]/g, ''));
}

/** Ten new codes; those of before end. */
export async function renewRecoveryCodes(
  cases: StaffDesk['cases'],
  { numberKey, random }: Pick<StaffDesk, 'numberKey' | 'random'>,
  username: string,
): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, () => newCode(random));
  await cases.deleteFrom('recovery_codes').where('username', '=', username).execute();
  await cases
    .insertInto('recovery_codes')
    .values(codes.map((code) => ({ code_hash: hashOf(numberKey, username, code), username })))
    .execute();
  return codes;
}

/** Spends a code; false when the user has no such code, or no longer. */
export async function spendRecoveryCode(
  { cases, numberKey }: Pick<StaffDesk, 'cases' | 'numberKey'>,
  username: string,
  code: string,
): Promise<boolean> {
  const spent = await cases
    .deleteFrom('recovery_codes')
    .where('code_hash', '=', hashOf(numberKey, username, code))
    .where('username', '=', username)
    .executeTakeFirst();
  return spent.numDeletedRows === 1n;
}

export async function countRecoveryCodes(cases: StaffDesk['cases'], username: string): Promise<number> {
  const { left } = await cases
    .selectFrom('recovery_codes')
    .select((e) => e.fn.countAll<string>().as('left'))
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  return Number(left);
}
