// SPDX-License-Identifier: GPL-3.0-only
// The record of what staff did, on every engine: complete, chained, and told when it was tampered with.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { signedIn } from '../testing/staff-session.ts';
import { noon, type TestServer, testServer } from '../testing/test-server.ts';
import { checkActs, listHeads } from './check-acts.ts';
import { recordAct } from './record-act.ts';
import { sealActs } from './seal-acts.ts';

const day = 86_400;

/** Acts of three days in two provinces and the country, sealed. */
async function recorded(t: TestServer): Promise<void> {
  for (let i = 0; i < 3; i++) {
    for (const [province, subjects] of [
      ['', ['nurse']],
      ['79', ['a1', 'a2', 'a3 a4', 'ô Đặng']],
      ['01', i === 1 ? [] : ['b1']],
    ] as const)
      for (const subject of subjects)
        await recordAct(
          { audit: t.store.audit, random: t.random },
          'staff',
          'case.read',
          subject,
          t.now,
          province,
        );
    t.now += day;
  }
  await sealActs(t.store.audit, t.now);
}

/** A statement as somebody runs it who owns the database. */
const tamper = (t: TestServer, text: string) => sql.raw(text).execute(t.store.audit);

test('a day is sealed once it has ended, by province; late acts get a seal of their own', async () => {
  const t = await testServer();
  await recorded(t);
  const heads = await listHeads(t.store.audit);
  expect(heads.map(({ province, seal, day: of, count }) => `${province}/${seal} ${of} ${count}`)).toEqual([
    ...['/1 2021-06-15 1', '/2 2021-06-16 1', '/3 2021-06-17 1'],
    ...['01/1 2021-06-15 1', '01/2 2021-06-17 1'],
    ...['79/1 2021-06-15 4', '79/2 2021-06-16 4', '79/3 2021-06-17 4'],
  ]);
  expect(await checkActs(t.store.audit)).toEqual({
    ...{ ok: true, acts: 17, heads: 8, waiting: 0, older: 0, faults: [] },
  });
  await recordAct({ audit: t.store.audit, random: t.random }, 'staff', 'late', 'a9', noon, '79');
  expect(await sealActs(t.store.audit, t.now)).toBe(1);
  expect((await listHeads(t.store.audit, '79')).at(-1)).toMatchObject({
    seal: 4,
    day: '2021-06-15',
    count: 1,
  });
  expect(await sealActs(t.store.audit, t.now)).toBe(0);
  expect(await checkActs(t.store.audit, '79')).toMatchObject({ ok: true, acts: 13, heads: 4 });
});

test('acts of today, and of the first ten minutes after midnight, wait', async () => {
  const t = await testServer();
  const record = { audit: t.store.audit, random: t.random };
  await recordAct(record, 'staff', 'case.read', 'a', t.now, '79');
  const midnight = noon + day / 2;
  expect(await sealActs(t.store.audit, midnight + 599)).toBe(0);
  expect(await checkActs(t.store.audit)).toMatchObject({ ok: true, waiting: 1 });
  expect(await sealActs(t.store.audit, midnight + 600)).toBe(1);
});

test('two that seal at the same time seal each act once', async () => {
  const t = await testServer();
  const record = { audit: t.store.audit, random: t.random };
  for (let i = 0; i < 40; i++) await recordAct(record, 'staff', 'case.read', `s${i}`, noon, '79');
  const later = noon + day;
  const sealed = await Promise.all([1, 2, 3].map(() => sealActs(t.store.audit, later)));
  expect(sealed.reduce((sum, each) => sum + each, 0)).toBe(40);
  expect(await checkActs(t.store.audit)).toMatchObject({ ok: true, acts: 40, heads: 1 });
});

