// SPDX-License-Identifier: GPL-3.0-only
// A key that was used badly once: whatever that one index says, a phone loses nothing that cannot come back, and takes
// honest indexes again soon.
import {
  type Configuration,
  fileHash,
  type IndexContent,
  largestNumberAt,
  utf8Bytes,
} from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexKey, signIndex } from '../testing/fake-server.ts';
import { nativeVerify } from '../testing/native-verify.ts';
import { meet, type TestPhone, testPhone, twoPhones } from '../testing/test-phone.ts';

const hour = 3600;
const day = 86_400;

/** A phone that has polled once and well; the server's clock then moves on by an hour and a half. */
async function polledPhone(): Promise<TestPhone> {
  const test = testPhone({ ports: { verify: nativeVerify } });
  await test.server.publish();
  await test.phone.wake();
  expect((await test.phone.status()).lastFailure).toBeNull();
  test.clock.advance(1.5 * hour);
  return test;
}

/** What the server would publish now, changed and truly signed, without the honest server's knowing. */
async function serve(test: TestPhone, change: (honest: IndexContent) => object): Promise<void> {
  const before = test.server.published;
  const file = test.server.files.get('/v1/index');
  await test.server.publish();
  const honest = test.server.published;
  if (honest === null || file === undefined) throw new Error('nothing published');
  test.server.published = before;
  test.server.files.set('/v1/index', file);
  const bad = await signIndex({ ...honest, ...change(honest) }, indexKey);
  test.server.override = (path) => {
    const bytes = path === '/v1/index' ? bad : test.server.files.get(path);
    return bytes === undefined
      ? { ok: false, code: 'net.status', detail: 'status 404' }
      : { ok: true, value: bytes };
  };
}

/** The honest server again, which publishes and is asked. */
async function serveHonestly(test: TestPhone): Promise<void> {
  test.server.override = null;
  await test.server.publish();
  await test.phone.wake();
}

const refused: readonly [string, string, (honest: IndexContent) => object][] = [
  ['with the largest number there is', 'index.sequence', () => ({ sequence: Number.MAX_SAFE_INTEGER })],
  ['a little too far ahead', 'index.sequence', ({ time }) => ({ sequence: largestNumberAt(time) + 1 })],
  ['good until the year 2106', 'index.lifetime', () => ({ expires: 0xffffffff })],
  [
    'of next year, numbered by its time',
    'index.future',
    ({ time }) => ({
      time: time + 365 * day,
      next: time + 366 * day,
      expires: time + 370 * day,
      sequence: largestNumberAt(time + 365 * day),
    }),
  ],
  [
    'with the largest version of a configuration',
    'configuration.version',
    ({ configuration }) => ({ configuration: { ...configuration, version: 0xffffffff } }),
  ],
  [
    'that had expired, with a high number',
    'index.expired',
    ({ time }) => ({ expires: time - hour, sequence: largestNumberAt(time) }),
  ],
];

it.each(refused)(
  'an index %s is refused with %s, changes nothing and shuts nothing out',
  async (_, code, change) => {
    const test = await polledPhone();
    const before = await test.phone.status();
    await serve(test, (honest) => ({
      ...change(honest),
      community: { registered: 1, day: 1 },
      notices: [{ id: 'n', vi: 'x', en: 'x', until: 0xffffffff }],
      sunsetDay: 1,
    }));
    await test.phone.wake();
    const failed = { lastFailure: code, failingSince: test.clock.now() };
    expect(await test.phone.status()).toEqual({ ...before, ...failed });
    expect(test.notices).toEqual([]);
    test.clock.advance(1.5 * hour);
    await serveHonestly(test);
    const after = { lastGoodCheck: test.clock.now(), protectedToday: expect.anything() };
    expect(await test.phone.status()).toEqual({ ...before, ...after });
  },
);

it('the largest number that is accepted shuts honest indexes out for an hour and ten minutes at most', async () => {
  const test = await polledPhone();
  await serve(test, ({ time }) => ({ time: time + 600, sequence: largestNumberAt(time + 600) }));
  await test.phone.wake();
  expect((await test.phone.status()).lastFailure).toBeNull();
  test.clock.advance(1.5 * hour);
  await serveHonestly(test);
  expect((await test.phone.status()).lastFailure).toBeNull();
});

it('the highest version that is accepted is followed by what an operator can give from then on', async () => {
  const test = await polledPhone();
  const bad: Configuration = {
    ...test.server.configuration,
    version: largestNumberAt(test.clock.now()),
    scan: { ...test.server.configuration.scan, periodSeconds: 3600 },
  };
  const bytes = utf8Bytes(JSON.stringify(bad));
  test.server.files.set(`/v1/configurations/${fileHash(bytes)}.json`, bytes);
  await serve(test, () => ({ configuration: { hash: fileHash(bytes), version: bad.version } }));
  await test.phone.wake();
  expect(test.radio.plans.at(-1)?.scanPeriodSeconds).toBe(3600);
  test.clock.advance(1.5 * hour);
  await serveHonestly(test);
  expect((await test.phone.status()).lastFailure).toBe('configuration.rollback');
  test.clock.advance(1.5 * hour);
  const version = Math.floor(test.clock.now() / 60);
  test.server.configuration = { ...test.server.configuration, version };
  await serveHonestly(test);
  expect((await test.phone.status()).lastFailure).toBeNull();
  expect(test.radio.plans.at(-1)?.scanPeriodSeconds).toBe(180);
});

