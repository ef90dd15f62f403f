// SPDX-License-Identifier: GPL-3.0-only
// How many there were stays when those who were counted are forgotten: by day and province, and nothing finer.
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { CaseTables } from '../store/tables.ts';

interface Total {
  readonly figure: string;
  /** Gives a day and a province for each who counts. */
  readonly rows: RawBuilder<unknown>;
}

const ill = sql<SqlBool>`cases.classification <> 'discarded'`;
const reported = sql`coalesce(cases.reported_day, cases.day)`;

const totals = {
  cases: (are: RawBuilder<SqlBool>): Total[] => [
    {
      figure: 'onset',
      rows: sql`select cases.onset_day, cases.province from cases.cases where ${are} and ${ill} and cases.onset_day is not null`,
    },
    {
      figure: 'report',
      rows: sql`select ${reported}, cases.province from cases.cases where ${are} and ${ill}`,
    },
    {
      figure: 'confirmation',
      rows: sql`select cases.confirmed_day, cases.province from cases.cases
        where ${are} and cases.classification = 'confirmed' and cases.confirmed_day is not null`,
    },
    {
      figure: 'known',
      rows: sql`select ${reported}, cases.province from cases.cases where ${are} and ${ill} and cases.person_id is not null`,
    },
    { figure: 'entered', rows: sql`select cases.day, cases.province from cases.cases where ${are}` },
    {
      figure: 'codes-issued',
      rows: sql`select codes.issued_day, cases.province from cases.codes
        join cases.cases on cases.id = codes.case_id where ${are}`,
    },
  ],
  people: (are: RawBuilder<SqlBool>): Total[] => [
    { figure: 'received', rows: sql`select people.day, people.province from cases.people where ${are}` },
  ],
} as const;

/** Adds the records that are about to be forgotten to the totals; within the transaction that forgets them. */
export async function keepTotals(
  db: Kysely<CaseTables>,
  of: keyof typeof totals,
  are: RawBuilder<SqlBool>,
): Promise<void> {
  for (const { figure, rows } of totals[of](are))
    await sql`
      insert into cases.record_totals as t (figure, day, province, count)
      select ${figure}, day, coalesce(province, ''), count(*) from (${rows}) as gone (day, province)
      group by 2, 3 order by 2, 3
      on conflict (figure, day, province) do update set count = t.count + excluded.count`.execute(db);
}
