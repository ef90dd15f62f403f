// SPDX-License-Identifier: GPL-3.0-only
// What every engine must do alike: each kind of statement that the desks use, and what happens when several come at
// once. Run by one test file for each engine, which chooses it first. For tests only.
import { inspect } from 'node:util';
import { firstIntervalOfDay, type ReportedTag, revisionOf, toHex, utcDayAt } from '@bluezone/protocol';
import { type Insertable, type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { acceptWithinCap } from '../exposure/claim-cap.ts';
import { packKeys } from '../exposure/packed-keys.ts';
import { losesOrder, standsInNobodysWay } from '../jobs/forget-order-contract.ts';
import { returnLease, takeLease } from '../jobs/lease.ts';
import { meetingsDesk } from '../meetings/meetings-desk.ts';
import { demoSettings } from '../settings.ts';
import { codeOf, makeKeys, makeReport, send } from '../testing/messages.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { emptyStore } from '../testing/test-engine.ts';
import { noon, type TestServer, testServer } from '../testing/test-server.ts';
import { StatementError } from './store-error.ts';
import type { ExposureTables } from './tables.ts';

/** Whether a unique value was there already. */
function isDuplicate(error: unknown): boolean {
  return error instanceof StatementError && error.code === '23505';
}

const random = seededRandom('contract');
const today = utcDayAt(noon);
const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const countOf = (values: readonly string[], wanted: string) =>
  values.filter((value) => value === wanted).length;

const reportRow = (change: Partial<Insertable<ExposureTables['reports']>> = {}) => ({
  token_hash: random(32),
  body_hash: random(32),
  revision: random(32),
  kind: 1,
  state: 'accepted' as const,
  day: today,
  closes_day: today + 28,
  keys: random(42),
  onset_day: null,
  report_type: 1,
  published: 0,
  upgrades: 0,
  ceded: 0,
  revoked: 0,
  ...change,
});

async function countRows(db: Kysely<never>, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** The first of them starts an engine, which takes long on a machine with other work. */
const patience = 240_000;

/** Registers the contract's tests. */
export function storeContract(engine: { readonly name: string; readonly isLeftOut: boolean }): void {
  const onEngine = (title: string, run: () => Promise<void>) =>
    test.skipIf(engine.isLeftOut)(`${title}, on ${engine.name}`, run, patience);

  onEngine('values come back as they were put, and whole numbers as numbers', async () => {
    const { exposure, cases } = await emptyStore();
    const everyByte = Uint8Array.from({ length: 256 }, (_, i) => i);
    const row = { ...reportRow(), keys: everyByte, revision: new Uint8Array(0), tags: null, onset_day: -1 };
    const back = await exposure.insertInto('reports').values(row).returningAll().executeTakeFirstOrThrow();
    expect(back).toMatchObject(row);
    expect(back.keys.constructor).toBe(Uint8Array);
    expect(back.keys.byteOffset).toBe(0);
    const index = { sequence: Number.MAX_SAFE_INTEGER, hash: 'h', content: random(1_000_000), time: 0 };
    await exposure.insertInto('indexes').values(index).execute();
    expect(await exposure.selectFrom('indexes').selectAll().execute()).toEqual([index]);
    const note = 'Nguyễn Thị "Hai" \\ \'; -- $1 🦠\n\t';
    const entry = {
      id: 'a',
      phone_number: '',
      number_hmac: everyByte,
      sample_day: 1,
      onset_day: null,
      note,
      day: 2,
    };
    await cases.insertInto('cases').values(entry).execute();
    expect(await cases.selectFrom('cases').selectAll().execute()).toMatchObject([entry]);
  });

  onEngine('lists of values are one parameter, however long', async () => {
    const { exposure } = await emptyStore();
    const keys = times(5000, () => random(16));
    await sql`insert into exposure.published_keys (key, day)
      select * from unnest(${keys}::bytea[], ${keys.map((_, i) => i)}::int[])`.execute(exposure);
    const found = async (wanted: readonly Uint8Array[]) =>
      await exposure
        .selectFrom('published_keys')
        .select('day')
        .where(sql<boolean>`key = any(${wanted}::bytea[])`)
        .execute();
    expect((await found(keys)).length).toBe(5000);
    expect(await found([])).toEqual([]);
    expect(await found([keys[7] as Uint8Array, random(16)])).toEqual([{ day: 7 }]);
    const given = [random(3), null, new Uint8Array(0), null];
    const { rows: back } = await sql<{ value: Uint8Array | null }>`
      select value from unnest(${given}::bytea[]) with ordinality as given (value, at) order by at`.execute(
      exposure,
    );
    expect(back.map(({ value }) => value)).toEqual(given);
    const { rows: nulls } = await sql<{ value: Uint8Array | null }>`
      select value from unnest(${[null, null]}::bytea[]) as given (value)`.execute(exposure);
    expect(nulls.map(({ value }) => value)).toEqual([null, null]);
    const summed = await exposure
      .selectFrom('published_keys')
      .select((e) => e.fn.max('day').as('last'))
      .executeTakeFirst();
    expect(summed).toEqual({ last: 4999 });
  });

  onEngine('the number of changed rows is told', async () => {
    const { exposure } = await emptyStore();
    const row = { key: random(16), day: 1 };
    const insert = () =>
      exposure
        .insertInto('published_keys')
        .values(row)
        .onConflict((c) => c.doNothing())
        .executeTakeFirst();
    expect((await insert()).numInsertedOrUpdatedRows).toBe(1n);
    expect((await insert()).numInsertedOrUpdatedRows).toBe(0n);
    const raw = sql`insert into exposure.published_keys (key, day) values (${row.key}, 1) on conflict do nothing`;
    expect((await raw.execute(exposure)).numAffectedRows).toBe(0n);
    const update = (day: number) =>
      exposure.updateTable('published_keys').set({ day: 9 }).where('day', '=', day).executeTakeFirst();
    expect((await update(1)).numUpdatedRows).toBe(1n);
    expect((await update(1)).numUpdatedRows).toBe(0n);
    expect((await exposure.deleteFrom('published_keys').executeTakeFirst()).numDeletedRows).toBe(1n);
  });

  onEngine('a refused statement tells its kind and none of its values', async () => {
    const { exposure } = await emptyStore();
    const row = reportRow({ token_hash: new TextEncoder().encode('canary-of-a-token') });
    await exposure.insertInto('reports').values(row).execute();
    const again = await exposure
      .insertInto('reports')
      .values(row)
      .execute()
      .catch((error: unknown) => error);
    expect(isDuplicate(again)).toBe(true);
    const wrong = await sql`select ${'canary-of-a-day'}::text::int`
      .execute(exposure)
      .catch((error: unknown) => error);
    expect(wrong).toBeInstanceOf(StatementError);
    for (const error of [again, wrong]) {
      const shown = inspect(error, { depth: null, showHidden: true });
      expect(shown).not.toContain('canary');
      expect(shown).not.toContain(toHex(row.token_hash));
    }
  });

  onEngine('a transaction that fails leaves nothing, and nobody sees what it did', async () => {
    const { exposure } = await emptyStore();
    const inside = exposure.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('published_keys')
        .values({ key: random(16), day: 1 })
        .execute();
      await transaction.insertInto('turns').values({ name: 'a' }).execute();
      throw new Error('stop');
    });
    const beside = times(5, () => exposure.selectFrom('published_keys').selectAll().execute());
    await expect(inside).rejects.toThrow('stop');
    expect(await Promise.all(beside)).toEqual(times(5, () => []));
    expect(await countRows(exposure as unknown as Kysely<never>, 'exposure.turns')).toBe(0);
  });

  onEngine('a snapshot sees one moment', async () => {
    const { exposure } = await emptyStore();
    const add = (name: string) => exposure.insertInto('turns').values({ name }).execute();
    await add('before');
    const reading = exposure
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (snapshot) => {
        const look = () => snapshot.selectFrom('turns').select('name').execute();
        const first = await look();
        const adding = add('after');
        for (let i = 0; i < 5; i++) expect(await look()).toEqual(first);
        return { first, adding };
      });
    const { first, adding } = await reading;
    await adding;
    expect(first).toEqual([{ name: 'before' }]);
    expect((await exposure.selectFrom('turns').selectAll().execute()).length).toBe(2);
  });

  onEngine('many statements at once are all carried out, and none is lost', async () => {
    const { cases } = await emptyStore();
    await cases
      .insertInto('login_failures')
      .values({ name_hash: random(32), failures: 0, locked_until: 0, last: 0 })
      .execute();
    const increment = () =>
      cases
        .updateTable('login_failures')
        .set((e) => ({ failures: e('failures', '+', 1) }))
        .execute();
    await Promise.all(times(100, increment));
    expect(await cases.selectFrom('login_failures').select('failures').executeTakeFirst()).toEqual({
      failures: 100,
    });
  });

  onEngine('rows that hang on another go with it, and need it', async () => {
    const { cases } = await emptyStore();
    await cases.insertInto('staff').values({ username: 'a', password_hash: '' }).execute();
    const session = (username: string) => ({ token_hash: random(32), username, created: noon, used: noon });
    await cases
      .insertInto('sessions')
      .values([session('a'), session('a')])
      .execute();
    await expect(cases.insertInto('sessions').values(session('b')).execute()).rejects.toThrow(
      'SQLSTATE 23503',
    );
    await cases.deleteFrom('staff').execute();
    expect(await cases.selectFrom('sessions').selectAll().execute()).toEqual([]);
  });

  onEngine(
    'a token sent twice at once with other bodies is spent once, with the same body acknowledged always',
    async () => {
      const t = await testServer();
      for (let round = 0; round < 5; round++) {
        const { report, body } = makeReport(t);
        const others = times(9, () => makeReport(t, { token: report.token }).body);
        const codes = await Promise.all([body, ...others].map((each) => codeOf(send(t, 'report', each))));
        expect(countOf(codes, 'ok')).toBe(1);
        expect(countOf(codes, 'token.spent')).toBe(9);
        const same = makeReport(t).body;
        const answers = await Promise.all(times(10, () => codeOf(send(t, 'report', same))));
        expect(countOf(answers, 'ok')).toBe(10);
      }
      expect((await t.store.exposure.selectFrom('reports').select('day').execute()).length).toBe(10);
      expect(t.errors).toEqual([]);
    },
  );

  onEngine('of two reports with one revision secret at once one is stored', async () => {
    const t = await testServer();
    const { report, body } = makeReport(t);
    const other = makeReport(t, { revision: report.revision }).body;
    const codes = await Promise.all([body, other].map((each) => codeOf(send(t, 'report', each))));
    expect(codes.sort()).toEqual(['ok', 'report.revision']);
    expect(t.errors).toEqual([]);
  });

  onEngine('claims accepted at once get no further than the limit, and reports go on meanwhile', async () => {
    const t = await testServer();
    const settings = { ...demoSettings(), claimsPerDayFloor: 7, claimsPerReport: 0 };
    const claims = times(30, () => reportRow({ kind: 2, state: 'waiting', waits_until_day: today + 1 }));
    await t.store.exposure.insertInto('reports').values(claims).execute();
    const reports = times(20, () => makeReport(t).body);
    const [outcomes, codes] = await Promise.all([
      Promise.all(claims.map((claim) => acceptWithinCap(t.store.exposure, settings, claim, noon))),
      Promise.all(reports.map((body) => codeOf(send(t, 'report', body)))),
    ]);
    expect(countOf(outcomes, 'accepted')).toBe(7);
    expect(countOf(outcomes, 'over')).toBe(23);
    expect(countOf(codes, 'ok')).toBe(20);
    expect(t.errors).toEqual([]);
  });

  onEngine('a claim that is accepted while a report confirms it stands in nobody’s way', async () => {
    const t = await testServer();
    for (let round = 0; round < 8; round++) await acceptWhileConfirmed(t);
    expect(t.errors).toEqual([]);
  });

  onEngine('of two claims that spend the same tags at once each tag has one owner', async () => {
    const { meetings } = await emptyStore();
    const desk = meetingsDesk(meetings);
    const interval = firstIntervalOfDay(today);
    const tags: ReportedTag[] = times(40, () => ({ tag: random(12), interval, bucket: 0, minutes: 5 }));
    await Promise.all([desk.add(tags), desk.add([...tags].reverse()), desk.add(tags.slice(10))]);
    const names = tags.map(({ tag }) => tag);
    const claims = times(4, () => random(32));
    const spent = await Promise.all(
      claims.map((claim, i) => desk.spend(i % 2 === 0 ? names : [...names].reverse(), claim, today)),
    );
    expect(spent.reduce((sum, own) => sum + own.length, 0)).toBe(40);
    await Promise.all(claims.map((claim) => desk.release(claim)));
    expect((await desk.find(names)).every(({ spentBy }) => spentBy === null)).toBe(true);
    await Promise.all([desk.remove(names), desk.removeBefore(interval + 1), desk.remove(names)]);
    expect(await desk.find(names)).toEqual([]);
  });

  onEngine('tags that are added, spent and removed at once stand in nobody’s way', async () => {
    const { meetings } = await emptyStore();
    const desk = meetingsDesk(meetings);
    for (let round = 0; round < 10; round++) {
      const interval = firstIntervalOfDay(today);
      const tags: ReportedTag[] = times(200, () => ({ tag: random(12), interval, bucket: 0, minutes: 5 }));
      for (let from = 0; from < 200; from += 40) await desk.add(tags.slice(from, from + 40));
      const names = tags.map(({ tag }) => tag);
      const backwards = [...names].reverse();
      await Promise.all([
        ...times(3, (i) => desk.spend(i === 1 ? backwards : names, random(32), today)),
        desk.add(tags),
        desk.remove(backwards),
        desk.removeBefore(interval + 1),
      ]);
    }
  });

  onEngine('after its day no row of the cases desk tells in which order it came', losesOrder);

  onEngine('while rows are written in another order all who need them wait and succeed', standsInNobodysWay);

  onEngine('of several holders who want a lease at once one gets it', async () => {
    const { jobs } = await emptyStore();
    for (let round = 0; round < 10; round++) {
      const now = noon + round;
      const holders = times(8, (i) => `holder-${i}`);
      const taken = await Promise.all(holders.map((holder) => takeLease(jobs, 'publish', holder, now)));
      const winners = holders.filter((_, i) => taken[i] !== undefined);
      expect(winners.length).toBe(1);
      await Promise.all(holders.map((holder) => returnLease(jobs, 'publish', holder, now)));
    }
    expect(await takeLease(jobs, 'publish', 'last', noon + 60)).toBe(noon + 9);
  });
}

/** Keys of a waiting claim are confirmed by a report in the moment in which the claim is accepted. */
async function acceptWhileConfirmed(t: TestServer): Promise<void> {
  const secret = t.random(16);
  const keys = makeKeys(t, 1);
  const claim = reportRow({ kind: 2, state: 'waiting', revision: revisionOf(secret), keys: packKeys(keys) });
  await t.store.exposure.insertInto('reports').values(claim).execute();
  const report = makeReport(t, { keys, confirms: secret });
  const [outcome, code] = await Promise.all([
    acceptWithinCap(t.store.exposure, demoSettings(), claim, noon),
    codeOf(send(t, 'report', report.body)),
  ]);
  expect([outcome, code]).toEqual(['accepted', 'ok']);
  const row = await t.store.exposure
    .selectFrom('reports')
    .select(['state', 'ceded'])
    .where('token_hash', '=', claim.token_hash)
    .executeTakeFirst();
  expect(row).toEqual({ state: 'accepted', ceded: 1 });
}
