// SPDX-License-Identifier: GPL-3.0-only
import { codeDigits, daySeconds, fail, linkCodeLength, ok, type Result, toHex } from '@bluezone/protocol';
import type { Random } from '../keys/keyring.ts';
import { deskHmac } from '../phone-number.ts';
import { sha256 } from '../sha256.ts';
import { inTransaction } from '../store/in-transaction.ts';
import type { CaseDesk } from './case-desk.ts';
import { recordAct } from '../audit/record-act.ts';

export interface IssuedCode {
  /** 8 digits to read aloud. */
  readonly digits: string;
  /** The same right as a link, 16 bytes in hexadecimal. */
  readonly link: string;
  /** Unix seconds; the end of a UTC day, since the second would tell when the code was issued. */
  readonly expires: number;
}

/** Evenly distributed digits: bytes of 250 and more are thrown away. */
function randomDigits(random: Random): string {
  let digits = '';
  while (digits.length < codeDigits)
    for (const byte of random(16)) if (byte < 250 && digits.length < codeDigits) digits += byte % 10;
  return digits;
}

/** The first end of a UTC day from a time on. */
const endOfDay = (time: number): number => Math.ceil(time / daySeconds) * daySeconds;

/** Issues a code for a case; an earlier one of the same case ends, and is never redeemed again. */
export async function issueCode(
  desk: CaseDesk,
  actor: string,
  caseId: string,
  now: number,
): Promise<Result<IssuedCode>> {
  const row = await desk.cases
    .selectFrom('cases')
    .select('number_hmac')
    .where('id', '=', caseId)
    .executeTakeFirst();
  if (row === undefined) return fail('case.unknown', 'there is no such case');
  const digits = randomDigits(desk.random);
  const link = desk.random(linkCodeLength);
  const expires = endOfDay(now + desk.settings.codeLifetimeSeconds);
  await inTransaction(desk.cases, async (transaction) => {
    await transaction.updateTable('codes').set({ replaced: true }).where('case_id', '=', caseId).execute();
    await transaction
      .insertInto('codes')
      .values({
        case_id: caseId,
        number_hmac: row.number_hmac,
        digits_hmac: deskHmac(desk.numberKey, 'code', row.number_hmac, digits),
        link_hash: sha256(link),
        expires,
        failures: 0,
        replaced: false,
        blinded_hash: null,
      })
      .execute();
  });
  await recordAct(desk, actor, 'code.issue', caseId, now);
  return ok({ digits, link: toHex(link), expires });
}
