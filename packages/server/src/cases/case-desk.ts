// SPDX-License-Identifier: GPL-3.0-only
// Cases of the health authority. A case names a person and a number; it never names a key, a tag or a contact.
import { dateText, daySeconds, fail, ok, type Result, toHex, utcDayAt } from '@bluezone/protocol';
import type { Random } from '../keys/keyring.ts';
import { caseNumberHmac, normalisePhoneNumber } from '../phone-number.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/store.ts';
import { recordAct } from '../audit/record-act.ts';

/** What the functions of the cases desk need besides the time. */
export interface CaseDesk {
  readonly cases: Store['cases'];
  readonly audit: Store['audit'];
  readonly numberKey: Uint8Array;
  readonly random: Random;
  readonly settings: Settings;
}

export interface NewCase {
  readonly phoneNumber: string;
  /** YYYY-MM-DD. */
  readonly sampleDay: string;
  readonly onsetDay?: string | null;
  readonly note?: string;
}

export type CodeState = 'none' | 'issued' | 'redeemed' | 'expired' | 'void';

export interface CaseView {
  readonly caseId: string;
  readonly phoneNumber: string;
  readonly sampleDay: string;
  readonly onsetDay: string | null;
  readonly note: string;
  /** UTC day on which the case was entered, YYYY-MM-DD. */
  readonly entered: string;
  readonly code: CodeState;
}

/** Day number of a date YYYY-MM-DD; undefined when the calendar has no such day. */
function dayOfDate(date: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match === null) return undefined;
  const day = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / (daySeconds * 1000);
  return dateText(day) === date ? day : undefined;
}

/** Enters a case; `case.sample-day` or `case.onset-day` for an impossible date, `registration.number` for a wrong number. */
export async function createCase(
  desk: CaseDesk,
  actor: string,
  input: NewCase,
  now: number,
): Promise<Result<string>> {
  const number = normalisePhoneNumber(input.phoneNumber, desk.settings.defaultCountry);
  if (!number.ok) return number;
  const latest = utcDayAt(now) + 1;
  const sample = dayOfDate(input.sampleDay);
  if (sample === undefined || sample > latest)
    return fail('case.sample-day', 'the day of the sample is no past date YYYY-MM-DD');
  const onset = input.onsetDay == null ? null : dayOfDate(input.onsetDay);
  if (onset === undefined || (onset !== null && onset > latest))
    return fail('case.onset-day', 'the day of onset is no past date YYYY-MM-DD');
  const id = toHex(desk.random(8));
  await desk.cases
    .insertInto('cases')
    .values({
      id,
      phone_number: number.value,
      number_hmac: caseNumberHmac(desk.numberKey, number.value),
      sample_day: sample,
      onset_day: onset,
      note: input.note ?? '',
      day: utcDayAt(now),
    })
    .execute();
  await recordAct(desk, actor, 'case.create', id, now);
  return ok(id);
}

type CodeRow = {
  expires: number;
  failures: number;
  blinded_hash: Uint8Array | null;
};

function codeState(code: CodeRow | undefined, settings: Settings, now: number): CodeState {
  if (code === undefined) return 'none';
  if (code.blinded_hash !== null) return 'redeemed';
  if (code.failures >= settings.codeFailures) return 'void';
  return now >= code.expires ? 'expired' : 'issued';
}

async function viewCases(desk: CaseDesk, now: number, id?: string): Promise<CaseView[]> {
  const base = desk.cases.selectFrom('cases').selectAll().orderBy('day', 'desc').orderBy('id');
  const rows = await (id === undefined ? base : base.where('id', '=', id)).execute();
  if (rows.length === 0) return [];
  const codes = await desk.cases
    .selectFrom('codes')
    .select(['case_id', 'expires', 'failures', 'blinded_hash'])
    .where(
      'case_id',
      'in',
      rows.map((row) => row.id),
    )
    .where('replaced', '=', false)
    .execute();
  const codeByCase = new Map(codes.map((code) => [code.case_id, code]));
  return rows.map((row) => ({
    caseId: row.id,
    phoneNumber: row.phone_number,
    sampleDay: dateText(row.sample_day),
    onsetDay: row.onset_day === null ? null : dateText(row.onset_day),
    note: row.note,
    entered: dateText(row.day),
    code: codeState(codeByCase.get(row.id), desk.settings, now),
  }));
}

/** All cases, newest day first. */
export async function listCases(desk: CaseDesk, now: number): Promise<CaseView[]> {
  return await viewCases(desk, now);
}

/** One case; `case.unknown` when there is none. */
export async function showCase(desk: CaseDesk, id: string, now: number): Promise<Result<CaseView>> {
  const [view] = await viewCases(desk, now, id);
  return view === undefined ? fail('case.unknown', 'there is no such case') : ok(view);
}
