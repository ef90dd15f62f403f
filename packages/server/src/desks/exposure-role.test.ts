// SPDX-License-Identifier: GPL-3.0-only
import { defaultConfiguration } from '@bluezone/protocol';
import { expect, test } from 'vitest';
import { directedPart } from '../directives/directed-configuration.ts';
import { type Directives, noDirectives } from '../directives/told-directives.ts';
import { runJobs } from '../jobs/due-jobs.ts';
import { silentLog } from '../log.ts';
import { meetingsDesk } from '../meetings/meetings-desk.ts';
import { demoSettings } from '../settings.ts';
import { makeReport } from '../testing/messages.ts';
import { sealPostForTest } from '../testing/seal-post.ts';
import { type TestServer, testServer } from '../testing/test-server.ts';
import { DeskUnavailableError } from './desk-unavailable.ts';
import { createExposureRole, type ExposureRole } from './exposure-role.ts';
import { publishedKeysOf } from './issuing-keys.ts';
import type { BackDeskLink, CasesLink, PublishedKeys, RegistrationLink } from './links.ts';

interface Others {
  cases: (() => PublishedKeys) | null;
  registration: (() => PublishedKeys) | null;
  directives?: () => Directives;
}

/** An exposure desk whose neighbours say what the test lets them say; null: they are away. */
function exposureWith(t: TestServer, others: Others, settings = demoSettings()): ExposureRole {
  const back = (desk: 'cases' | 'registration'): BackDeskLink => ({
    // Never answers.
    forward: () => new Promise(() => {}),
    async publishedKeys() {
      const say = others[desk];
      if (say === null) throw new DeskUnavailableError(desk, 'away');
      return say();
    },
  });
  const cases: CasesLink = {
    ...back('cases'),
    async directives() {
      if (others.cases === null) throw new DeskUnavailableError('cases', 'away');
      return others.directives?.() ?? noDirectives;
    },
    tellInForce: async () => {},
  };
  const registration: RegistrationLink = {
    ...back('registration'),
    async community() {
      throw new DeskUnavailableError('registration', 'away');
    },
  };
  const created = createExposureRole({
    ...{ store: t.store, objects: t.objects, keys: t.keys.exposure, configuration: defaultConfiguration },
    ...{ settings, clock: () => t.now, random: t.random, log: silentLog },
    links: { cases, registration, meetings: meetingsDesk(t.store.meetings) },
  });
  if (!created.ok) throw new Error(created.detail);
  return created.value;
}

const round = async (t: TestServer, role: ExposureRole) => {
  await role.refresh(t.now);
  return await runJobs(t.store.jobs, silentLog, 'test', role.jobs, t.now);
};

const good = (t: TestServer): Others => ({
  cases: () => publishedKeysOf(t.keys.cases),
  registration: () => publishedKeysOf(t.keys.registration),
});

test('before it has heard its neighbours it publishes nothing; afterwards it goes by what it heard, also after a restart', async () => {
  const t = await testServer();
  const others: Others = { cases: null, registration: null };
  const first = exposureWith(t, others);
  expect((await round(t, first)).map(({ job }) => job)).not.toContain('publish');
  await expect(first.check()).rejects.toThrow('not known yet');
  Object.assign(others, good(t));
  t.now += 1;
  expect((await round(t, first)).map(({ job }) => job)).toContain('publish');
  await first.check();
  expect(first.configuration().issuers.length).toBe(2);
  const again = exposureWith(t, { cases: null, registration: null });
  await again.recall();
  await again.check();
  expect(again.configuration().issuers).toEqual(first.configuration().issuers);
  expect(again.configuration().posts).toEqual(first.configuration().posts);
  const sealed = sealPostForTest(again.configuration().posts, 'report', makeReport(t).body);
  expect(sealed.read(await again.post(sealed.wire))).toMatchObject({ ok: true, value: { ok: true } });
});

