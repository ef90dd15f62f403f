// SPDX-License-Identifier: GPL-3.0-only
import { toHex } from '@bluezone/protocol';
import type { Insertable } from 'kysely';
import { actRecordWithin } from '../audit/record-act.ts';
import type { NewCaseBody } from '../http/case-schemas.ts';
import type { ImportAnswer } from '../http/record-schemas.ts';
import type { CaseTables } from '../store/tables.ts';
import type { Actor } from './actor.ts';
import { newCaseColumns } from './case-columns.ts';
import type { CaseDesk } from './case-desk.ts';
import { type FileRows, importRows, type ReadyRow, type RowCells } from './import-rows.ts';
import {
  classificationWords,
  healthWords,
  readBirthYear,
  readDate,
  readSymptoms,
  readWord,
  sexWords,
  testWords,
} from './import-values.ts';
import { recordActUpon } from './record-act-upon.ts';
import { civilToday } from './record-day.ts';

type CaseColumns = Insertable<CaseTables['cases']>;

/** Column of the file in which each field stands. */
const columnOfField: Readonly<Record<string, string>> = {
  phoneNumber: 'patinfo_phone',
  birthYear: 'patinfo_birth_year',
  sampleDay: 'lab_date_taken',
  onsetDay: 'clin_date_onset',
  confirmedDay: 'lab_date_confirmed',
  reportedDay: 'report_date',
  healthDay: 'outcome_date',
};

const longest = { note: 2000, address: 200, occupation: 120, name: 120 } as const;

/** Text of a column that is not longer than a field may be. */
function textOf(cells: RowCells, column: string, most: number): string {
  const text = cells.text(column);
  if (text.length > most) cells.wrong(column, 'import.value');
  return text.slice(0, most);
}

function readCase(
  desk: CaseDesk,
  actor: Actor,
  cells: RowCells,
  now: number,
): ReadyRow<CaseColumns> | undefined {
  const place = cells.place(actor);
  const number = cells.phone('patinfo_phone', desk);
  const sampleDay = cells.need('lab_date_taken', readDate);
  const date = (column: string) => cells.read(column, readDate) ?? null;
  const optional: Omit<NewCaseBody, 'phoneNumber' | 'sampleDay'> = {
    name: textOf(cells, 'patinfo_name', longest.name),
    birthYear: cells.read('patinfo_birth_year', readBirthYear) ?? null,
    sex: cells.read('patinfo_sex', (text) => readWord(sexWords, text)) ?? null,
    address: textOf(cells, 'patinfo_address', longest.address),
    occupation: textOf(cells, 'patinfo_occupation', longest.occupation),
    testKind: cells.read('lab_test', (text) => readWord(testWords, text)) ?? null,
    onsetDay: date('clin_date_onset'),
    symptoms: cells.read('clin_symptoms', readSymptoms) ?? [],
    classification:
      cells.read('case_classification', (text) => readWord(classificationWords, text)) ?? 'confirmed',
    confirmedDay: date('lab_date_confirmed'),
    reportedDay: date('report_date'),
    health: cells.read('outcome_status', (text) => readWord(healthWords, text)) ?? null,
    healthDay: date('outcome_date'),
    exposureNote: textOf(cells, 'expo_note', longest.note),
    placesNote: textOf(cells, 'expo_places', longest.note),
    note: textOf(cells, 'note', longest.note),
  };
  if (place === undefined || number === undefined || sampleDay === undefined) return undefined;
  const id = toHex(desk.random(8));
  const input = { phoneNumber: '', sampleDay, ...optional };
  const columns = newCaseColumns(desk, id, input, place, now, number);
  if (!columns.ok) {
    const field = columns.errors?.[0]?.pointer.slice(2) ?? '';
    cells.wrong(columnOfField[field] ?? field, columns.code);
    return undefined;
  }
  const { number_hmac, sample_day } = columns.value;
  return {
    id,
    columns: { ...columns.value, reported_day: columns.value.reported_day ?? civilToday(now) },
    sameness: `${toHex(number_hmac)} ${sample_day}`,
  };
}

/** Checks rows of a list of cases, or enters them: a number and a day of sample that are there already are duplicates. */
export async function importCases(
  desk: CaseDesk,
  actor: Actor,
  rows: FileRows,
  now: number,
): Promise<ImportAnswer> {
  return await importRows<CaseColumns>(
    desk,
    rows,
    {
      name: 'case',
      phoneColumn: 'patinfo_phone',
      read: (cells) => readCase(desk, actor, cells, now),
      known: async (ready) => {
        if (ready.length === 0) return new Set();
        const numbers = ready.map(({ columns }) => columns.number_hmac);
        const found = await desk.cases
          .selectFrom('cases')
          .select(['number_hmac', 'sample_day'])
          .where('number_hmac', 'in', numbers)
          .execute();
        return new Set(found.map((row) => `${toHex(row.number_hmac)} ${row.sample_day}`));
      },
      enter: async (db, ready) => {
        await db
          .insertInto('cases')
          .values(ready.map(({ columns }) => columns))
          .execute();
        const entered = ready.map(({ id, columns }) => ({ id, province: columns.province ?? null }));
        await recordActUpon(actRecordWithin(db, desk.random), actor, 'case.import', entered, now);
      },
    },
    now,
  );
}
