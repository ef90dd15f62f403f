// SPDX-License-Identifier: GPL-3.0-only
// Line lists as tables, a page at a time, so that a whole province never stands in memory.
import { byteOrderMark, type CsvCell, csvLine } from '@bluezone/csv';
import { dateText } from '@bluezone/protocol';
import type { CaseQuery } from '../http/case-schemas.ts';
import type { PersonQuery } from '../http/person-schemas.ts';
import { readPeople } from '../people/list-people.ts';
import type { PersonRow } from '../people/person-view.ts';
import type { Actor } from './actor.ts';
import type { CaseDesk } from './case-desk.ts';
import type { CaseWithCode } from './case-view.ts';
import { symptomsOf } from './human.ts';
import { caseColumns, personColumns } from './line-list-columns.ts';
import { readCases } from './list-cases.ts';
import { recordActUpon } from './record-act-upon.ts';
import { dateOrNull } from './record-day.ts';
import type { Told } from './told.ts';

const rowsAtOnce = 1000;

/** +84912345678 as 0912345678, which no spreadsheet takes for a formula; numbers of other countries with 00. */
const plainNumber = (number: string): string =>
  number.startsWith('+84') ? `0${number.slice(3)}` : `00${number.slice(1)}`;

const personCells = (row: CaseWithCode | PersonRow): Record<string, CsvCell> => ({
  patinfo_name: row.name,
  patinfo_phone: plainNumber(row.phone_number),
  patinfo_birth_year: row.birth_year,
  patinfo_sex: row.sex,
  patinfo_resadmin1: row.province,
  patinfo_resadmin2: row.commune,
  patinfo_address: row.address,
});

const caseCells = (row: CaseWithCode): Record<string, CsvCell> => ({
  ...personCells(row),
  case_id: row.id,
  patinfo_occupation: row.occupation,
  report_date: dateOrNull(row.reported_day ?? row.day),
  lab_date_taken: dateText(row.sample_day),
  lab_test: row.test_kind,
  lab_date_confirmed: dateOrNull(row.confirmed_day),
  case_classification: row.classification,
  clin_date_onset: dateOrNull(row.onset_day),
  clin_symptoms: symptomsOf(row.symptoms).join('; '),
  outcome_status: row.health,
  outcome_date: dateOrNull(row.health_day),
  expo_contact_case: row.person_id === null ? 'no' : 'yes',
  expo_note: row.exposure_note,
  expo_places: row.places_note,
  note: row.note,
});

const contactCells = (row: PersonRow, source: string | undefined): Record<string, CsvCell> => ({
  ...personCells(row),
  contact_id: row.id,
  case_id: source ?? null,
  contact_level: row.degree === 1 ? 'F1' : 'F2',
  contact_date_last: dateText(row.exposure_day),
  contact_setting: row.exposure_note,
  contact_symptoms: symptomsOf(row.symptoms).join('; '),
  followup_status: row.state,
  followup_last_date: dateOrNull(row.last_day),
  followup_end_date: dateText(row.until_day),
  note: row.note,
});

interface Page<R> {
  readonly rows: readonly R[];
  readonly next: string | null;
}

/** Pages as text; the first one is there before anything is answered, so that a wrong query is still refused. */
async function tableOf<R extends { readonly id: string; readonly province: string | null }>(
  desk: CaseDesk,
  actor: Actor,
  act: string,
  columns: readonly string[],
  now: number,
  page: (cursor: string | undefined) => Promise<Told<Page<R>>>,
  cellsOf: (rows: readonly R[]) => Promise<readonly Record<string, CsvCell>[]>,
): Promise<Told<AsyncGenerator<string>>> {
  const first = await page(undefined);
  if (!first.ok) return first;
  async function* lines(): AsyncGenerator<string> {
    yield byteOrderMark + csvLine(columns);
    let current: Told<Page<R>> = first;
    while (current.ok) {
      const { rows, next } = current.value;
      // What is given out is recorded before it is.
      await recordActUpon(desk, actor, act, rows, now);
      const cells = await cellsOf(rows);
      yield cells.map((row) => csvLine(columns.map((name) => row[name] ?? null))).join('');
      if (next === null) return;
      current = await page(next);
    }
    throw new Error(`a page of a line list failed: ${current.code}`);
  }
  return { ok: true, value: lines() };
}

/** The line list of cases of a query, as lines of CSV. */
export async function caseLineList(
  desk: CaseDesk,
  actor: Actor,
  query: CaseQuery,
  now: number,
): Promise<Told<AsyncGenerator<string>>> {
  return await tableOf<CaseWithCode>(
    ...([desk, actor, 'case.export', caseColumns.map(({ name }) => name), now] as const),
    (cursor) =>
      readCases(desk, actor, { ...query, ...(cursor === undefined ? {} : { cursor }) }, now, rowsAtOnce),
    async (rows) => rows.map(caseCells),
  );
}

/** The line list of contacts of a query, as lines of CSV. */
export async function personLineList(
  desk: CaseDesk,
  actor: Actor,
  query: PersonQuery,
  now: number,
): Promise<Told<AsyncGenerator<string>>> {
  const all: PersonQuery = { state: 'all', ...query };
  return await tableOf<PersonRow>(
    ...([desk, actor, 'person.export', personColumns.map(({ name }) => name), now] as const),
    (cursor) =>
      readPeople(desk, actor, { ...all, ...(cursor === undefined ? {} : { cursor }) }, now, rowsAtOnce),
    async (rows) => {
      const ids = rows.map(({ id }) => id);
      const links =
        ids.length === 0
          ? []
          : await desk.cases
              .selectFrom('links')
              .select(['source_id', 'target_id'])
              .where('target_id', 'in', ids)
              .orderBy('source_id', 'desc')
              .execute();
      const sources = new Map(links.map(({ source_id, target_id }) => [target_id, source_id]));
      return rows.map((row) => contactCells(row, sources.get(row.id)));
    },
  );
}