test('no desk can make itself another’s issuer, and one that says nonsense changes nothing', async () => {
  const t = await testServer();
  const others = good(t);
  const role = exposureWith(t, others);
  await round(t, role);
  const before = role.configuration();
  const [upload] = publishedKeysOf(t.keys.cases).issuers;
  const [claim] = publishedKeysOf(t.keys.registration).issuers;
  if (upload === undefined || claim === undefined) throw new Error('two issuers');
  for (const issuers of [
    [upload, { ...upload, id: 99, purpose: 'claim' as const }],
    [upload, { ...upload, id: claim.id }],
    Array.from({ length: 9 }, (_, i) => ({ ...upload, id: 101 + 2 * i })),
  ]) {
    others.cases = () => ({ ...publishedKeysOf(t.keys.cases), issuers });
    t.now += 61;
    await round(t, role);
    expect(role.configuration().issuers).toEqual(before.issuers);
  }
});

test('a post that waits for a desk too long is answered in time all the same', async () => {
  const t = await testServer();
  const role = exposureWith(t, good(t), { ...demoSettings(), answerDelayMs: 100 });
  await round(t, role);
  const sealed = sealPostForTest(role.configuration().posts, 'redeem', t.random(20));
  const began = performance.now();
  expect(sealed.read(await role.post(sealed.wire))).toEqual({
    ...{ ok: true, value: { ok: false, code: 'store.unavailable' } },
  });
  expect(performance.now() - began).toBeGreaterThan(80);
});

const usual = directedPart(defaultConfiguration);
const directed = (
  minutes: number,
  by: { proposedBy: string; approvedBy: string } = { proposedBy: 'a', approvedBy: 'b' },
): Directives => ({
  number: 1,
  configuration: {
    ...{ number: 1, ...by },
    content: { ...usual, exposure: { ...usual.exposure, closeContactMinutes: minutes } },
  },
});
const minutesOf = (role: ExposureRole) => role.configuration().exposure.closeContactMinutes;

test('it follows what two people direct within the bounds, and goes on so while the cases desk is away, also after a restart', async () => {
  const t = await testServer();
  const others = { ...good(t), directives: () => directed(10) };
  const first = exposureWith(t, others);
  await round(t, first);
  expect(minutesOf(first)).toBe(10);
  const again = exposureWith(t, { cases: null, registration: null });
  await again.recall();
  expect(minutesOf(again)).toBe(10);
  await round(t, again);
  expect(minutesOf(again)).toBe(10);
});

test.each<[string, Directives]>([
  ['one person alone directs', directed(10, { proposedBy: 'a', approvedBy: 'a' })],
  ['breaks a bound', directed(1000)],
  [
    'ends everything within a week',
    { number: 1, sunset: { number: 1, proposedBy: 'a', approvedBy: 'b', content: '2021-06-18' } },
  ],
])('a cases desk that says what %s changes nothing', async (_, directives) => {
  const t = await testServer();
  const others: Others = good(t);
  const role = exposureWith(t, others);
  await round(t, role);
  const before = role.configuration();
  others.directives = () => directives;
  t.now += 61;
  await round(t, role);
  expect(role.configuration()).toEqual(before);
  expect(await t.store.exposure.selectFrom('directives').selectAll().execute()).toEqual([]);
});

test('one directive that cannot be followed does not hold up the others', async () => {
  const t = await testServer();
  const two = { proposedBy: 'a', approvedBy: 'b' };
  const sunset = { number: 2, ...two, content: '2021-06-18' };
  const role = exposureWith(t, { ...good(t), directives: () => ({ ...directed(10), number: 2, sunset }) });
  await round(t, role);
  expect(minutesOf(role)).toBe(10);
  const [row] = await t.store.exposure.selectFrom('directives').selectAll().execute();
  expect(JSON.parse(row?.content ?? '{}')).toEqual(directed(10));
});

test('the operator’s own changes go on beneath what staff direct', async () => {
  const t = await testServer();
  const role = exposureWith(t, { ...good(t), directives: () => directed(10) });
  await round(t, role);
  const dummies = { meanSeconds: 7200 };
  expect(role.reconfigure({ ...defaultConfiguration, dummies }).ok).toBe(true);
  expect([minutesOf(role), role.configuration().dummies]).toEqual([10, dummies]);
});
