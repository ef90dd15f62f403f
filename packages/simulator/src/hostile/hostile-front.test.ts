// SPDX-License-Identifier: GPL-3.0-only
// Every trick over real HTTP against real phones: nothing that a phone keeps changes, nothing leaves it, and it checks
// well again by itself as soon as the server is honest again.
import { type Result, toHex } from '@bluezone/protocol';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { registerNumber } from '../run/register-number.ts';
import { type HostileWorld, type MetPhone, openHostileWorld } from './testing/hostile-world.ts';
import { collectorPath, indexTrickIds, postTrickIds, type TrickId, trickIds } from './trick.ts';

let world: HostileWorld;
/** Two phones that met, one of them registered. */
let a: MetPhone;
let b: MetPhone;

beforeAll(async () => {
  world = await openHostileWorld();
  a = world.newPhone();
  b = world.newPhone();
  await a.phone.register(await registerNumber(world.origin, '+84901000001'));
  await a.wake();
  await b.wake();
  await world.meet(a, b, 25);
});

afterAll(() => world.close());
afterEach(() => world.front.turnOff());

/** What no server may change. */
async function keptBy({ phone, vault }: MetPhone) {
  const { keys, heard, evidence } = await phone.holdings();
  const [configuration] = await vault.read(['configuration']);
  return {
    keys: keys.map((key) => [toHex(key.key), toHex(key.openingSecret), key.start]),
    rest: { heard, evidence, configuration, shares: await phone.shares(), alerts: await phone.alerts() },
  };
}

/** Publishes and lets phones poll; they must find everything in order at once. */
async function expectRecovery(...phones: MetPhone[]): Promise<void> {
  world.front.turnOff();
  await world.publish();
  for (const phone of phones) {
    expect(await phone.wake()).toEqual([]);
    expect(await phone.phone.status()).toMatchObject({
      lastFailure: null,
      lastGoodCheck: world.now(),
      protection: 'on',
    });
  }
}

/** What phones say to each trick that begins with the index; a phone that has seen nothing before may differ. */
const said: Readonly<Record<(typeof indexTrickIds)[number], { known: string; fresh?: string }>> = {
  'index-command': { known: 'ignored' },
  'index-headers': { known: 'ignored' },
  'index-redirect': { known: 'net.redirect' },
  'index-unsigned': { known: 'index.layout' },
  'index-stranger': { known: 'index.signer' },
  'index-altered': { known: 'index.signature' },
  'index-rollback': { known: 'index.rollback', fresh: 'ignored' },
  'index-expired': { known: 'index.expired' },
  'index-sequence': { known: 'index.sequence' },
  'index-lifetime': { known: 'index.lifetime' },
  'index-future': { known: 'index.future' },
  'index-sunset': { known: 'ignored' },
  'index-split': { known: 'index.fork', fresh: 'ignored' },
  'index-endless': { known: 'net.too-large' },
  'index-page': { known: 'index.layout' },
  'export-stranger': { known: 'export.signature' },
  'export-altered': { known: 'export.signature' },
  'export-swapped': { known: 'index.hash' },
  'export-giant': { known: 'net.too-large' },
  'export-bomb': { known: 'export.too-large' },
  'export-random': { known: 'ignored' },
  'export-future': { known: 'export.future' },
  'configuration-retention': { known: 'configuration.layout' },
  'configuration-polling': { known: 'configuration.layout' },
  'configuration-share': { known: 'configuration.rollback', fresh: 'ignored' },
  'configuration-rollback': { known: 'configuration.rollback', fresh: 'ignored' },
  'configuration-version': { known: 'configuration.version' },
  'configuration-swapped': { known: 'index.hash' },
};