it('numbers that a clock far ahead let in bind no more once the clock is right', async () => {
  const test = testPhone();
  const truth = test.clock.now();
  test.clock.set(truth + 300 * day);
  const version = largestNumberAt(test.clock.now());
  test.server.configuration = { ...test.server.configuration, version };
  await test.server.publish();
  await test.phone.wake();
  expect((await test.phone.status()).lastFailure).toBeNull();
  test.clock.set(truth);
  await test.phone.wake();
  test.clock.advance(2 * hour);
  test.server.published = null;
  test.server.configuration = { ...test.server.configuration, version: 2 };
  await test.server.publish();
  await test.phone.wake();
  expect(await test.phone.status()).toMatchObject({
    lastFailure: null,
    lastGoodCheck: truth + 2 * hour,
    protection: 'on',
  });
});

it('one index that announces the sunset erases nothing, however long it is served', async () => {
  const { a, b } = await twoPhones();
  await meet(a, b, { minutes: 20 });
  a.clock.advance(1.5 * hour);
  await serve(a, ({ time }) => ({ sunsetDay: 1, expires: time + 7 * day, next: time + 7 * day }));
  await a.pass(9 * day);
  expect((await a.phone.status()).protection).toBe('on');
  expect((await a.phone.holdings()).heard.length).toBeGreaterThan(0);
});

it('a sunset that honest indexes deny, or put on another day, is announced anew', async () => {
  const { a } = await twoPhones();
  const today = Math.floor(a.clock.now() / day);
  for (const sunsetDay of [today, null, today, today + 1, today, null]) {
    a.server.sunsetDay = sunsetDay;
    await a.server.publish();
    await a.pass(2 * day);
    await a.server.publish();
    await a.pass(2.5 * day);
    expect((await a.phone.status()).protection).toBe('on');
  }
});

it('a retention that is lowered forgets nothing for a week, and then what it says', async () => {
  const { a, b } = await twoPhones();
  const identifier = b.radio.beaconAt(a.clock.now()).slice(0, 16);
  await meet(a, b, { minutes: 10 });
  await a.pass(2 * day);
  a.server.configuration = { ...a.server.configuration, version: 2, retentionDays: 1 };
  await a.server.publish();
  await a.pass(6.9 * day);
  expect(await a.vault.holds(identifier)).toBe(true);
  await a.pass(0.2 * day);
  expect(await a.vault.holds(identifier)).toBe(false);
});

it('a retention that is lowered and raised again forgets nothing', async () => {
  const { a, b } = await twoPhones();
  const identifier = b.radio.beaconAt(a.clock.now()).slice(0, 16);
  await meet(a, b, { minutes: 10 });
  await a.pass(2 * day);
  for (const [version, retentionDays] of [
    [2, 1],
    [3, 14],
  ] as const) {
    a.server.configuration = { ...a.server.configuration, version, retentionDays };
    await a.server.publish();
    await a.pass(day);
  }
  await a.pass(9.8 * day);
  expect(await a.vault.holds(identifier)).toBe(true);
  await a.pass(0.3 * day);
  expect(await a.vault.holds(identifier)).toBe(false);
});

it('an export dated far ahead is refused: its keys could never be revised, and anybody could replay them', async () => {
  const { a, b } = await twoPhones();
  await meet(a, b, { minutes: 25 });
  const key = (await b.phone.holdings()).keys[0];
  if (key === undefined) throw new Error('no key');
  await a.server.addExport([{ ...key, reportType: 5 }], { end: 0xffffffff, to: a.clock.now() });
  a.clock.advance(1.5 * hour);
  await a.server.publish();
  await a.phone.wake();
  expect(await a.phone.status()).toMatchObject({ lastFailure: 'export.future', exposure: 'none' });
  expect((await a.phone.holdings()).evidence).toEqual([]);
  a.server.exports = [];
  await a.server.addExport([key], { end: a.clock.now() });
  a.clock.advance(1.5 * hour);
  await a.server.publish();
  await a.phone.wake();
  expect(await a.phone.status()).toMatchObject({ lastFailure: null, exposure: 'F1' });
});

it('an index that lists nothing does not make a phone fetch everything again', async () => {
  const test = await polledPhone();
  for (let i = 0; i < 3; i++) await test.server.addExport([], { end: test.clock.now() - i });
  await serveHonestly(test);
  expect((await test.phone.status()).lastFailure).toBeNull();
  test.clock.advance(1.5 * hour);
  await serve(test, () => ({ exports: [], community: { registered: 1, day: 1 } }));
  await test.phone.wake();
  expect((await test.phone.status()).community?.registered).toBe(1);
  const before = test.net.sent.length;
  test.clock.advance(1.5 * hour);
  await serveHonestly(test);
  expect(test.net.sent.slice(before)).toMatchObject([{ path: '/v1/index' }]);
});

