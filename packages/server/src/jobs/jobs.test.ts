// SPDX-License-Identifier: GPL-3.0-only

import { firstIntervalOfDay, utcDayAt } from '@bluezone/protocol';
import { expect, test } from 'vitest';
import { createKeyring } from '../keys/keyring.ts';
import { silentLog } from '../log.ts';
import { codeOf, makeClaim, makeKeys, makeMeeting, makeReport, send } from '../testing/messages.ts';
import { fetchExports, fetchIndex } from '../testing/published-keys.ts';
import { emptyStore, noon, testServer } from '../testing/test-server.ts';
import { type Job, runJobs } from './due-jobs.ts';
import { returnLease, takeLease } from './lease.ts';

test('a lease is one holder’s until it is given back or ends', async () => {
  const { jobs } = await emptyStore();
  expect(await takeLease(jobs, 'publish', 'a', noon)).toBe(0);
  expect(await takeLease(jobs, 'publish', 'b', noon + 1)).toBeUndefined();
  expect(await takeLease(jobs, 'publish', 'a', noon + 2)).toBe(0);
  await returnLease(jobs, 'publish', 'b', noon);
  expect(await takeLease(jobs, 'publish', 'b', noon + 3)).toBeUndefined();
  await returnLease(jobs, 'publish', 'a', noon + 4);
  expect(await takeLease(jobs, 'publish', 'b', noon + 5)).toBe(noon + 4);
  expect(await takeLease(jobs, 'publish', 'c', noon + 5 + 600)).toBe(noon + 4);
});

test('of two instances one runs a job, once in its period; a failed one is due again', async () => {
  const { jobs } = await emptyStore();
  let ran = 0;
  let broken = true;
  const good: Job = { name: 'good', periodSeconds: 60, run: async () => ({ ran: ++ran }) };
  const bad: Job = {
    name: 'bad',
    periodSeconds: 60,
    run: async () => {
      if (broken) throw new Error('broken');
      return {};
    },
  };
  const round = (holder: string, now: number) => runJobs(jobs, silentLog, holder, [bad, good], now);
  const [one, two] = await Promise.all([round('a', noon), round('b', noon)]);
  expect([...one, ...two].filter(({ job, outcome }) => job === 'good' && outcome === 'done').length).toBe(1);
  await round('a', noon + 59);
  expect(ran).toBe(1);
  await round('b', noon + 60);
  expect(ran).toBe(2);
  broken = false;
  expect((await round('a', noon + 61)).map(({ job, outcome }) => `${job} ${outcome}`)).toEqual(['bad done']);
});

test('after their retention nothing of reports, tags, files or claims is left but hashes of tokens still valid', async () => {
  const t = await testServer();
  const meeting = makeMeeting(t, firstIntervalOfDay(utcDayAt(noon) - 1));
  const report = makeReport(t, { tags: [meeting.tag] });
  await send(t, 'report', report.body);
  await t.server.runDueJobs();
  expect(await codeOf(send(t, 'claim', makeClaim(t, [meeting]).body))).toBe('ok');
  t.now += 3600;
  await t.server.runDueJobs();
  t.now = noon + 16 * 86_400;
  await t.server.runDueJobs();
  const kept = await t.store.exposure.selectFrom('reports').selectAll().execute();
  expect(kept.length).toBe(2);
  for (const row of kept) {
    expect(row.keys.length).toBe(0);
    expect(row).toMatchObject({ revision: null, onset_day: null, tags: null, published: 0 });
  }
  expect(await t.store.meetings.selectFrom('tags').selectAll().execute()).toEqual([]);
  expect(await t.store.exposure.selectFrom('published_keys').selectAll().execute()).toEqual([]);
  const reused = makeReport(t, { token: report.report.token, keys: makeKeys(t, 2) });
  expect(await codeOf(send(t, 'report', reused.body))).toBe('token.spent');
  expect((await t.objects.list('exports')).length).toBe((await fetchExports(t)).length);
  t.now = noon + 57 * 86_400;
  await t.server.runDueJobs();
  const left = await t.store.exposure.selectFrom('reports').selectAll().execute();
  expect(left).toEqual([]);
  expect(t.errors).toEqual([]);
});

test('indexes name no file that is gone, and stay chained after a long pause', async () => {
  const t = await testServer();
  await t.server.runDueJobs();
  const before = await fetchIndex(t);
  t.now += 40 * 86_400;
  await t.server.runDueJobs();
  const after = await fetchIndex(t);
  expect(after.previous).not.toBeNull();
  expect(after.sequence).toBeGreaterThan(before.sequence);
  for (const { hash } of after.exports) expect(await t.objects.get(`exports/${hash}.zip`)).toBeDefined();
});

test('a new issuer epoch changes the configuration, whose version rises by itself', async () => {
  const t = await testServer({}, createKeyring());
  await t.server.runDueJobs();
  const before = await fetchIndex(t);
  t.now += 28 * 86_400;
  await t.server.runDueJobs();
  const after = await fetchIndex(t);
  expect(after.configuration.version).toBe(before.configuration.version + 1);
  expect(t.server.configuration().issuers.length).toBeGreaterThan(2);
});

test('a round that finds nothing to do writes nothing, and one that finds something does it', async () => {
  const { jobs } = await emptyStore();
  let work = 0;
  let asked = false;
  const looked: number[] = [];
  const always: Job = {
    name: 'always',
    periodSeconds: 0,
    hasWork: async (now) => looked.push(now) > 0 && work > 0,
    run: async () => ({ done: work-- }),
  };
  const daily: Job = { name: 'daily', periodSeconds: 86_400, isAsked: () => asked, run: async () => ({}) };
  const round = async (now: number) =>
    (await runJobs(jobs, silentLog, 'a', [always, daily], now)).map(({ job }) => job);
  const leases = () => jobs.selectFrom('leases').selectAll().orderBy('job').execute();
  expect(await round(noon)).toEqual(['daily']);
  const before = await leases();
  expect(await round(noon + 60)).toEqual([]);
  expect(await leases()).toEqual(before);
  expect(looked).toEqual([noon, noon + 60]);
  work = 2;
  expect(await round(noon + 120)).toEqual(['always']);
  asked = true;
  expect(await round(noon + 180)).toEqual(['always', 'daily']);
  asked = false;
  expect(await round(noon + 240)).toEqual([]);
});
