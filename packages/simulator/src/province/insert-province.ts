// SPDX-License-Identifier: GPL-3.0-only
// Puts an invented year into a database, thousands of rows at a time.
import { caseNumberHmac, nameColumns, type Store } from '@bluezone/server';
import { randomStream } from '../air/seeded-random.ts';
import { type GeneratedProvince, generateProvince, type ProvinceSettings } from './generate-province.ts';

const rowsAtOnce = 1000;

function* parts<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) yield rows.slice(at, at + rowsAtOnce);
}

/**
 * Generates a province's year and enters it with its codes, links and calls.
 * @param numberKey the cases desk's own key, 32 bytes, under which numbers are looked up
 */
export async function insertProvince(
  store: Pick<Store, 'cases'>,
  numberKey: Uint8Array,
  settings: ProvinceSettings,
): Promise<GeneratedProvince> {
  const generated = generateProvince(settings);
  const { cases: db } = store;
  const { province } = settings;
  const random = randomStream(settings.seed, 'province rows', province);
  const bytes = (length: number) => Uint8Array.from({ length }, () => random.bits() & 255);
  const humanColumns = (human: GeneratedProvince['cases'][number] | GeneratedProvince['people'][number]) => ({
    id: human.id,
    phone_number: human.phoneNumber,
    number_hmac: caseNumberHmac(numberKey, human.phoneNumber),
    ...nameColumns(human.name, human.phoneNumber),
    birth_year: human.birthYear,
    sex: human.sex,
    province,
    commune: human.commune,
  });
  for (const rows of parts(generated.people))
    await db
      .insertInto('people')
      .values(
        rows.map((person) => ({
          ...humanColumns(person),
          ...{ source: person.source, degree: 1, exposure_day: person.exposureDay },
          ...{ minutes: person.source === 'form' ? 15 + random.integer(120) : null },
          ...{ symptoms: person.isSymptomatic ? 1 : 0, is_symptomatic: person.isSymptomatic },
          ...{ state: person.state, next_day: person.nextDay, last_day: person.lastDay },
          ...{ first_day: person.firstDay, until_day: person.exposureDay + 14, tries: person.tries },
          ...{ assignee: null, case_id: person.caseId, day: person.day },
        })),
      )
      .execute();
  for (const rows of parts(generated.cases)) {
    await db
      .insertInto('cases')
      .values(
        rows.map((each) => ({
          ...humanColumns(each),
          ...{ sample_day: each.sampleDay, onset_day: each.onsetDay, note: '', day: each.day },
          ...{ confirmed_day: each.day, reported_day: each.day, person_id: each.personId },
        })),
      )
      .execute();
    await db
      .insertInto('codes')
      .values(
        rows.map((each) => ({
          ...{ link_hash: bytes(32), case_id: each.id, digits_hmac: bytes(32), failures: 0, replaced: false },
          number_hmac: caseNumberHmac(numberKey, each.phoneNumber),
          expires: (each.day + 2) * 86_400,
          issued_day: each.day,
          blinded_hash: random.uniform() < 0.6 ? bytes(32) : null,
        })),
      )
      .execute();
  }
  for (const rows of parts(generated.people))
    await db
      .insertInto('links')
      .values(
        rows.map((person) => ({
          id: Buffer.from(bytes(8)).toString('hex'),
          ...{ source_id: person.sourceCase, target_id: person.id, contact_day: person.exposureDay },
          ...{ note: '', origin: 'interview' as const, day: person.day },
        })),
      )
      .execute();
  const called = generated.people.filter(({ lastDay }) => lastDay !== null);
  for (const rows of parts(called))
    await db
      .insertInto('follow_ups')
      .values(
        rows.map((person) => ({
          id: Buffer.from(bytes(8)).toString('hex'),
          person_id: person.id,
          day: person.lastDay as number,
          kind: 'call' as const,
          outcome: person.state === 'unreachable' ? 'no-answer' : person.isSymptomatic ? 'symptoms' : 'well',
          ...{ symptoms: person.isSymptomatic ? 1 : 0, note: '', actor: 'tinh' },
        })),
      )
      .execute();
  return generated;
}
