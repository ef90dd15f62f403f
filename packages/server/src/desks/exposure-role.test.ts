// SPDX-License-Identifier: GPL-3.0-only
import { defaultConfiguration } from '@bluezone/protocol';
import { expect, test } from 'vitest';
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
import type { BackDeskLink, PublishedKeys, RegistrationLink } from './links.ts';

interface Others {
  cases: (() => PublishedKeys) | null;
  registration: (() => PublishedKeys) | null;
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
  const registration: RegistrationLink = {
    ...back('registration'),
    async community() {
      throw new DeskUnavailableError('registration', 'away');
    },
  };
  const created = createExposureRole({
    ...{ store: t.store, objects: t.objects, keys: t.keys.exposure, configuration: defaultConfiguration },
    ...{ settings, clock: () => t.now, random: t.random, log: silentLog },
    links: { cases: back('cases'), registration, meetings: meetingsDesk(t.store.meetings) },
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
