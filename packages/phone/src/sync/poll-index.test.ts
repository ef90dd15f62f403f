// SPDX-License-Identifier: GPL-3.0-only
import { defaultConfiguration, fail, ok, utf8Bytes, verifyP256 } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { exportKey, indexKey, nextIndexKey, signIndex, testPins } from '../testing/fake-server.ts';
import { meet, type TestPhone, testPhone, twoPhones } from '../testing/test-phone.ts';

/** A phone that has polled once and well; the server's clock then moves on by an hour and a half. */
async function polledPhone(): Promise<TestPhone> {
  const test = testPhone();
  await test.server.publish();
  await test.phone.wake();
  expect((await test.phone.status()).lastFailure).toBeNull();
  test.clock.advance(5400);
  return test;
}

const gets = (test: TestPhone) => test.net.sent.flatMap((sent) => (sent.kind === 'get' ? [sent.path] : []));

it('a poll fetches the index, the configuration once, and each export once', async () => {
  const test = testPhone();
  const hash = await test.server.addExport([]);
  await test.server.publish();
  await test.phone.wake();
  const configuration = `/v1/configurations/${test.server.published?.configuration.hash}.json`;
  expect(gets(test)).toEqual(['/v1/index', configuration, `/v1/exports/${hash}.zip`]);
  test.clock.advance(5400);
  await test.server.publish();
  await test.phone.wake();
  expect(gets(test).slice(3)).toEqual(['/v1/index']);
});

it('waking twice does not poll twice', async () => {
  const test = await polledPhone();
  await test.phone.wake();
  const before = gets(test).length;
  await test.phone.wake();
  await test.pass(1800, 60);
  expect(gets(test).length).toBe(before);
});

it('a failed check keeps what was known and says when the last good one was, and why this one failed', async () => {
  const test = await polledPhone();
  const good = (await test.phone.status()).lastGoodCheck;
  for (const code of ['net.unreachable', 'net.redirect', 'net.status'] as const) {
    test.server.override = () => fail(code, 'refused');
    test.clock.advance(5400);
    await test.phone.wake();
    expect(await test.phone.status()).toMatchObject({
      lastGoodCheck: good,
      lastFailure: code,
      community: { registered: 1234 },
      protection: 'on',
    });
  }
  test.server.override = null;
  test.clock.advance(5400);
  await test.server.publish();
  await test.phone.wake();
  expect(await test.phone.status()).toMatchObject({ lastGoodCheck: test.clock.now(), lastFailure: null });
});

it.each([
  ['of a lower number', 'index.rollback', { sequence: 1 }],
  ['that has expired', 'index.expired', { expires: 1 }],
] as const)('an index %s is refused with %s', async (_, code, change) => {
  const test = await polledPhone();
  await test.server.publish({ ...change, notices: [{ id: 'n', vi: '', en: '', until: 0xffffffff }] });
  await test.phone.wake();
  expect((await test.phone.status()).lastFailure).toBe(code);
});

it('another index of the same number is refused as a fork', async () => {
  const test = await polledPhone();
  const sequence = test.server.published?.sequence ?? 0;
  await test.server.publish({ sequence, community: { registered: 5, day: 1 } });
  await test.phone.wake();
  expect((await test.phone.status()).lastFailure).toBe('index.fork');
  expect((await test.phone.status()).community).toMatchObject({ registered: 1234 });
});

it('an index by a key that is not pinned is refused, and one by the second pinned key is taken', async () => {
  const test = await polledPhone();
  test.server.signingKey = exportKey;
  await test.server.publish();
  await test.phone.wake();
  expect((await test.phone.status()).lastFailure).toBe('index.signer');
  test.server.signingKey = nextIndexKey;
  test.clock.advance(5400);
  await test.server.publish();
  await test.phone.wake();
  expect((await test.phone.status()).lastFailure).toBeNull();
});

it('an index whose content was changed after signing is refused', async () => {
  const test = await polledPhone();
  const bytes = await test.server.publish();
  const at = bytes.lastIndexOf('4'.charCodeAt(0));
  bytes[at] = '5'.charCodeAt(0);
  test.server.files.set('/v1/index', bytes);
  await test.phone.wake();
  expect((await test.phone.status()).lastFailure).toBe('index.signature');
});

