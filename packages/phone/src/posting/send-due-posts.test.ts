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

/** Posts of a phone by group: a group ends where an hour passes without a post. */
function groupsOf(test: TestPhone): number[] {
  const times = test.net.sent.flatMap((sent) => (sent.kind === 'post' ? [sent.at] : []));
  return times.reduce<number[]>((sizes, at, i) => {
    if (i > 0 && at - (times[i - 1] as number) <= 3600) sizes.push((sizes.pop() as number) + 1);
    else sizes.push(1);
    return sizes;
  }, []);
}

it('a phone left alone posts groups of dummies at the configured rate, of sizes drawn by chance, and nothing else', async () => {
  const test = testPhone({ seed: 3, ports: { verify: nativeVerify } });
  const meanSeconds = 4 * 86_400;
  test.server.configuration = { ...test.server.configuration, dummies: { meanSeconds } };
  await test.server.publish();
  await test.phone.wake();
  const days = 900;
  await test.pass(days * 86_400, 1800);
  expect(new Set(test.postKinds())).toEqual(new Set(['dummy']));
  const groups = groupsOf(test);
  const expected = (days * 86_400) / meanSeconds;
  expect(Math.abs(groups.length - expected)).toBeLessThan(4 * Math.sqrt(expected));
  // Three posts and then another with even chances: four on average, deviation 1.4.
  const average = groups.reduce((a, b) => a + b, 0) / groups.length;
  expect(Math.abs(average - 4)).toBeLessThan((4 * 1.4) / Math.sqrt(groups.length));
  expect(Math.min(...groups)).toBe(3);
  expect(Math.max(...groups)).toBeGreaterThan(5);
});

it('no group begins in the night of the configured zone', async () => {
  const test = testPhone({ seed: 4, ports: { verify: nativeVerify } });
  test.server.configuration = { ...test.server.configuration, dummies: { meanSeconds: 3600 } };
  await test.server.publish();
  await test.phone.wake();
  await test.pass(60 * 86_400, 600);
  const offset = test.server.configuration.zone.utcOffsetMinutes * 60;
  const hours = test.net.sent.flatMap((sent) =>
    sent.kind === 'post' ? [Math.floor(((sent.at + offset) % 86_400) / 3600)] : [],
  );
  // What began before midnight ends within the hour after.
  expect(hours.filter((hour) => hour >= 2 && hour < 6)).toEqual([]);
  expect(new Set(hours).size).toBeGreaterThan(17);
});

it('posts that are due together leave one by one, seconds to minutes apart', async () => {
  const test = testPhone({ seed: 11, ports: { verify: nativeVerify } });
  test.server.configuration = { ...test.server.configuration, dummies: { meanSeconds: 86_400 } };
  await test.server.publish();
  await test.phone.wake();
  const gaps: number[] = [];
  for (let day = 0; day < 40; day++) {
    // Asleep for hours, then awake until nothing is due soon.
    test.clock.advance(6 * 3600);
    const before = test.net.sent.length;
    await test.pass(1800, 1);
    const times = test.net.sent.slice(before).flatMap((sent) => (sent.kind === 'post' ? [sent.at] : []));
    gaps.push(...times.slice(1).map((at, i) => at - (times[i] as number)));
  }
  expect(gaps.length).toBeGreaterThan(20);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5);
  expect(gaps.some((gap) => gap < 30)).toBe(true);
  expect(gaps.some((gap) => gap >= 60)).toBe(true);
});

it('a group that met no network is tried again later and later, whether it means something or not', async () => {
  const triesOf = async (means: boolean) => {
    const { a, b } = await twoPhones({ random: seededRandom(6), ports: { verify: nativeVerify } });
    const { configuration } = a.server;
    a.server.configuration = { ...configuration, version: 2, dummies: { meanSeconds: 31 * 86_400 } };
    await a.server.publish();
    await a.pass(8 * 3600);
    await meet(a, b, { minutes: 5 });
    await a.phone.redeem({ kind: 'digits', digits: '12345678', phoneNumber: '+84901234567' });
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
  // The same posts of one group wait in both cases; in one of them the first one means something.
  const [dummy, report] = [await triesOf(false), await triesOf(true)];
  expect(dummy).toBeGreaterThan(8);
  // Waits are drawn; their number in a day varies by about a tenth.
  expect(Math.abs(dummy - report)).toBeLessThan(0.35 * dummy);
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

it('redeeming and reporting take places of one group, whether a code was wrong at first or not', async () => {
  let others = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const test = testPhone({ seed, ports: { verify: nativeVerify } });
    await test.server.publish();
    await test.phone.wake();
    const at = test.clock.now();
    await redeemAndReport(test, seed % 3 === 0);
    await test.pass(2 * 3600, 60);
    const kinds = test.postKinds();
    const meant = kinds.filter((kind) => kind !== 'dummy');
    expect(meant).toEqual([...(seed % 3 === 0 ? ['redeem'] : []), 'redeem', 'report']);
    if (groupsOf(test).length !== 1 || kinds.length < 3) others++;
    const [report] = test.net.sent.filter(
      (sent) => sent.kind === 'post' && openPost(sent.wire).kind === 'report',
    );
    // Within the longest delay, or after another post that was due with it.
    expect((report?.at ?? 0) - at).toBeLessThanOrEqual(1300);
  }
  // The next planned group may fall into these hours by chance.
  expect(others).toBeLessThanOrEqual(2);
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
