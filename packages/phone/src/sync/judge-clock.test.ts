// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { testPhone } from '../testing/test-phone.ts';
import { judgeClock } from './judge-clock.ts';

const index = { time: 1_000_000, next: 1_014_400 };

it.each([
  [1_000_000 - 600, 'right'],
  [1_000_000 - 601, 'wrong'],
  [1_007_000, 'right'],
  [1_014_400 + 600, 'right'],
  [1_014_400 + 601, 'wrong'],
] as const)(
  'a clock at %d is %s for an index of 1000000 whose successor is due at 1014400',
  (now, verdict) => {
    expect(judgeClock(index, now)).toBe(verdict);
  },
);

it('an index whose successor was due before it was made is judged by its own time', () => {
  expect(judgeClock({ time: 1000, next: 0 }, 1600)).toBe('right');
  expect(judgeClock({ time: 1000, next: 0 }, 1601)).toBe('wrong');
});

it('a phone with a wrong clock says so, tells its owner once, and says when it is right again', async () => {
  const test = testPhone();
  await test.server.publish();
  await test.phone.wake();
  expect((await test.phone.status()).protection).toBe('on');
  const truth = test.clock.now();
  for (const hours of [2, 4]) {
    test.clock.set(truth + hours * 3600);
    await test.server.publish();
    test.clock.advance(-1300);
    await test.phone.wake();
    expect((await test.phone.status()).protection).toBe('clock-wrong');
  }
  expect(test.notices).toEqual([{ kind: 'clock-wrong' }]);
  test.clock.set(truth + 6 * 3600);
  await test.server.publish();
  await test.phone.wake();
  expect((await test.phone.status()).protection).toBe('on');
  expect(test.notices.length).toBe(1);
});

it('a server that published nothing new is no reason to call the phone’s clock wrong', async () => {
  const test = testPhone();
  await test.server.publish();
  await test.pass(2 * 86_400);
  expect((await test.phone.status()).protection).toBe('on');
  expect(test.notices).toEqual([]);
});

it('an index that was published long ago and is fetched late does not make a right clock wrong; two such do', async () => {
  const test = testPhone();
  await test.server.publish();
  await test.phone.wake();
  test.clock.advance(3600);
  await test.server.publish();
  test.clock.advance(8 * 3600);
  for (let n = 0; n < 3; n++) {
    await test.phone.wake();
    test.clock.advance(6 * 3600);
  }
  expect((await test.phone.status()).protection).toBe('on');
  // The server publishes again, and its index is in time.
  await test.server.publish();
  await test.phone.wake();
  expect((await test.phone.status()).protection).toBe('on');
  // Now the clock is ten hours ahead of the server, which publishes as it should.
  test.clock.advance(10 * 3600);
  for (const protection of ['on', 'clock-wrong', 'clock-wrong'] as const) {
    test.clock.advance(6 * 3600 - 10 * 3600);
    await test.server.publish();
    test.clock.advance(10 * 3600);
    await test.phone.wake();
    expect((await test.phone.status()).protection).toBe(protection);
  }
  expect(test.notices).toEqual([{ kind: 'clock-wrong' }]);
});