it('a configuration that is not the one the index names is refused and the old one stays in force', async () => {
  const test = await polledPhone();
  test.server.configuration = { ...test.server.configuration, version: 2, retentionDays: 1 };
  await test.server.publish();
  const path = `/v1/configurations/${test.server.published?.configuration.hash}.json`;
  test.server.files.set(path, utf8Bytes(JSON.stringify(defaultConfiguration)));
  await test.phone.wake();
  expect((await test.phone.status()).lastFailure).toBe('index.hash');
});

it('an older configuration is refused, a newer one is taken over and reaches the radio', async () => {
  const test = await polledPhone();
  const { scan } = test.server.configuration;
  test.server.configuration = {
    ...test.server.configuration,
    version: 5,
    scan: { ...scan, periodSeconds: 240 },
  };
  await test.server.publish();
  await test.phone.wake();
  expect(test.radio.plans.at(-1)?.scanPeriodSeconds).toBe(240);
  test.server.configuration = {
    ...test.server.configuration,
    version: 4,
    scan: { ...scan, periodSeconds: 3600 },
  };
  test.clock.advance(5400);
  await test.server.publish();
  await test.phone.wake();
  expect((await test.phone.status()).lastFailure).toBe('configuration.rollback');
  expect(test.radio.plans.at(-1)?.scanPeriodSeconds).toBe(240);
});

it('the sunset erases everything, stops the radio, tells the owner, and nothing leaves the phone any more', async () => {
  const { a, b } = await twoPhones();
  await meet(a, b, { minutes: 20 });
  a.server.sunsetDay = Math.floor(a.clock.now() / 86_400);
  for (let day = 0; day < 7; day++) {
    await a.server.publish();
    await a.pass(86_400);
    expect((await a.phone.status()).protection).toBe('on');
  }
  const { keys, heard } = await a.phone.holdings();
  expect(heard.length).toBeGreaterThan(0);
  a.clock.advance(5400);
  await a.server.publish();
  await a.phone.wake();
  expect(a.radio.isStopped).toBe(true);
  expect(a.notices).toEqual([{ kind: 'sunset' }]);
  expect((await a.phone.status()).protection).toBe('sunset');
  for (const secret of [...keys.map((key) => key.key), ...heard.map((entry) => entry.identifier)])
    expect(await a.vault.holds(secret)).toBe(false);
  const left = a.net.sent.length;
  a.restart();
  await a.pass(3 * 86_400);
  await a.phone.wake();
  expect(a.net.sent.length).toBe(left);
  expect((await a.phone.status()).protection).toBe('sunset');
  expect(await a.phone.register(new Uint8Array(16))).toMatchObject({ code: 'phone.sunset' });
  expect(await a.phone.nextDue()).toBe(Number.POSITIVE_INFINITY);
});

it('a sunset that lies ahead changes nothing yet', async () => {
  const test = await polledPhone();
  test.server.sunsetDay = Math.floor(test.clock.now() / 86_400) + 1;
  await test.server.publish();
  await test.phone.wake();
  expect((await test.phone.status()).protection).toBe('on');
});

it('bad export files are told, are not taken for matched, and do not keep good ones out', async () => {
  const test = testPhone();
  const forged = test.server.addFile(new Uint8Array([1, 2, 3]), test.clock.now());
  const good = await test.server.addExport([]);
  await test.server.publish();
  await test.phone.wake();
  expect(await test.phone.status()).toMatchObject({ lastFailure: 'export.layout', lastGoodCheck: null });
  test.clock.advance(5400);
  await test.server.publish();
  await test.phone.wake();
  const asked = gets(test).filter((path) => path.includes('exports'));
  expect(asked.filter((path) => path.includes(forged)).length).toBe(2);
  expect(asked.filter((path) => path.includes(good)).length).toBe(1);
});

it('an index that lists one file a thousand times is fetched once, and files older than the retention never', async () => {
  const test = testPhone();
  await test.server.addExport([], { to: test.clock.now() - 15 * 86_400 });
  const hash = await test.server.addExport([]);
  const reference = test.server.exports.at(-1);
  if (reference === undefined) throw new Error('no export');
  for (let i = 0; i < 1000; i++) test.server.exports.push(reference);
  await test.server.publish();
  await test.phone.wake();
  expect(gets(test).filter((path) => path.includes('exports'))).toEqual([`/v1/exports/${hash}.zip`]);
});