test.each([
  [
    'an actor is changed',
    "update audit.acts set actor = 'else' where subject = 'a2' and seal = 2",
    ['79/2 changed'],
  ],
  [
    'an act is changed',
    "update audit.acts set act = 'case.list' where subject = 'a2' and seal = 3",
    ['79/3 changed'],
  ],
  [
    'a subject loses an id',
    "update audit.acts set subject = 'a3' where subject = 'a3 a4' and seal = 1",
    ['79/1 changed'],
  ],
  ['an act is removed', "delete from audit.acts where subject = 'ô Đặng' and seal = 1", ['79/1 changed']],
  [
    'all acts of a day are removed',
    "delete from audit.acts where province = '79' and seal = 2",
    ['79/2 changed'],
  ],
  [
    'an act is put in',
    "insert into audit.acts (id, day, province, actor, act, subject, seal) values ('\\x00', 18793, '79', 's', 'a', 'x', 1)",
    ['79/1 changed'],
  ],
  [
    'an act is moved to another province',
    "update audit.acts set province = '01' where subject = 'a1' and seal = 1",
    ['01/1 changed', '79/1 changed'],
  ],
  [
    'an act is moved to another day',
    "update audit.acts set day = day + 1 where subject = 'a1' and seal = 1",
    ['79/1 changed'],
  ],
  [
    'two acts of two days change places',
    `update audit.acts set seal = 3 - seal where subject = 'a1' and seal in (1, 2)`,
    ['79/1 changed', '79/2 changed'],
  ],
  [
    'a head is changed',
    "update audit.heads set head = '\\x00' where province = '79' and seal = 2",
    ['79/2 changed', '79/3 changed'],
  ],
  [
    'a head is removed',
    "delete from audit.heads where province = '79' and seal = 2",
    ['79/2 missing', '79/2 unsealed'],
  ],
  [
    'a day is removed with its head',
    "delete from audit.acts where province = '79' and seal = 2; delete from audit.heads where province = '79' and seal = 2",
    ['79/2 missing', '79/3 changed'],
  ],
])('it shows when %s', async (_, statements, faults) => {
  const t = await testServer();
  await recorded(t);
  for (const statement of statements.split(';')) await tamper(t, statement);
  const check = await checkActs(t.store.audit);
  expect(check.ok).toBe(false);
  expect(check.faults.map(({ province, seal, fault }) => `${province}/${seal} ${fault}`).sort()).toEqual(
    faults,
  );
});

test('only heads that were kept elsewhere show that the last day is gone, or that all was made anew', async () => {
  const t = await testServer();
  await recorded(t);
  const kept = await listHeads(t.store.audit);
  expect((await checkActs(t.store.audit, undefined, kept)).ok).toBe(true);
  await tamper(t, "delete from audit.acts where province = '79' and seal = 3");
  await tamper(t, "delete from audit.heads where province = '79' and seal = 3");
  expect((await checkActs(t.store.audit)).ok).toBe(true);
  const gone = await checkActs(t.store.audit, undefined, kept);
  expect(gone.faults).toEqual([{ province: '79', seal: 3, day: '2021-06-17', fault: 'rewritten' }]);

  // Whoever owns the database puts everything back to seal it anew, but for one act.
  await tamper(t, "delete from audit.acts where subject = 'a2'");
  await tamper(
    t,
    'insert into audit.acts_today (id, day, province, actor, act, subject) select id, day, province, actor, act, subject from audit.acts',
  );
  await tamper(t, 'delete from audit.acts');
  await tamper(t, 'delete from audit.heads');
  await sealActs(t.store.audit, t.now);
  expect((await checkActs(t.store.audit)).ok).toBe(true);
  const anew = await checkActs(t.store.audit, undefined, kept);
  expect(anew.faults.map(({ province, seal }) => `${province}/${seal}`)).toEqual(['79/1', '79/2', '79/3']);
});