it.each(indexTrickIds)('%s gets nothing out of a phone, and the phone says what it met', async (trick) => {
  await world.publish();
  await a.wake();
  const before = await keptBy(a);
  expect(before.rest.heard.length).toBeGreaterThan(0);
  expect(before.rest.configuration).not.toBeNull();
  const { lastGoodCheck } = await a.phone.status();
  const posts = a.posts.length;
  const fresh = world.newPhone();
  world.front.turnOn([trick]);
  world.pass();
  const met = await a.wake();
  await fresh.wake();
  const known = said[trick].known;
  expect(met.length).toBeGreaterThan(0);
  for (const meeting of met) expect(meeting).toMatchObject({ trick, code: known });
  const after = await a.phone.status();
  expect(after.lastFailure).toBe(known === 'ignored' ? null : known);
  expect(after.lastGoodCheck).toBe(known === 'ignored' ? world.now() : lastGoodCheck);
  expect(after.protection).toBe('on');
  const freshCode = said[trick].fresh ?? known;
  expect((await fresh.phone.status()).lastFailure).toBe(freshCode === 'ignored' ? null : freshCode);
  const kept = await keptBy(a);
  expect(kept.rest).toEqual(before.rest);
  for (const key of before.keys) expect(kept.keys).toContainEqual(key);
  expect(a.posts.slice(posts).every((kind) => kind === 'dummy')).toBe(true);
  expect(fresh.posts.every((kind) => kind === 'dummy')).toBe(true);
  expect(a.told).toEqual([]);
  expect(world.front.lured()).toEqual({ visits: 0, marked: 0 });
  const line = world.front.view().find(({ id }) => id === trick);
  expect(line?.phones).toBe(2);
  expect(line?.answers.map(({ code }) => code).sort()).toEqual([...new Set([known, freshCode])].sort());
  expect(line?.sample).toMatch(/^HTTP\/1\.1 (200|302)\n/);
  // A phone without a configuration polls by the default period, every four hours.
  world.pass(5 * 3600);
  await expectRecovery(a, fresh);
  expect((await keptBy(a)).rest).toEqual(before.rest);
  expect((await keptBy(fresh)).rest.configuration).toEqual(before.rest.configuration);
});

const saidToPosts = {
  'post-command': { dummy: 'ignored', redeem: 'answer.seal' },
  'post-short': { dummy: 'ignored', redeem: 'answer.size' },
  'post-long': { dummy: 'net.too-large', redeem: 'net.too-large' },
  'post-redirect': { dummy: 'net.redirect', redeem: 'net.redirect' },
} as const;

it.each(postTrickIds)('%s changes nothing for a phone that posted a dummy', async (trick) => {
  const before = await keptBy(b);
  const posts = b.posts.length;
  world.front.turnOn([trick]);
  let met: Awaited<ReturnType<typeof b.wake>> = [];
  // Within a day, and not by night, a group is due.
  for (let hour = 0; hour < 48 && b.posts.length === posts; hour++) {
    world.pass(3600);
    met = await b.wake();
  }
  expect(met).toEqual([{ trick, code: saidToPosts[trick].dummy, isNew: true }]);
  expect(b.posts.slice(posts)).toEqual(['dummy']);
  expect(world.front.lured()).toEqual({ visits: 0, marked: 0 });
  const kept = await keptBy(b);
  expect(kept.rest).toEqual(before.rest);
  for (const key of before.keys) expect(kept.keys).toContainEqual(key);
  await expectRecovery(b);
});

const codeOf = <T>(result: Result<T>) => (result.ok ? null : result.code);

it('an owner who redeems and shares meanwhile loses nothing: it arrives once the server is honest again', async () => {
  const owner = world.newPhone();
  await owner.wake();
  const phoneNumber = '+84901000007';
  const { digits } = await world.staff.confirmCase(
    phoneNumber,
    new Date((world.now() + 7 * 3600) * 1000).toISOString().slice(0, 10),
  );
  for (const trick of postTrickIds) {
    world.front.turnOn([trick]);
    const redeemed = await owner.act((phone) => phone.redeem({ kind: 'digits', digits, phoneNumber }));
    expect(codeOf(redeemed.value)).toBe(saidToPosts[trick].redeem);
  }
  world.front.turnOff();
  expect(await owner.phone.redeem({ kind: 'digits', digits, phoneNumber })).toMatchObject({ ok: true });
  const today = Math.floor(world.now() / 86_400);
  const preview = await owner.phone.previewReport({ onsetDay: null, sampleDay: today });
  if (!preview.ok) throw new Error(preview.detail);
  const days = preview.value.days.map(({ day }) => day);
  const grant = owner.phone.consentToReport(preview.value, days, true);
  world.front.turnOn(['post-short', 'post-long', 'post-redirect']);
  expect(await owner.phone.shareReport(grant)).toMatchObject({ ok: true });
  for (let tries = 0; tries < 3; tries++) {
    world.pass(3 * 3600);
    await owner.wake();
    expect(await owner.phone.shares()).toMatchObject([{ state: 'queued' }]);
  }
  world.front.turnOff();
  world.pass(12 * 3600);
  await owner.wake();
  expect(await owner.phone.shares()).toMatchObject([{ state: 'accepted' }]);
  expect(owner.posts.filter((kind) => kind === 'report').length).toBeGreaterThan(1);
});

