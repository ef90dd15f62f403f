// SPDX-License-Identifier: GPL-3.0-only
// What each side holds of a person and of a message, drawn together for an attack: all tables of one desk that share a
// value may be joined, since that desk's operator does so at will.
import { toHex } from '@bluezone/protocol';
import { numberNeedles } from '@bluezone/server';
import type { RandomStream } from '../../air/seeded-random.ts';
import type { TruthOfMonth } from './acts-of-month.ts';
import { type Dump, type HeldRow, rowsOf } from './everything-held.ts';
import type { Evidence, Round, Value } from './link-attack.ts';
import type { MonthLived } from './month-of-desks.ts';

const hex = (value: unknown) => (value instanceof Uint8Array ? toHex(value) : String(value));

/** Columns under the name of their table; the disk's place as two numbers in one. */
function columns(table: string, row: HeldRow | undefined): Record<string, Value> {
  const named: Record<string, Value> = {};
  for (const [name, value] of Object.entries(row ?? {})) {
    const place = name === 'ctid' ? /^\((\d+),(\d+)\)$/.exec(String(value)) : null;
    named[`${table}.${name}`] =
      place === null ? (value as Value) : Number(place[1]) * 10_000 + Number(place[2]);
  }
  return named;
}

export interface CaseEvidence {
  readonly person: number;
  readonly evidence: Evidence;
  /** UTC day on which the case was entered. */
  readonly day: number;
  readonly onset: number | null;
}

/** Everything that the cases desk holds of each case, the order of its rows included. */
export function evidenceOfCases(dump: Dump, truth: TruthOfMonth): CaseEvidence[] {
  const codes = rowsOf(dump, 'cases.codes');
  const acts = [...rowsOf(dump, 'audit.acts'), ...rowsOf(dump, 'audit.acts_today')];
  return rowsOf(dump, 'cases.cases').map((row) => {
    const ofCase = (act: string) => acts.find((each) => each.subject === row.id && each.act === act);
    return {
      person: truth.citizens.findIndex(({ number }) => number === row.phone_number),
      evidence: {
        ...columns('cases', row),
        ...columns(
          'codes',
          codes.find((code) => code.case_id === row.id),
        ),
        ...columns('acts of entry', ofCase('case.create')),
        ...columns('acts of code', ofCase('code.issue')),
      },
      day: Number(row.day),
      onset: row.onset_day === null ? null : Number(row.onset_day),
    };
  });
}

/** What the registration desk holds of each number that the desk's key finds. */
export function evidenceOfNumbers(dump: Dump, { truth, keys }: MonthLived): (Evidence | null)[] {
  const phones = rowsOf(dump, 'registration.phones');
  const issued = rowsOf(dump, 'registration.issued');
  const limits = rowsOf(dump, 'registration.number_days');
  return truth.citizens.map(({ number }) => {
    const needles = new Map(numberNeedles(keys, number).map(({ what, value }) => [what, value]));
    const phone = phones.find((row) => hex(row.number_hmac) === needles.get('registration-number'));
    if (phone === undefined) return null;
    const tokens = issued.filter((row) => hex(row.credential_hash) === hex(phone.credential_hash));
    const limit = limits.find((row) => hex(row.limit_hmac) === needles.get('registration-limit'));
    return {
      ...columns('phones', phone),
      ...Object.assign({}, ...tokens.map((row, i) => columns(`issued ${i}`, row))),
      ...columns('number_days', limit),
    };
  });
}

export interface MessageEvidence {
  readonly person: number;
  readonly evidence: Evidence;
  readonly day: number;
  readonly onset: number | null;
}

/** What the exposure desk holds of each report or claim when it is first seen in a dump, with the person behind it. */
export function evidenceOfMessages(
  dumps: readonly Dump[],
  truth: TruthOfMonth,
  kind: 'report' | 'claim',
): MessageEvidence[] {
  const sent = kind === 'report' ? truth.reports : truth.claims;
  const seen = new Set<string>();
  return dumps
    .flatMap((dump) => rowsOf(dump, 'exposure.reports'))
    .flatMap((row) => {
      const packed = hex(row.keys);
      const person = sent.find(({ keys }) => keys.some((key) => packed.includes(key)))?.person;
      if (person === undefined || seen.has(packed)) return [];
      seen.add(packed);
      return [
        {
          ...{ person, day: Number(row.day), onset: row.onset_day === null ? null : Number(row.onset_day) },
          evidence: { ...columns('reports', row), [consented]: lastInterval(row.keys) },
        },
      ];
    });
}

/** Column of when the owner of a report consented, as everybody can read it. */
export const consented = 'consented in interval';

/** End of the last key: it was rolled when its owner consented. */
function lastInterval(keys: unknown): number {
  if (!(keys instanceof Uint8Array)) return 0;
  const view = new DataView(keys.buffer, keys.byteOffset, keys.byteLength);
  let last = 0;
  for (let at = 0; at + 21 <= keys.length; at += 21)
    last = Math.max(last, view.getUint32(at + 16, true) + (keys[at + 20] as number));
  return last;
}

type Classed = { readonly day: number; readonly onset: number | null };
const classOf = ({ day, onset }: Classed): string => `${day} ${onset}`;

/** The same in an order that tells nothing. */
function mixed<T>(of: readonly T[], random: RandomStream): T[] {
  const order = [...of];
  for (let i = order.length - 1; i > 0; i--) {
    const other = random.integer(i + 1);
    [order[i], order[other]] = [order[other] as T, order[i] as T];
  }
  return order;
}

/** Cases and reports of one day, and of one onset where both sides were told it: nobody needs to guess among others. */
export function roundsOfDays(
  cases: readonly CaseEvidence[],
  reports: readonly MessageEvidence[],
  random: RandomStream,
): Round[] {
  return [...new Set(reports.map(classOf))].map((name) => {
    const persons = mixed(cases, random).filter((each) => classOf(each) === name);
    const messages = mixed(reports, random).filter((each) => classOf(each) === name);
    return {
      persons: persons.map(({ evidence }) => evidence),
      messages: messages.map(({ evidence }) => evidence),
      truth: messages.map(({ person }) => persons.findIndex((each) => each.person === person)),
    };
  });
}

/** All registered numbers against all messages of a kind: nothing that the registration desk holds has a day. */
export function roundOfNumbers(
  numbers: readonly (Evidence | null)[],
  messages: readonly MessageEvidence[],
  random: RandomStream,
): Round {
  const registered = mixed(
    numbers.flatMap((evidence, person) => (evidence === null ? [] : [{ evidence, person }])),
    random,
  );
  const known = mixed(messages, random).filter(({ person }) =>
    registered.some((each) => each.person === person),
  );
  return {
    persons: registered.map(({ evidence }) => evidence),
    messages: known.map(({ evidence }) => evidence),
    truth: known.map(({ person }) => registered.findIndex((each) => each.person === person)),
  };
}

/** Values that are held by two desks, apart from those that are too short to tell anything. */
export function sharedValues({ tables }: Dump): string[] {
  const desks = new Map<string, Set<string>>();
  for (const { name, columns: named, rows } of tables) {
    const desk = name.startsWith('audit.') ? 'cases' : (name.split('.')[0] as string);
    for (const { name: column } of named)
      for (const row of rows) {
        const value = row[column];
        const text = value instanceof Uint8Array ? toHex(value) : typeof value === 'string' ? value : '';
        if (text.length < 8) continue;
        const holders = desks.get(text) ?? new Set();
        desks.set(text, holders.add(desk));
      }
  }
  return [...desks].flatMap(([text, holders]) => (holders.size > 1 ? [text] : []));
}
