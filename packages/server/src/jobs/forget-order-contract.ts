// SPDX-License-Identifier: GPL-3.0-only
// What is left of the order in which staff worked, on every engine. Run as a part of the store's contract. For tests only.
import { encodeContactForm, encodeRedeem, toHex } from '@bluezone/protocol';
import { type Kysely, sql } from 'kysely';
import { expect } from 'vitest';
import { showCase } from '../cases/case-view.ts';
import { enterCase } from '../cases/enter-case.ts';
import { issueCode } from '../cases/issue-code.ts';
import { takeContactForm } from '../people/contact-forms.ts';
import { codeOf, makeBlindRequest, send } from '../testing/messages.ts';
import { caseDeskOf, nationalActor } from '../testing/test-actors.ts';
import { type TestServer, testServer } from '../testing/test-server.ts';
import { forgetOrder } from './forget-order.ts';
import { retireCases } from './retire.ts';

const daySeconds = 86_400;
const casesADay = 12;
const phoneOf = (i: number) => `+8491234${String(i).padStart(4, '0')}`;

interface Entered {
  readonly caseId: string;
  readonly phoneNumber: string;
  readonly digits: string;
}

/** Enters cases one after another, with codes and contact forms. */
async function enter(t: TestServer, from: number): Promise<Entered[]> {
  const desk = caseDeskOf(t);
  const entered: Entered[] = [];
  for (let i = from; i < from + casesADay; i++) {
    const phoneNumber = phoneOf(i);
    const id = await enterCase(desk, nationalActor, { phoneNumber, sampleDay: '2021-06-14' }, t.now);
    if (!id.ok) throw new Error(id.detail);
    const code = await issueCode(desk, nationalActor, id.value, t.now);
    if (!code.ok) throw new Error(code.detail);
    entered.push({ caseId: id.value, phoneNumber, digits: code.value.digits });
    const form = {
      ...{ phoneNumber, name: 'Lê Thị Mai', province: 1, symptoms: [], note: '' },
      exposure: { day: 18_790, degree: 'F1' as const, minutes: 42 },
    };
    expect(await takeContactForm(desk, encodeContactForm(form), t.now)).toMatchObject({ ok: true });
  }
  return entered;
}

/** Transactions and keys of a table's rows as they lie on the disk. */
async function lying<T>(db: Kysely<T>, table: string, key: string) {
  const { rows } = await sql
    .raw<{ xmin: string; key: unknown }>(
      `select xmin::text as xmin, ${key} as key from ${table} order by ctid`,
    )
    .execute(db);
  return {
    transactions: new Set(rows.map(({ xmin }) => xmin)).size,
    keys: rows.map(({ key: value }) => (value instanceof Uint8Array ? toHex(value) : String(value))),
  };
}

/** Ascending runs of a list: rows go in by key, into whatever room the pages have; in any other order there are about twelve. */
const fewRuns = 3;
const runsOf = (keys: readonly string[]): number =>
  keys.filter((key, i) => i === 0 || key < (keys[i - 1] ?? '')).length;

/** After a day no table of the desk tells in which order its rows came; until then each does. */
export async function losesOrder(): Promise<void> {
  const t = await testServer();
  const entered = await enter(t, 0);
  const { cases, audit } = t.store;
  const tables = [
    [cases, 'cases.cases', 'id'],
    [cases, 'cases.codes', 'link_hash'],
    [cases, 'cases.contact_forms', 'number_hmac'],
    [cases, 'cases.people', 'id'],
  ] as const;
  const look = async () =>
    await Promise.all(tables.map(([db, table, key]) => lying<never>(db as never, table, key)));
  await forgetOrder(t.store, t.now);
  const before = await look();
  expect(before[0]?.keys).toEqual(entered.map(({ caseId }) => caseId));
  for (const { transactions, keys } of before) {
    expect(transactions).toBe(casesADay);
    expect(keys).not.toEqual([...keys].sort());
  }
  expect((await lying(audit, 'audit.acts_today', 'id')).keys.length).toBe(2 * casesADay);
  expect((await lying(audit, 'audit.acts', 'id')).keys).toEqual([]);
  t.now += daySeconds;
  await forgetOrder(t.store, t.now);
  for (const [i, { transactions, keys }] of (await look()).entries()) {
    expect(transactions).toBe(1);
    expect(keys).toEqual([...(before[i]?.keys ?? [])].sort());
  }
  const acts = await lying(audit, 'audit.acts', 'id');
  expect(acts).toEqual({ transactions: 1, keys: [...acts.keys].sort() });
  expect(acts.keys.length).toBe(2 * casesADay);
  expect((await lying(audit, 'audit.acts_today', 'id')).keys).toEqual([]);
  // A new code, and the old one that it ends, are of one transaction: what is changed on a later day has an order again, until that day has ended.
  for (const { caseId } of entered)
    await issueCode(caseDeskOf(t), nationalActor, caseId, t.now, { isReissue: true });
  expect((await lying(cases, 'cases.codes', 'link_hash')).transactions).toBe(casesADay);
  t.now += daySeconds;
  await forgetOrder(t.store, t.now);
  const codes = await lying(cases, 'cases.codes', 'link_hash');
  expect(codes.transactions).toBe(1);
  expect(runsOf(codes.keys)).toBeLessThanOrEqual(fewRuns);
  expect(codes.keys.length).toBe(2 * casesADay);
}

/** Whoever redeems, enters, issues or retires while rows are written anew waits and succeeds. */
export async function standsInNobodysWay(): Promise<void> {
  const t = await testServer();
  const entered = await enter(t, 0);
  t.now += daySeconds;
  await t.server.runDueJobs();
  const desk = caseDeskOf(t);
  const rewriting = async () => {
    for (let i = 0; i < 6; i++) await forgetOrder(t.store, t.now);
  };
  const retiring = async () => {
    for (let i = 0; i < 6; i++) await retireCases(t.store.cases, desk.settings, t.now);
  };
  const [redeemed] = await Promise.all([
    Promise.all(
      entered.map(({ digits, phoneNumber }) => {
        const code = { kind: 'digits' as const, digits, phoneNumber };
        const body = encodeRedeem({ code, request: makeBlindRequest(t, 'upload') });
        return codeOf(send(t, 'redeem', body));
      }),
    ),
    enter(t, casesADay).then(async (fresh) => {
      for (const { caseId } of fresh)
        expect(await issueCode(desk, nationalActor, caseId, t.now, { isReissue: true })).toMatchObject({
          ok: true,
        });
    }),
    rewriting(),
    rewriting(),
    retiring(),
  ]);
  expect(redeemed).toEqual(entered.map(() => 'ok'));
  for (const { caseId } of entered)
    expect(await showCase(desk, nationalActor, caseId, t.now)).toMatchObject({ value: { code: 'redeemed' } });
  expect((await t.store.cases.selectFrom('codes').select('link_hash').execute()).length).toBe(3 * casesADay);
  t.now += 100 * daySeconds;
  await retireCases(t.store.cases, desk.settings, t.now);
  for (const table of ['cases', 'codes', 'contact_forms', 'people', 'follow_ups'] as const)
    expect(await t.store.cases.selectFrom(table).selectAll().execute()).toEqual([]);
  expect(t.errors).toEqual([]);
}
