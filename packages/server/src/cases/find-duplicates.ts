// SPDX-License-Identifier: GPL-3.0-only
// Who may be the same as somebody about to be entered. Of people outside the actor's scope only that the number is known.
import { dateText } from '@bluezone/protocol';
import { type SqlBool, sql } from 'kysely';
import type { Duplicates } from '../http/case-schemas.ts';
import { type Actor, withinScope } from './actor.ts';
import type { CaseDesk } from './case-desk.ts';
import { numberColumns } from './human.ts';
import { recordActUpon } from './record-act-upon.ts';
import { folded } from './search-text.ts';

export interface Sought {
  readonly phone?: string | undefined;
  readonly name?: string | undefined;
  readonly birthYear?: string | undefined;
}

const most = 20;

/** Cases and people with the number, or with the name and year of birth. */
export async function findDuplicates(
  desk: CaseDesk,
  actor: Actor,
  { phone, name, birthYear }: Sought,
  now: number,
): Promise<Duplicates> {
  const number = phone === undefined ? undefined : numberColumns(desk, phone);
  const hash = number?.ok ? number.value.number_hmac : null;
  const words = folded(name ?? '');
  const byName = words !== '' && birthYear !== undefined;
  if (hash === null && !byName) return { found: [], elsewhere: false };
  const { cases } = desk;
  const like = (table: 'cases' | 'people') => {
    const sameNumber = sql<SqlBool>`${sql.ref(`${table}.number_hmac`)} = ${hash}::bytea`;
    if (!byName) return sameNumber;
    const query = words
      .split(' ')
      .slice(0, 8)
      .map((word) => `${word}:*`)
      .join(' & ');
    const sameName = sql<SqlBool>`(${sql.ref(`${table}.birth_year`)} = ${Number(birthYear)}::integer
      and to_tsvector('simple'::regconfig, ${sql.ref(`${table}.search`)}) @@ to_tsquery('simple'::regconfig, ${query})
      and ${sql.ref(`${table}.search`)} like ${`${words} %`})`;
    return hash === null ? sameName : sql<SqlBool>`(${sameNumber} or ${sameName})`;
  };
  const columns = [
    'id',
    'name',
    'phone_number',
    'birth_year',
    'province',
    'commune',
    'day',
    'number_hmac',
  ] as const;
  const ofCases = await cases
    .selectFrom('cases')
    .select(columns)
    .where(like('cases'))
    .where(withinScope(actor, 'cases'))
    .orderBy('day', 'desc')
    .limit(most)
    .execute();
  const ofPeople = await cases
    .selectFrom('people')
    .select(columns)
    .where(like('people'))
    .where('case_id', 'is', null)
    .where(withinScope(actor, 'people'))
    .orderBy('day', 'desc')
    .limit(most)
    .execute();
  const found = [
    ...ofCases.map((row) => ({ kind: 'case' as const, row })),
    ...ofPeople.map((row) => ({ kind: 'person' as const, row })),
  ].map(({ kind, row }) => {
    const isSameNumber = hash !== null && Buffer.from(row.number_hmac).equals(hash);
    const isSameName = byName && row.birth_year === Number(birthYear) && folded(row.name) === words;
    return {
      ...{ kind, id: row.id, name: row.name, phoneNumber: row.phone_number, birthYear: row.birth_year },
      ...{ commune: row.commune, day: dateText(row.day) },
      reasons: [
        ...(isSameNumber ? (['phone'] as const) : []),
        ...(isSameName ? (['name-and-birth-year'] as const) : []),
      ],
    };
  });
  await recordActUpon(desk, actor, 'case.duplicates', [...ofCases, ...ofPeople], now);
  return { found, elsewhere: hash !== null && (await isElsewhere(desk, actor, hash)) };
}

async function isElsewhere(desk: CaseDesk, actor: Actor, hash: Uint8Array): Promise<boolean> {
  if (actor.level === 'national') return false;
  for (const table of ['cases', 'people'] as const) {
    const other = await desk.cases
      .selectFrom(table)
      .select('id')
      .where('number_hmac', '=', hash)
      .where(sql<SqlBool>`(${withinScope(actor, table)}) is not true`)
      .limit(1)
      .executeTakeFirst();
    if (other !== undefined) return true;
  }
  return false;
}