it('a lower retention does not make matched files be fetched again and again', async () => {
  const test = testPhone();
  for (let day = 0; day < 6; day++)
    await test.server.addExport([], { to: test.clock.now() - day * 86_400, end: test.clock.now() - day });
  test.server.configuration = { ...test.server.configuration, retentionDays: 1 };
  await test.server.publish();
  await test.phone.wake();
  const before = gets(test).length;
  for (let poll = 0; poll < 3; poll++) {
    test.clock.advance(5400);
    await test.server.publish();
    await test.phone.wake();
  }
  expect(gets(test).length - before).toBe(3);
});

it('a clock put back by weeks does not keep a phone from polling', async () => {
  const test = await polledPhone();
  test.clock.advance(60 * 86_400);
  await test.phone.wake();
  test.clock.advance(-60 * 86_400);
  const before = gets(test).length;
  await test.phone.wake();
  await test.pass(3 * 3600, 600);
  expect(gets(test).length).toBeGreaterThan(before);
  expect((await test.phone.status()).lastGoodCheck).toBeLessThanOrEqual(test.clock.now());
});

it('the platform’s own verification is used where there is one', async () => {
  let asked = 0;
  const test = testPhone({
    ports: {
      verify: () => {
        asked++;
        return false;
      },
    },
  });
  await test.server.publish();
  await test.phone.wake();
  expect(asked).toBe(1);
  expect((await test.phone.status()).lastFailure).toBe('index.signature');
});

it('an index that was accepted is not verified again while it stays the same, and nothing else is let through', async () => {
  const verified: boolean[] = [];
  const verify: typeof verifyP256 = async (...given) => {
    const isGood = await verifyP256(...given);
    verified.push(isGood);
    return isGood;
  };
  const test = testPhone({ ports: { verify } });
  await test.server.publish();
  await test.phone.wake();
  expect(verified).toEqual([true]);
  test.clock.advance(5400);
  await test.phone.wake();
  test.restart();
  test.clock.advance(5400);
  await test.phone.wake();
  expect(verified).toEqual([true]);
  expect(await test.phone.status()).toMatchObject({ lastGoodCheck: test.clock.now(), lastFailure: null });
  const index = test.server.files.get('/v1/index') ?? new Uint8Array(0);
  test.server.files.set('/v1/index', index.with(index.length - 3, 0x20));
  test.clock.advance(5400);
  await test.phone.wake();
  expect(verified).toEqual([true, false]);
  expect((await test.phone.status()).lastFailure).toBe('index.signature');
  test.server.files.set('/v1/index', index);
  test.clock.advance(3 * 86_400);
  await test.phone.wake();
  expect(verified).toEqual([true, false]);
  expect((await test.phone.status()).lastFailure).toBe('index.expired');
});

it('an index that was accepted is refused once its key is no longer pinned', async () => {
  const test = await polledPhone();
  const pins = { ...testPins, indexKeys: testPins.indexKeys.slice(1) };
  const later = testPhone({ clock: test.clock, server: test.server, vault: test.vault, pins });
  await later.phone.wake();
  expect((await later.phone.status()).lastFailure).toBe('index.signer');
});

it('an answer that is no index at all is refused', async () => {
  const test = await polledPhone();
  for (const bytes of [new Uint8Array(0), utf8Bytes('{"command":"upload","days":14}'), new Uint8Array(300)]) {
    test.server.override = () => ok(bytes);
    test.clock.advance(5400);
    await test.phone.wake();
    expect((await test.phone.status()).lastFailure).toBe('index.layout');
  }
});

it('a signed index with a hole where the next one must continue it is refused as a fork', async () => {
  const test = await polledPhone();
  const { published } = test.server;
  if (published === null) throw new Error('nothing published');
  const content = { ...published, sequence: published.sequence + 1, previous: 'b'.repeat(64) };
  test.server.files.set('/v1/index', await signIndex(content, indexKey));
  await test.phone.wake();
  expect((await test.phone.status()).lastFailure).toBe('index.fork');
});