it('a phone that meets one view cannot know, one that meets both refuses, and the hashes tell watchers apart', async () => {
  await world.publish();
  world.front.turnOn(['index-split']);
  const [first, second] = [await a.wake(), await b.wake()];
  expect([first, second].flat().map(({ code }) => code)).toEqual(['ignored', 'ignored']);
  const split = world.front.split();
  expect(new Set(split?.hashes).size).toBe(3);
  world.pass();
  const third = world.newPhone();
  expect(await third.wake()).toMatchObject([{ code: 'ignored' }]);
  expect(await a.wake()).toMatchObject([{ trick: 'index-split', code: 'index.fork' }]);
  expect(world.front.split()).toEqual(split);
  await expectRecovery(a, b, third);
});

it('a phone that took a forged number refuses the honest index until the next publication, and no longer', async () => {
  await world.publish();
  await a.wake();
  world.front.turnOn(['index-command']);
  world.pass();
  expect(await a.wake()).toMatchObject([{ code: 'ignored' }]);
  world.front.turnOff();
  world.pass();
  await a.wake();
  expect((await a.phone.status()).lastFailure).toBe('index.rollback');
  await expectRecovery(a);
});

it('played in rotation, every trick reaches some phone, none is led astray, and all recover at their next poll', async () => {
  const crowd = Array.from({ length: 10 }, () => world.newPhone());
  for (const phone of crowd) await phone.wake();
  const told = crowd.map((phone) => phone.told.length);
  world.front.turnOn();
  expect(world.front.since()).toBe(world.now());
  for (let round = 0; round < 18; round++) {
    // Some phones' groups of posts are due by then.
    world.pass(3600);
    await world.publish();
    for (const phone of crowd) await phone.wake();
  }
  for (const line of world.front.view()) {
    expect([line.id, line.served > 0, line.phones > 0]).toEqual([line.id, true, true]);
    const expected = new Set<string>(
      line.id in said
        ? [said[line.id as 'index-split'].known, 'ignored', 'index.rollback']
        : [saidToPosts[line.id as 'post-short'].dummy],
    );
    for (const { code } of line.answers) expect(expected).toContain(code);
  }
  expect(world.front.lured()).toEqual({ visits: 0, marked: 0 });
  expect(crowd.flatMap((phone) => phone.posts).every((kind) => kind === 'dummy')).toBe(true);
  expect(crowd.map((phone) => phone.told.length)).toEqual(told);
  await expectRecovery(...crowd);
});

it('tricks that need an earlier configuration are left out where there is none', async () => {
  const young = await openHostileWorld(1);
  try {
    const phone = young.newPhone();
    young.front.turnOn(['configuration-share', 'configuration-rollback']);
    expect(await phone.wake()).toEqual([]);
    expect((await phone.phone.status()).lastFailure).toBeNull();
    expect(young.front.view().every(({ served }) => served === 0)).toBe(true);
  } finally {
    await young.close();
  }
});

it('whoever lets himself be led to the collector or marked is counted', async () => {
  world.front.turnOn(['index-headers']);
  const marked = await fetch(`${world.origin}/v1/index`);
  const cookie = marked.headers.get('set-cookie') ?? '';
  await fetch(`${world.origin}/v1/index`, { headers: { cookie } });
  world.front.turnOn(['index-redirect']);
  await fetch(`${world.origin}/v1/index`);
  expect(world.front.lured()).toEqual({ visits: 1, marked: 0 });
  await fetch(`${world.origin}/v1/index`, {
    headers: { cookie, 'if-none-match': '"x"' },
    redirect: 'manual',
  });
  expect(world.front.lured()).toEqual({ visits: 1, marked: 1 });
  expect(cookie).toContain('phone=');
  expect(collectorPath).toBe('/hostile/collector');
});

it('while it is off, and for whoever is no phone, the server answers honestly', async () => {
  const get = async (path: string) => {
    const response = await fetch(`${world.origin}${path}`);
    return { status: response.status, bytes: toHex(new Uint8Array(await response.arrayBuffer())) };
  };
  const honest = await get('/v1/index');
  world.front.turnOn(['index-page']);
  expect(await get('/v1/index')).not.toEqual(honest);
  expect(await get('/v1/health')).toMatchObject({ status: 200 });
  expect((await get(`/v1/exports/${'0'.repeat(64)}.zip`)).status).toBe(404);
  world.front.turnOff();
  expect(await get('/v1/index')).toEqual(honest);
  expect(world.front.since()).toBeNull();
});

it('lists every trick once', () => {
  const ids: TrickId[] = world.front.view().map(({ id }) => id as TrickId);
  expect(ids).toEqual([...trickIds]);
  expect(new Set(ids).size).toBe(ids.length);
});
