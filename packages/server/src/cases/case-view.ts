// SPDX-License-Identifier: GPL-3.0-only
// Cases as staff see them. A case names a person and a number; it never names a key, a tag or a contact of a phone.
import { dateText, fail, ok, type Result } from '@bluezone/protocol';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { CaseSummary, CaseView } from '../http/case-schemas.ts';
import type { Settings } from '../settings.ts';
import type { CaseTables } from '../store/tables.ts';
import { type Actor, withinScope } from './actor.ts';
import type { CaseDesk } from './case-desk.ts';
import { symptomsOf } from './human.ts';
import { recordActUpon } from './record-act-upon.ts';
import { dateOrNull } from './record-day.ts';

export type CodeState = CaseView['code'];
export type CaseRow = Selectable<CaseTables['cases']>;

interface CodeColumns {
  readonly code_expires: number | null;
  readonly code_failures: number | null;
  readonly code_redeemed: boolean | null;
  readonly code_issued_day: number | null;
}

export type CaseWithCode = CaseRow & CodeColumns;

function codeStateOf(
  { code_expires, code_failures, code_redeemed }: CodeColumns,
  settings: Settings,
  now: number,
): CodeState {
  if (code_expires === null) return 'none';
  if (code_redeemed === true) return 'redeemed';
  if ((code_failures ?? 0) >= settings.codeFailures) return 'void';
  return now >= code_expires ? 'expired' : 'issued';
}

/** The same as a condition of SQL, over `codes`. */
export function codeStateIs(state: CodeState, settings: Settings, now: number) {
  const second = Math.floor(now);
  if (state === 'none') return sql<boolean>`codes.link_hash is null`;
  if (state === 'redeemed') return sql<boolean>`codes.blinded_hash is not null`;
  const open = sql`codes.link_hash is not null and codes.blinded_hash is null`;
  if (state === 'void') return sql<boolean>`(${open} and codes.failures >= ${settings.codeFailures})`;
  const alive = sql`${open} and codes.failures < ${settings.codeFailures}`;
  return state === 'expired'
    ? sql<boolean>`(${alive} and codes.expires <= ${second})`
    : sql<boolean>`(${alive} and codes.expires > ${second})`;
}

/** Cases with the code that is theirs now. */
export const casesWithCode = (db: Kysely<CaseTables>) =>
  db
    .selectFrom('cases')
    .leftJoin('codes', (join) =>
      join.onRef('codes.case_id', '=', 'cases.id').on('codes.replaced', '=', false),
    )
    .selectAll('cases')
    .select([
      'codes.expires as code_expires',
      'codes.failures as code_failures',
      'codes.issued_day as code_issued_day',
      sql<boolean | null>`codes.blinded_hash is not null`.as('code_redeemed'),
    ]);

/** A case as it stands in a list. */
export const summaryOf = (row: CaseWithCode, settings: Settings, now: number): CaseSummary => ({
  caseId: row.id,
  version: row.version,
  name: row.name,
  phoneNumber: row.phone_number,
  birthYear: row.birth_year,
  sex: row.sex,
  province: row.province,
  commune: row.commune,
  sampleDay: dateText(row.sample_day),
  onsetDay: dateOrNull(row.onset_day),
  classification: row.classification,
  state: row.state,
  assignee: row.assignee,
  entered: dateText(row.day),
  code: codeStateOf(row, settings, now),
  callOutcome: row.call_outcome as CaseSummary['callOutcome'],
  knownContact: row.person_id !== null,
});

export function viewOf(row: CaseWithCode, settings: Settings, now: number): CaseView {
  const summary = summaryOf(row, settings, now);
  const isOut = summary.code === 'issued';
  return {
    ...summary,
    address: row.address,
    occupation: row.occupation,
    testKind: row.test_kind,
    symptoms: symptomsOf(row.symptoms),
    confirmedDay: dateOrNull(row.confirmed_day),
    reportedDay: dateOrNull(row.reported_day),
    health: row.health,
    healthDay: dateOrNull(row.health_day),
    exposureNote: row.exposure_note,
    placesNote: row.places_note,
    note: row.note,
    codeExpires: isOut ? row.code_expires : null,
    codeIssuedDay: dateOrNull(row.code_issued_day),
    personId: row.person_id,
  };
}

/** A case of the actor's scope; undefined when there is none. */
export async function findCase(
  db: Kysely<CaseTables>,
  actor: Actor,
  id: string,
): Promise<CaseWithCode | undefined> {
  return await casesWithCode(db)
    .where('cases.id', '=', id)
    .where(withinScope(actor, 'cases'))
    .executeTakeFirst();
}

export const noCase = () => fail('case.unknown', 'there is no such case');

/** One case; `case.unknown` when there is none within the actor's scope. */
export async function showCase(
  desk: CaseDesk,
  actor: Actor,
  id: string,
  now: number,
): Promise<Result<CaseView>> {
  const row = await findCase(desk.cases, actor, id);
  if (row === undefined) return noCase();
  await recordActUpon(desk, actor, 'case.read', [row], now);
  return ok(viewOf(row, desk.settings, now));
}
