// SPDX-License-Identifier: GPL-3.0-only
// A code is redeemed together with the number it was issued for, found by the number and never alone. Whoever does not
// hold the right pair learns one thing only, 'code.invalid': the same for a number without a case, a wrong code, a code
// already used and a code that failures have voided. 'code.expired' and 'code.void' are told to the right pair alone.
import {
  decodeRedeem,
  equalBytes,
  fail,
  type RedeemRequest,
  type Result,
  utcDayAt,
} from '@bluezone/protocol';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { IssuingKeys } from '../keys/keyring.ts';
import { hashOfRequest, signAgain, signRequest } from '../keys/sign-request.ts';
import { caseNumberHmac, deskHmac, normalisePhoneNumber } from '../phone-number.ts';
import { sha256 } from '../sha256.ts';
import { inTransaction } from '../store/in-transaction.ts';
import type { CaseTables } from '../store/tables.ts';
import type { CaseDesk } from './case-desk.ts';

type CodeRow = Selectable<CaseTables['codes']>;

const invalid = () => fail('code.invalid', 'no such code for this number; ask the caller to read it again');

/** The number as cases keep it, when it is one; else as sent, which finds nothing. */
function numberOf(phoneNumber: string, desk: CaseDesk): string {
  const number = normalisePhoneNumber(phoneNumber, desk.settings.defaultCountry);
  return number.ok ? number.value : phoneNumber;
}

/**
 * Finds the code row of a request. Each try counts as a failure first and is forgiven when it was right, so that many
 * tries at once get no more than the same tries one after another.
 */
async function findCode(desk: CaseDesk, request: RedeemRequest): Promise<CodeRow | undefined> {
  const { code } = request;
  if (code.kind === 'link')
    return await desk.cases
      .selectFrom('codes')
      .selectAll()
      .where('replaced', '=', false)
      .where('link_hash', '=', sha256(code.secret))
      .executeTakeFirst();
  const number = caseNumberHmac(desk.numberKey, numberOf(code.phoneNumber, desk));
  const digits = deskHmac(desk.numberKey, 'code', number, code.digits);
  const open = await desk.cases
    .updateTable('codes')
    .set({ failures: sql<number>`least(failures + 1, 1000)` })
    .where('number_hmac', '=', number)
    .where('replaced', '=', false)
    .where('blinded_hash', 'is', null)
    .returningAll()
    .execute();
  const redeemed = await desk.cases
    .selectFrom('codes')
    .selectAll()
    .where('number_hmac', '=', number)
    .where('replaced', '=', false)
    .where('blinded_hash', 'is not', null)
    .execute();
  const row = [...open, ...redeemed].find((candidate) => equalBytes(candidate.digits_hmac, digits));
  if (row === undefined || row.blinded_hash !== null) return row;
  const allowed = row.failures <= desk.settings.codeFailures;
  if (allowed)
    await desk.cases
      .updateTable('codes')
      .set((e) => ({ failures: e('failures', '-', 1) }))
      .where(
        'link_hash',
        'in',
        open.map((each) => each.link_hash),
      )
      .where('failures', '>', 0)
      .execute();
  return { ...row, failures: row.failures - 1 };
}

/** Counts a redemption by the days of issue and redemption, of the whole country: the case itself keeps no day of it. */
async function countRedeemed(db: Kysely<CaseTables>, issuedDay: number, redeemedDay: number): Promise<void> {
  await db
    .insertInto('code_days')
    .values({ issued_day: issuedDay, redeemed_day: redeemedDay, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['issued_day', 'redeemed_day'])
        .doUpdateSet((e) => ({ count: e('code_days.count', '+', 1) })),
    )
    .execute();
}

/**
 * Redeems a code and signs blindly with the upload issuer that the request names: 256 bytes. The same request again gets
 * the same signature, so a phone may ask again after a lost answer.
 */
export async function redeemCode(
  desk: CaseDesk,
  keys: Pick<IssuingKeys, 'issuers'>,
  body: Uint8Array,
  now: number,
): Promise<Result<Uint8Array>> {
  const request = decodeRedeem(body);
  if (!request.ok) return request;
  const code = await findCode(desk, request.value);
  if (code === undefined) return invalid();
  const blind = request.value.request;
  const blindedHash = hashOfRequest(blind);
  if (code.blinded_hash === null) {
    if (code.failures >= desk.settings.codeFailures)
      return fail('code.void', 'too many wrong codes were tried; ask for a new code');
    if (now >= code.expires) return fail('code.expired', 'the code has expired; ask for a new one');
    const signature = signRequest(keys, blind, utcDayAt(now));
    if (!signature.ok) return signature;
    const redeemed = await inTransaction(desk.cases, async (transaction) => {
      const updated = await transaction
        .updateTable('codes')
        .set({ blinded_hash: blindedHash })
        .where('link_hash', '=', code.link_hash)
        .where('blinded_hash', 'is', null)
        .executeTakeFirst();
      if (updated.numUpdatedRows === 1n) await countRedeemed(transaction, code.issued_day, utcDayAt(now));
      return updated.numUpdatedRows === 1n;
    });
    if (redeemed) return signature;
  }
  const first = await desk.cases
    .selectFrom('codes')
    .select('blinded_hash')
    .where('link_hash', '=', code.link_hash)
    .executeTakeFirst();
  const isRepeated = first?.blinded_hash != null && equalBytes(first.blinded_hash, blindedHash);
  return isRepeated ? signAgain(keys, blind) : invalid();
}
