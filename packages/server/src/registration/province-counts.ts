// SPDX-License-Identifier: GPL-3.0-only
// How many people said on a day, when they registered, where they live. No row about a phone holds a province, and no row
// about a phone holds the day on which it was registered.
import { utcDayAt } from '@bluezone/protocol';
import type { Transaction } from 'kysely';
import type { Store } from '../store/store.ts';
import type { RegistrationTables } from '../store/tables.ts';
import { unknownProvince, vietnamProvinces } from './vietnam-provinces.ts';

/** A count below this could point at somebody and is not told. */
const leastTold = 10;

const codes: readonly string[] = [...vietnamProvinces.map(({ code }) => code), unknownProvince];

/** Everything that may be said of a province: the codes, and "unknown". */
export const provinceAnswers = codes;

/** Counts one registration for a province on a UTC day. */
export async function countProvince(
  db: Transaction<RegistrationTables>,
  province: string,
  day: number,
): Promise<void> {
  await db
    .insertInto('province_days')
    .values({ day, province, registrations: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'province'])
        .doUpdateSet((e) => ({ registrations: e('province_days.registrations', '+', 1) })),
    )
    .execute();
}

export interface ProvinceCount {
  readonly province: string;
  /** null when fewer than ten, none included. */
  readonly registrations: number | null;
}

/** What may be published of a UTC day that is over: every province, with its exact count or none. Empty before that. */
export async function publishedProvinces(
  db: Store['registration'],
  day: number,
  now: number,
): Promise<ProvinceCount[]> {
  if (day >= utcDayAt(now)) return [];
  const rows = await db
    .selectFrom('province_days')
    .select(['province', 'registrations'])
    .where('day', '=', day)
    .execute();
  const counted = new Map(rows.map(({ province, registrations }) => [province, registrations]));
  return codes.map((province) => {
    const count = counted.get(province) ?? 0;
    return { province, registrations: count < leastTold ? null : count };
  });
}
