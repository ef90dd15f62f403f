// SPDX-License-Identifier: GPL-3.0-only
// A code is read aloud and never stored (decision 0040). Two of the staff who issue one for the same case at once would end
// each other's: the second is told that one is out, and reissues it only by saying so.
import {
  codeDigits,
  daySeconds,
  fail,
  linkCodeLength,
  ok,
  type Result,
  toHex,
  utcDayAt,
} from '@bluezone/protocol';
import { actRecordWithin, recordAct } from '../audit/record-act.ts';
import type { Random } from '../keys/keyring.ts';
import { deskHmac } from '../phone-number.ts';
import { sha256 } from '../sha256.ts';
import { caseCodeText, type SmsLanguage } from '../sms/code-text.ts';
import type { Actor } from './actor.ts';
import type { CaseDesk } from './case-desk.ts';
import { findCase, noCase } from './case-view.ts';
import { allOrNothing } from './once.ts';
import type { Told } from './told.ts';

export interface IssuedCode {
  /** 8 digits to read aloud. */
  readonly digits: string;
  /** The same right as a link, 16 bytes in hexadecimal. */
  readonly link: string;
  /** Unix seconds; the end of a UTC day, since the second would tell when the code was issued. */
  readonly expires: number;
}

export interface CodeRequest {
  /** Idempotency-Key: with it the code follows from it, so that a lost answer can be given again without being stored. */
  readonly key?: string | undefined;
  /** Ends a code that is out. */
  readonly isReissue?: boolean;
}

/** Evenly distributed digits: bytes of 250 and more are thrown away. */
function randomDigits(random: Random): string {
  let digits = '';
  while (digits.length < codeDigits)
    for (const byte of random(16)) if (byte < 250 && digits.length < codeDigits) digits += byte % 10;
  return digits;
}

/** Bytes that follow from a request's key under the desk's own, block by block. */
function keyedRandom(numberKey: Uint8Array, ...parts: readonly string[]): Random {
  let block = 0;
  return (length) => {
    const bytes = new Uint8Array(Math.ceil(length / 32) * 32);
    for (let at = 0; at < length; at += 32)
      bytes.set(deskHmac(numberKey, 'code-of-request', ...parts, String(block++)), at);
    return bytes.slice(0, length);
  };
}

/** The first end of a UTC day from a time on. */
const endOfDay = (time: number): number => Math.ceil(time / daySeconds) * daySeconds;

/**
 * Issues a code for a case of the actor's scope. `code.out` while one is out that could be redeemed or was, unless it is to
 * be reissued: then it ends, and is never redeemed again.
 */
export async function issueCode(
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
  now: number,
  { key, isReissue = false }: CodeRequest = {},
): Promise<Told<IssuedCode>> {
  const random = key === undefined ? desk.random : keyedRandom(desk.numberKey, actor.username, caseId, key);
  const digits = randomDigits(random);
  const link = random(linkCodeLength);
  const linkHash = sha256(link);
  return await allOrNothing(desk, async (transaction): Promise<Told<IssuedCode>> => {
    // Codes are locked before cases by everybody who changes both; the case's row makes those who issue for it take turns.
    const earlier = await transaction
      .selectFrom('codes')
      .select(['link_hash', 'expires', 'failures', 'blinded_hash', 'replaced'])
      .where('case_id', '=', caseId)
      .forUpdate()
      .execute();
    const row = await findCase(transaction, actor, caseId);
    if (row === undefined) return noCase();
    await transaction.selectFrom('cases').select('id').where('id', '=', caseId).forUpdate().execute();
    const codes = await transaction
      .selectFrom('codes')
      .select(['link_hash', 'expires', 'failures', 'blinded_hash', 'replaced'])
      .where('case_id', '=', caseId)
      .execute();
    const again = codes.find((code) => Buffer.from(code.link_hash).equals(linkHash));
    if (again !== undefined)
      return again.replaced
        ? fail('code.other', 'another code was issued since')
        : ok({ digits, link: toHex(link), expires: again.expires });
    const { codeFailures } = desk.settings;
    const isOut = codes.some(
      (code) =>
        !code.replaced &&
        (code.blinded_hash !== null || (code.failures < codeFailures && now < code.expires)),
    );
    const isNew = codes.length > earlier.length;
    if ((isOut && !isReissue) || (isOut && isNew)) return fail('code.out', 'a code of this case is out');
    const expires = endOfDay(now + desk.settings.codeLifetimeSeconds);
    await transaction.updateTable('codes').set({ replaced: true }).where('case_id', '=', caseId).execute();
    await transaction
      .insertInto('codes')
      .values({
        case_id: caseId,
        number_hmac: row.number_hmac,
        digits_hmac: deskHmac(desk.numberKey, 'code', row.number_hmac, digits),
        link_hash: linkHash,
        ...{ expires, issued_day: utcDayAt(now), failures: 0, replaced: false, blinded_hash: null },
      })
      .execute();
    const record = actRecordWithin(transaction, desk.random);
    await recordAct(record, actor.username, 'code.issue', caseId, now, row.province ?? '');
    return ok({ digits, link: toHex(link), expires });
  });
}

const messageMs = 10_000;

/**
 * Sends the code that is out to the number of its case. The desk keeps the code's hash only, so the console gives it back.
 * `code.other` when it is not the code that is out, `code.message` when no gateway took it.
 */
export async function sendCode(
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
  { digits, language = 'vi' }: { readonly digits: string; readonly language?: SmsLanguage | undefined },
  now: number,
): Promise<Result<void>> {
  const row = await findCase(desk.cases, actor, caseId);
  if (row === undefined) return noCase();
  const code = await desk.cases
    .selectFrom('codes')
    .select(['expires', 'failures', 'blinded_hash'])
    .where('case_id', '=', caseId)
    .where('replaced', '=', false)
    .where('digits_hmac', '=', deskHmac(desk.numberKey, 'code', row.number_hmac, digits))
    .executeTakeFirst();
  const isOut =
    code !== undefined &&
    code.blinded_hash === null &&
    code.failures < desk.settings.codeFailures &&
    now < code.expires;
  if (!isOut) return fail('code.other', 'this is not the code that is out');
  const message = {
    to: row.phone_number,
    text: caseCodeText(language, digits, code.expires),
    reference: toHex(desk.random(16)),
  };
  for (const sender of desk.senders ?? []) {
    const outcome = await sender.send(message, AbortSignal.timeout(messageMs));
    if (outcome !== 'accepted') continue;
    await recordAct(desk, actor.username, 'code.message', caseId, now, row.province ?? '');
    return ok(undefined);
  }
  return fail('code.message', 'no gateway took the message');
}