const times = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(-hour, 0, 300, 600) },
  { weight: 1, arbitrary: fc.constantFrom(-365 * day, -8 * day, -day, 601, hour, day, 365 * day) },
);
const lengths = fc.constantFrom(0, 1, hour, 2 * day, 7 * day, 7 * day, 7 * day + 1, 365 * day);
const numbers = fc.constantFrom(-70, 0, 0, 1, 59, 60, 60, 61, 2 ** 40);

/** One index by the true key, anywhere in and around its bounds, and the configuration it names. */
const badIndex = fc.record({
  time: times,
  next: lengths,
  lifetime: fc.constantFrom(0, hour, 2 * day, 7 * day, 7 * day, 7 * day, 7 * day, 7 * day + 1),
  sequence: numbers,
  follows: fc.boolean(),
  version: fc.oneof(
    fc.constantFrom(1, 2, 3),
    fc.constant('largest' as const),
    fc.constant('beyond' as const),
  ),
  servesConfiguration: fc.boolean(),
  retentionDays: fc.constantFrom(1, 14, 21),
  toleranceIntervals: fc.constantFrom(0, 2, 12),
  pollSeconds: fc.constantFrom(10, 3600, 86_400),
  utcOffsetMinutes: fc.constantFrom(-720, 420, 840),
  bucketWeight: fc.constantFrom(0, 1, 2.5),
  listsNothing: fc.boolean(),
  sunsetDay: fc.constantFrom(null, 0, 1, 20_458, 1_000_000),
  registered: fc.constantFrom(0, Number.MAX_SAFE_INTEGER),
});

let taken = 0;

it('whatever one index of the true key says, a day later the phone warns, protects and remembers as if it had not been', async () => {
  await fc.assert(
    fc.asyncProperty(badIndex, async (bad) => {
      const { a, b } = await twoPhones({ ports: { verify: nativeVerify } });
      await meet(a, b, { minutes: 25 });
      await a.pass(1.5 * day, 6 * hour);
      await a.server.publish();
      await a.phone.wake();
      const before = await a.phone.holdings();
      a.clock.advance(1.5 * day);
      const now = a.clock.now();
      const time = now + bad.time;
      const largest = largestNumberAt(time);
      const configuration: Configuration = {
        ...a.server.configuration,
        version: bad.version === 'largest' ? largest : bad.version === 'beyond' ? largest + 1 : bad.version,
        retentionDays: bad.retentionDays,
        matching: { toleranceIntervals: bad.toleranceIntervals },
        polling: { periodSeconds: bad.pollSeconds },
        zone: { name: 'X', utcOffsetMinutes: bad.utcOffsetMinutes },
        exposure: {
          ...a.server.configuration.exposure,
          bucketWeights: [bad.bucketWeight, bad.bucketWeight, bad.bucketWeight, 0],
        },
      };
      const bytes = utf8Bytes(JSON.stringify(configuration));
      if (bad.servesConfiguration) a.server.files.set(`/v1/configurations/${fileHash(bytes)}.json`, bytes);
      await serve(a, (honest) => ({
        time,
        next: time + bad.next,
        expires: time + bad.lifetime,
        sequence: Math.max(1, Math.floor(time / 60) + bad.sequence),
        previous: bad.follows ? honest.previous : null,
        configuration: { hash: fileHash(bytes), version: configuration.version },
        exports: bad.listsNothing ? [] : honest.exports,
        community: { registered: bad.registered, day: 1 },
        sunsetDay: bad.sunsetDay,
      }));
      await a.phone.wake();
      if ((await a.phone.status()).community?.registered === bad.registered) taken++;
      await a.pass(12 * hour, hour);
      // The operator finds out: the honest configuration gets a version above any that can have been taken.
      a.server.override = null;
      a.server.configuration = { ...a.server.configuration, version: largestNumberAt(a.clock.now()) };
      const key = before.keys[0];
      const met = (await b.phone.holdings()).keys[0];
      if (key === undefined || met === undefined) throw new Error('no key');
      await a.server.addExport([met], { end: now });
      await a.server.publish();
      await a.pass(1.6 * day, 6 * hour);
      await a.server.publish();
      await a.phone.wake();
      await a.server.publish();
      await a.pass(6 * hour, hour);
      const status = await a.phone.status();
      expect(status).toMatchObject({ lastFailure: null, protection: 'on', exposure: 'F1' });
      const after = await a.phone.holdings();
      expect(after.heard).toEqual(before.heard);
      for (const own of before.keys) expect(after.keys).toContainEqual(own);
    }),
    { numRuns: 150, seed: 11 },
  );
  expect(taken).toBeGreaterThan(40);
}, 120_000);
