// SPDX-License-Identifier: GPL-3.0-only
import { postLength } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { drawExponential } from '../draw.ts';
import { openPost } from '../testing/fake-server.ts';
import { nativeVerify } from '../testing/native-verify.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { meet, type TestPhone, testPhone, twoPhones } from '../testing/test-phone.ts';

it('waiting times are exponential: mean, spread and share of short ones over 20,000 draws', () => {
  const random = seededRandom(8);
  const mean = 604_800;
  const waits = Array.from({ length: 20_000 }, () => drawExponential(random, mean));
  const average = waits.reduce((a, b) => a + b, 0) / waits.length;
  const deviation = Math.sqrt(waits.reduce((sum, wait) => sum + (wait - average) ** 2, 0) / waits.length);
  // Standard errors: mean 0.7 %, deviation 1 %, share 0.35 %; the bands are four of them.
  expect(Math.abs(average / mean - 1)).toBeLessThan(0.028);
  expect(Math.abs(deviation / mean - 1)).toBeLessThan(0.04);
  const short = waits.filter((wait) => wait < mean / 2).length / waits.length;
  expect(Math.abs(short - (1 - Math.exp(-0.5)))).toBeLessThan(0.014);
});

it('a phone left alone posts dummies at the configured rate, and nothing else', async () => {
  const test = testPhone({ seed: 3, ports: { verify: nativeVerify } });
  test.server.configuration = { ...test.server.configuration, dummies: { meanSeconds: 3600 } };
  await test.server.publish();
  await test.phone.wake();
  const hours = 400;
  await test.pass(hours * 3600, 300);
  const kinds = test.postKinds();
  expect(new Set(kinds)).toEqual(new Set(['dummy']));
  // Each wait is rounded up to the next waking, 150 s on average; four standard deviations of a Poisson count.
  const expected = (hours * 3600) / (3600 + 150);
  expect(Math.abs(kinds.length - expected)).toBeLessThan(4 * Math.sqrt(expected));
});

it('opening the app sends one dummy, whatever the server answers', async () => {
  const test = testPhone();
  await test.server.publish();
  await test.phone.wake();
  test.server.answer = () => 'lost';
  await test.phone.opened();
  test.server.answer = () => ({ code: 'server.bug' });
  await test.phone.opened();
  expect(test.postKinds()).toEqual(['dummy', 'dummy']);
});

it('a phone just installed sends no dummy at its first waking, which would tell when it was installed', async () => {
  const test = testPhone();
  await test.phone.wake();
  await test.phone.wake();
  expect(test.postKinds()).toEqual([]);
});

it('a clock put back by months does not silence the dummies', async () => {
  const test = testPhone({ seed: 5 });
  test.server.configuration = { ...test.server.configuration, dummies: { meanSeconds: 3600 } };
  await test.server.publish();
  await test.phone.wake();
  test.clock.advance(90 * 86_400);
  await test.phone.wake();
  test.clock.advance(-90 * 86_400);
  const before = test.postKinds().length;
  await test.pass(86_400);
  expect(test.postKinds().length).toBeGreaterThan(before + 5);
});

/** Time and size of everything that left; for fetches also what. */
const trafficOf = (test: TestPhone) =>
  test.net.sent.map((sent) =>
    sent.kind === 'get' ? [sent.at, sent.path] : [sent.at, sent.wire.length, openPost(sent.wire).kind],
  );

it('from outside a warned phone and an unwarned one look the same: same times, same sizes', async () => {
  const traffic: { warned: number; seen: ReturnType<typeof trafficOf> }[] = [];
  for (const strengthDbm of [-50, -95]) {
    const { a, b } = await twoPhones({ ports: { verify: nativeVerify } });
    await a.phone.register(new Uint8Array(16).fill(7));
    await meet(a, b, { minutes: 25, strengthDbm });
    const key = (await b.phone.holdings()).keys[0];
    if (key === undefined) throw new Error('no key');
    await a.server.addExport([{ ...key, key: new Uint8Array(16).fill(5), start: key.start }], {
      end: a.clock.now(),
    });
    await a.server.addExport(
      [{ key: new Uint8Array(16).fill(6), start: key.start, period: key.period }, key],
      {
        end: a.clock.now() + 1200,
      },
    );
    for (let hour = 0; hour < 20 * 24; hour += 6) {
      await a.server.publish();
      await a.pass(6 * 3600, 1800);
    }
    traffic.push({ warned: a.notices.length, seen: trafficOf(a) });
  }
  const [warned, unwarned] = traffic;
  expect([warned?.warned, unwarned?.warned]).toEqual([1, 0]);
  expect(warned?.seen.some(([, size]) => size === postLength)).toBe(true);
  expect(warned?.seen).toEqual(unwarned?.seen);
});
