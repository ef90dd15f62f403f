// SPDX-License-Identifier: GPL-3.0-only
import { toHex, utcDayAt } from '@bluezone/protocol';
import type { Insertable } from 'kysely';
import { actRecordWithin } from '../audit/record-act.ts';
import { type Actor, withinScope } from '../cases/actor.ts';
import type { CaseDesk } from '../cases/case-desk.ts';
import { type FileRows, importRows, type ReadyRow, type RowCells } from '../cases/import-rows.ts';
import { readBirthYear, readDate, readSymptoms, readWord, sexWords } from '../cases/import-values.ts';
import { recordActUpon } from '../cases/record-act-upon.ts';
import type { ImportAnswer } from '../http/record-schemas.ts';
import type { CaseTables } from '../store/tables.ts';
import { newPersonColumns } from './change-person.ts';

type PersonColumns = Insertable<CaseTables['people']>;

interface ReadPerson {
  readonly person: PersonColumns;
  /** The case that named them, where the file says. */
  readonly source: string | undefined;
}

const columnOfField: Readonly<Record<string, string>> = {
  phoneNumber: 'patinfo_phone',
  birthYear: 'patinfo_birth_year',
  exposureDay: 'contact_date_last',
};

const readDegree = (text: string) => /^f?([12])$/i.exec(text.trim())?.[1];
const readId = (text: string) => (/^[0-9a-f]{16}$/.test(text) ? text : undefined);

function textOf(cells: RowCells, column: string, most: number): string {
  const text = cells.text(column);
  if (text.length > most) cells.wrong(column, 'import.value');
  return text.slice(0, most);
}

function readPerson(
  desk: CaseDesk,
  actor: Actor,
  cells: RowCells,
  now: number,
): ReadyRow<ReadPerson> | undefined {
  const place = cells.place(actor);
  const number = cells.phone('patinfo_phone', desk);
  const name = cells.need('patinfo_name', (text) => (text.length <= 120 ? text : undefined));
  const exposureDay = cells.need('contact_date_last', readDate);
  const optional = {
    birthYear: cells.read('patinfo_birth_year', readBirthYear) ?? null,
    sex: cells.read('patinfo_sex', (text) => readWord(sexWords, text)) ?? null,
    address: textOf(cells, 'patinfo_address', 200),
    degree: cells.read('contact_level', readDegree) === '2' ? ('F2' as const) : ('F1' as const),
    exposureNote: textOf(cells, 'contact_setting', 2000),
    symptoms: cells.read('contact_symptoms', readSymptoms) ?? [],
    note: textOf(cells, 'note', 2000),
  };
  const source = cells.read('case_id', readId);
  if (place === undefined || number === undefined || name === undefined || exposureDay === undefined)
    return undefined;
  const phoneNumber = number.ok ? number.value.phone_number : '';
  const columns = newPersonColumns(
    desk,
    { phoneNumber, name, exposureDay, ...optional },
    place,
    'import',
    now,
  );
  if (!columns.ok) {
    const field = columns.errors?.[0]?.pointer.slice(2) ?? '';
    cells.wrong(columnOfField[field] ?? field, columns.code);
    return undefined;
  }
  const { id, number_hmac } = columns.value;
  return { id, columns: { person: columns.value, source }, sameness: toHex(number_hmac) };
}

/** Checks rows of a list of contacts, or enters them with their links: a number that is being followed up is a duplicate. */
export async function importPeople(
  desk: CaseDesk,
  actor: Actor,
  rows: FileRows,
  now: number,
): Promise<ImportAnswer> {
  return await importRows<ReadPerson>(
    desk,
    rows,
    {
      name: 'person',
      phoneColumn: 'patinfo_phone',
      read: (cells) => readPerson(desk, actor, cells, now),
      known: async (ready) => {
        if (ready.length === 0) return new Set();
        const numbers = ready.map(({ columns }) => columns.person.number_hmac);
        const found = await desk.cases
          .selectFrom('people')
          .select('number_hmac')
          .where('number_hmac', 'in', numbers)
          .where('next_day', 'is not', null)
          .execute();
        return new Set(found.map(({ number_hmac }) => toHex(number_hmac)));
      },
      enter: async (db, ready) => {
        await db
          .insertInto('people')
          .values(ready.map(({ columns }) => columns.person))
          .execute();
        const record = actRecordWithin(db, desk.random);
        const entered = ready.map(({ id, columns }) => ({ id, province: columns.person.province ?? null }));
        await recordActUpon(record, actor, 'person.import', entered, now);
        const named = ready.flatMap(({ id, columns }) =>
          columns.source === undefined ? [] : [{ id, source: columns.source, person: columns.person }],
        );
        if (named.length === 0) return;
        const sources = await db
          .selectFrom('cases')
          .select(['id', 'province'])
          .where(
            'id',
            'in',
            named.map(({ source }) => source),
          )
          .where(withinScope(actor, 'cases'))
          .execute();
        const provinces = new Map(sources.map(({ id, province }) => [id, province]));
        const linked = named.filter(({ source }) => provinces.has(source));
        if (linked.length === 0) return;
        await db
          .insertInto('links')
          .values(
            linked.map(({ id, source, person }) => ({
              ...{ id: toHex(desk.random(8)), source_id: source, target_id: id, note: '' },
              ...{ contact_day: person.exposure_day, origin: 'interview' as const, day: utcDayAt(now) },
            })),
          )
          .execute();
        const ends = linked.flatMap(({ id, source, person }) => [
          { id: source, province: provinces.get(source) ?? null },
          { id, province: person.province ?? null },
        ]);
        await recordActUpon(record, actor, 'chain.link', ends, now);
      },
    },
    now,
  );
}
