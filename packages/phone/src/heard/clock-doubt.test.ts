// SPDX-License-Identifier: GPL-3.0-only
import { toHex } from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nativeVerify } from '../testing/native-verify.ts';
import { meet, type TestPhone, twoPhones } from '../testing/test-phone.ts';

const hour = 3600;
const day = 86_400;
const weeks = 7 * day;

/** A phone that met another for ten minutes, and later checked well by a right clock; what it then holds. */
async function metAndChecked() {
  const { a, b } = await twoPhones({ ports: { verify: nativeVerify } });
  await a.phone.register(new Uint8Array(16).fill(7));
  await meet(a, b, { minutes: 25 });
  const key = (await b.phone.holdings()).keys[0];
  if (key === undefined) throw new Error('no key');
  await a.server.addExport([key], { end: a.clock.now() + 1200 });
  await a.pass(day, 6 * hour);
  a.clock.advance(2 * hour);
  await a.server.publish();
  await a.phone.wake();
  expect(await a.phone.status()).toMatchObject({ protection: 'on', lastFailure: null, exposure: 'F1' });
  const { keys } = await a.phone.holdings();
  const heard = await heardBy(a);
  expect(heard.length).toBeGreaterThan(0);
  return { a, heard, keys };
}

/** Identifiers and numbers of scans in the log. */
async function heardBy(test: TestPhone): Promise<string[]> {
  const { heard } = await test.phone.holdings();
  return heard.map(({ identifier, scans }) => `${toHex(identifier)} ${scans.length}`);
}

async function expectAllKept(test: TestPhone, heard: readonly string[]): Promise<void> {
  expect(await heardBy(test)).toEqual(heard);
  expect((await test.phone.status()).exposure).toBe('F1');
}

it.each([
  ['forward by three weeks', 3 * weeks],
  ['forward by ten years', 520 * weeks],
  ['back by three weeks', -3 * weeks],
  ['back to 1970', Number.NEGATIVE_INFINITY],
])('a clock that leaps %s and is put right the day after costs nothing', async (_, leap) => {
  const { a, heard, keys } = await metAndChecked();
  const truth = a.clock.now();
  a.clock.set(Math.max(0, truth + leap));
  await a.phone.wake();
  a.restart();
  await a.pass(day, 6 * hour);
  await expectAllKept(a, heard);
  a.clock.set(truth + day);
  await a.phone.wake();
  await expectAllKept(a, heard);
  a.clock.advance(2 * hour);
  await a.server.publish();
  await a.phone.wake();
  await expectAllKept(a, heard);
  for (const own of keys) expect((await a.phone.holdings()).keys).toContainEqual(own);
  expect(await a.phone.status()).toMatchObject({ protection: 'on', lastFailure: null });
});

it('a token that a code brought outlives a leap forward', async () => {
  const { a } = await metAndChecked();
  await a.phone.redeem({ kind: 'digits', digits: '12345678', phoneNumber: '+84901234567' });
  const truth = a.clock.now();
  a.clock.advance(3 * weeks);
  await a.phone.wake();
  a.clock.set(truth + hour);
  await a.phone.wake();
  expect((await a.phone.status()).hasUploadToken).toBe(true);
});

it('scans that wait in the radio when the clock leaps are recorded', async () => {
  const { a, heard } = await metAndChecked();
  const beacon = new Uint8Array(27).fill(5);
  a.radio.hear({ second: a.clock.now() + 60, heard: [{ beacon, strengthDbm: -50 }], others: 0 });
  a.clock.advance(3 * weeks);
  await a.phone.wake();
  expect((await heardBy(a)).length).toBe(heard.length + 1);
});

it('after weeks switched off a phone forgets as soon as the server has confirmed the day', async () => {
  const { a, heard } = await metAndChecked();
  a.clock.advance(3 * weeks);
  a.net.isDown = true;
  await a.phone.wake();
  await expectAllKept(a, heard);
  a.net.isDown = false;
  a.clock.advance(2 * hour);
  await a.server.publish();
  await a.phone.wake();
  expect(await heardBy(a)).toEqual([]);
  expect((await a.phone.alerts()).length).toBe(0);
});

it.each([
  ['every hour', hour, 144],
  ['four times a day', 6 * hour, 24],
  ['every second day', 2 * day, 6],
])(
  'a clock that nothing confirms is believed after a week lived by it: woken %s',
  async (_, step, wakings) => {
    const { a, heard } = await metAndChecked();
    a.net.isDown = true;
    // The leap itself, and every step that is longer, counts for one day lived.
    a.clock.advance(3 * weeks);
    await a.phone.wake();
    await a.pass((wakings - 1) * step, step);
    expect(await heardBy(a)).toEqual(heard);
    await a.pass(step, step);
    expect(await heardBy(a)).toEqual([]);
  },
);

it('what was heard by a clock gone back is kept, and what it had dated ahead is not kept for longer than the doubt', async () => {
  const { a, heard } = await metAndChecked();
  a.net.isDown = true;
  a.clock.advance(-5 * weeks);
  await a.phone.wake();
  await a.pass(6.9 * day);
  expect(await heardBy(a)).toEqual(heard);
  await a.pass(0.2 * day);
  expect(await heardBy(a)).toEqual([]);
});

it('with a retention of 21 days a clock is never doubted: nothing is kept for longer', async () => {
  const { a } = await metAndChecked();
  a.server.configuration = { ...a.server.configuration, version: 2, retentionDays: 21 };
  a.clock.advance(2 * hour);
  await a.server.publish();
  await a.phone.wake();
  a.net.isDown = true;
  a.clock.advance(4 * weeks);
  await a.phone.wake();
  expect(await heardBy(a)).toEqual([]);
});

it('steps of up to two days are followed at once, so that fourteen days stay fourteen days', async () => {
  const { a, heard } = await metAndChecked();
  a.net.isDown = true;
  for (let i = 0; i < 6; i++) {
    a.clock.advance(2 * day);
    await a.phone.wake();
    expect(await heardBy(a)).toEqual(heard);
  }
  a.clock.advance(2 * day);
  await a.phone.wake();
  expect(await heardBy(a)).toEqual([]);
});

it('whatever the clock does, nothing outlives three weeks of wakings, and nothing young is lost by one leap', async () => {
  const wakings = fc.array(
    fc.record({
      hours: fc.integer({ min: 1, max: 24 }),
      leap: fc.constantFrom(0, 0, 0, 0, 0, 0, 3 * day, 4 * weeks, -weeks, -6 * weeks),
    }),
    { minLength: 5, maxLength: 60 },
  );
  await fc.assert(
    fc.asyncProperty(wakings, async (steps) => {
      const { a, heard } = await metAndChecked();
      a.net.isDown = true;
      let lived = day;
      let leaps = 0;
      for (const { hours, leap } of steps) {
        a.clock.set(Math.max(30 * weeks, a.clock.now() + hours * hour + leap));
        await a.phone.wake();
        lived += hours * hour;
        if (leap !== 0) leaps++;
        const held = await heardBy(a);
        if (leaps <= 1 && lived < 5 * day) expect(held).toEqual(heard);
        // A leap forward counts as a day lived, or is followed; back, as none.
        if (leaps <= 1 && lived > 22 * day) expect(held).toEqual([]);
      }
    }),
    { numRuns: 40, seed: 3 },
  );
}, 120_000);