test('auditors read the record of their part of the country by filter and page, and their reading stands in it', async () => {
  const t = await testServer();
  await recorded(t);
  const country = await signedIn(t, { username: 'kiểm', role: 'auditor' });
  const ofProvince = await signedIn(t, {
    ...{ username: 'kiểm-79', role: 'auditor', level: 'province', province: '79', communes: [] },
  });
  const ask = async (by: typeof country, url: string) => {
    const answer = await t.server.fastify.inject({ url: `/v1/audit/${url}`, headers: by.headers });
    return {
      status: answer.statusCode,
      ...(answer.statusCode === 200 ? answer.json() : { code: answer.json().code }),
    };
  };
  const subjects = async (by: typeof country, query: string) =>
    (await ask(by, `acts?${query}`)).acts.map(({ day: of, subject }: { day: string; subject: string[] }) =>
      [of, ...subject].join(' '),
    );
  expect((await subjects(country, 'subject=a4')).sort()).toEqual([
    ...['2021-06-15 a3 a4', '2021-06-16 a3 a4', '2021-06-17 a3 a4'],
  ]);
  expect(await subjects(country, 'province=01')).toEqual(['2021-06-17 b1', '2021-06-15 b1']);
  expect(await subjects(country, 'province=country&from=2021-06-16&to=2021-06-16')).toEqual([
    '2021-06-16 nurse',
  ]);
  expect(await subjects(country, 'act=nothing')).toEqual([]);
  expect((await subjects(ofProvince, 'actor=staff')).length).toBe(12);
  expect(await ask(ofProvince, 'acts?province=01')).toEqual({ status: 403, code: 'staff.not-allowed' });
  expect(await ask(ofProvince, 'acts?province=country')).toEqual({ status: 403, code: 'staff.not-allowed' });
  expect(await ask(country, 'acts?from=2021-02-30')).toEqual({ status: 400, code: 'record.day' });
  expect(await ask(ofProvince, 'check')).toMatchObject({ ok: true, acts: 12, heads: 3 });
  expect(await ask(country, 'check')).toMatchObject({ ok: true, acts: 17, heads: 8 });
  expect((await ask(ofProvince, 'heads')).heads.length).toBe(3);
  const reads = await t.store.audit
    .selectFrom('acts_today')
    .select(['actor', 'act', 'subject', 'province'])
    .where('act', 'in', ['audit.read', 'audit.check'])
    .where('actor', '=', 'kiểm-79')
    .orderBy('act')
    .execute();
  expect(reads).toEqual([
    { actor: 'kiểm-79', act: 'audit.check', subject: '', province: '79' },
    { actor: 'kiểm-79', act: 'audit.read', subject: '', province: '79' },
  ]);
});

test('pages tell every act once, also when a day is sealed between two of them, and the table tells the same', async () => {
  const t = await testServer();
  const record = { audit: t.store.audit, random: t.random };
  for (let i = 0; i < 450; i++)
    await recordAct(record, 'staff', 'case.read', i === 7 ? '=1+1' : `s${i}`, noon + (i % 3) * day, '79');
  t.now = noon + 2 * day;
  const { headers } = await signedIn(t, { username: 'auditor', role: 'auditor' });
  const seen: string[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const cursor: string = next === '' ? '' : `&cursor=${next}`;
    const answer = await t.server.fastify.inject({ url: `/v1/audit/acts?actor=staff${cursor}`, headers });
    const page: { acts: { id: string }[]; next: string | null } = answer.json();
    seen.push(...page.acts.map(({ id }) => id));
    next = page.next;
    await sealActs(t.store.audit, t.now);
  }
  expect(seen.length).toBe(450);
  expect(new Set(seen).size).toBe(450);
  const table = await t.server.fastify.inject({ url: '/v1/audit/acts.csv?actor=staff', headers });
  expect(table.headers['content-type']).toBe('text/csv; charset=utf-8');
  const lines = table.body.split('\r\n').slice(1, -1);
  expect(lines.map((line) => line.slice(0, 32))).toEqual(seen);
  expect(table.body).toContain(",'=1+1,");
});
