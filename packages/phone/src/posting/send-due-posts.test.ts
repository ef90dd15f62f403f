// SPDX-License-Identifier: GPL-3.0-only
import { postLength, utcDayAt } from '@bluezone/protocol';
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

it('a phone left alone posts groups of three dummies at the configured rate, and nothing else', async () => {
  const test = testPhone({ seed: 3, ports: { verify: nativeVerify } });
  test.server.configuration = { ...test.server.configuration, dummies: { meanSeconds: 3600 } };
  await test.server.publish();
  await test.phone.wake();
  const hours = 400;
  await test.pass(hours * 3600, 300);
  const kinds = test.postKinds();
  expect(new Set(kinds)).toEqual(new Set(['dummy']));
  // Three posts a group. Each wait is rounded up to the next waking, 150 s on average; four standard deviations of a Poisson count.
  const expected = (hours * 3600) / (3600 + 150);
  expect(Math.abs(kinds.length / 3 - expected)).toBeLessThan(4 * Math.sqrt(expected));
});

it('opening the app brings a group forward, whatever the server answers, and who opens often posts no more than others', async () => {
  const posts = async (opensEvery: number | null) => {
    const test = testPhone({ seed: 9, ports: { verify: nativeVerify } });
    test.server.configuration = { ...test.server.configuration, dummies: { meanSeconds: 7200 } };
    test.server.answer = () => ({ code: 'server.bug' });
    await test.server.publish();
    await test.phone.wake();
    for (let minute = 0; minute < 60 * 24 * 60; minute += 10) {
      test.clock.advance(600);
      if (opensEvery !== null && minute % opensEvery === 0) await test.phone.opened();
      else await test.phone.wake();
    }
    return test.postKinds().length;
  };
  const [never, often] = [await posts(null), await posts(30)];
  const groups = (60 * 86_400) / 7200;
  // Four standard deviations of a Poisson count of groups of three.
  for (const count of [never, often])
    expect(Math.abs(count / 3 - groups)).toBeLessThan(4 * Math.sqrt(groups));
});

it('a group that met no network is tried again later and later, whether it means something or not', async () => {
  const triesOf = async (means: boolean) => {
    const { a, b } = await twoPhones({ random: seededRandom(6), ports: { verify: nativeVerify } });
    const { configuration } = a.server;
    a.server.configuration = { ...configuration, version: 2, dummies: { meanSeconds: 31 * 86_400 } };
    await a.server.publish();
    await a.pass(8 * 3600);
    await meet(a, b, { minutes: 5 });
    if (means) await a.phone.redeem({ kind: 'digits', digits: '12345678', phoneNumber: '+84901234567' });
    else await a.phone.opened();
    a.net.isDown = true;
    if (means) {
      const preview = await a.phone.previewReport({ onsetDay: null, sampleDay: utcDayAt(a.clock.now()) });
      if (!preview.ok) throw new Error(preview.detail);
      const days = preview.value.days.map(({ day }) => day);
      await a.phone.shareReport(a.phone.consentToReport(preview.value, days, true));
    }
    const before = a.net.sent.length;
    await a.pass(86_400, 60);
    return a.net.sent.slice(before).filter(({ kind }) => kind === 'post').length;
  };
  // Three posts wait in the one case; in the other two, since the code was redeemed before.
  const [dummy, report] = [(await triesOf(false)) / 3, (await triesOf(true)) / 2];
  expect(dummy).toBeGreaterThan(4);
  expect(Math.abs(dummy - report)).toBeLessThanOrEqual(6);
});

/** Has the owner redeem a code, wrong at first when told so, and report at once. */
async function redeemAndReport(test: TestPhone, isWrongFirst: boolean): Promise<void> {
  const code = { kind: 'digits', digits: '12345678', phoneNumber: '+84901234567' } as const;
  if (isWrongFirst) {
    const { answer } = test.server;
    test.server.answer = () => ({ code: 'code.invalid' });
    expect(await test.phone.redeem(code)).toMatchObject({ code: 'code.invalid' });
    test.server.answer = answer;
    test.clock.advance(40);
  }
  expect(await test.phone.redeem(code)).toMatchObject({ ok: true });
  const preview = await test.phone.previewReport({ onsetDay: null, sampleDay: utcDayAt(test.clock.now()) });
  if (!preview.ok) throw new Error(preview.detail);
  const days = preview.value.days.map(({ day }) => day);
  await test.phone.shareReport(test.phone.consentToReport(preview.value, days, false));
}

it('redeeming and reporting take places of a group that was planned, whether the app was opened before or a code was wrong', async () => {
  const kinds: string[][] = [];
  for (let seed = 1; seed <= 20; seed++) {
    const test = testPhone({ seed, ports: { verify: nativeVerify } });
    await test.server.publish();
    await test.phone.wake();
    if (seed % 2 === 0) {
      await test.phone.opened();
      test.clock.advance(120);
      await test.phone.wake();
    }
    const at = test.clock.now();
    await redeemAndReport(test, seed % 3 === 0);
    await test.pass(3600, 60);
    kinds.push(test.postKinds().sort());
    const [report] = test.net.sent.filter(
      (sent) => sent.kind === 'post' && openPost(sent.wire).kind === 'report',
    );
    // Within the longest delay, or after another post that was due with it.
    expect((report?.at ?? 0) - at).toBeLessThanOrEqual(2000);
  }
  const plain = ['dummy', 'redeem', 'report'];
  const typedWrong = ['redeem', 'redeem', 'report'];
  const expected = kinds.map((_, i) => ((i + 1) % 3 === 0 ? typedWrong : plain));
  const others = kinds.filter((each, i) => each.join() !== expected[i]?.join());
  // Where a post of the group came due while the code was typed again, the report is in the next group.
  expect(others.length).toBeLessThanOrEqual(1);
  for (const each of others) expect(each.length % 3).toBe(0);
});

it('opening the app sets off a group that leaves its owner time to type a code', async () => {
  const gaps: number[] = [];
  for (let seed = 1; seed <= 40; seed++) {
    const test = testPhone({ seed, ports: { verify: nativeVerify } });
    await test.server.publish();
    await test.phone.wake();
    const at = test.clock.now();
    await test.phone.opened();
    await test.pass(2000, 1);
    gaps.push(...test.net.sent.filter(({ kind }) => kind === 'post').map((sent) => sent.at - at));
  }
  // No group comes where the plan is further ahead than a mean gap: e⁻¹ of all.
  expect(gaps.length % 3).toBe(0);
  expect(gaps.length).toBeGreaterThan(50);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(180);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(1810);
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
