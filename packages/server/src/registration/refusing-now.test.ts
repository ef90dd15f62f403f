// SPDX-License-Identifier: GPL-3.0-only
import { expect, test } from 'vitest';
import type { SmsOutcome, SmsSender } from '../sms/sms-sender.ts';
import { testRegistration } from '../testing/test-registration.ts';
import { emptyStore } from '../testing/test-server.ts';
import { startRegistration } from './start-registration.ts';

const numberOf = (i: number) => `+8491${String(i).padStart(7, '0')}`;
const start = (t: ReturnType<typeof testRegistration>, i: number) =>
  startRegistration(t.desk, { phoneNumber: numberOf(i), purpose: 'register', language: 'vi' }, t.now);

const saying = (outcome: SmsOutcome): SmsSender => ({
  name: 'gateway',
  send: async () => outcome,
  close: async () => {},
});

test('an hour has so many messages, in all and on each route; the next hour has its own', async () => {
  const t = testRegistration(await emptyStore(), {
    messagesPerHour: 5,
    routes: [
      { prefix: '+84', price: 0, perHour: 100, perDay: 100 },
      { prefix: '+849100000', price: 0, perHour: 2, perDay: 100 },
    ],
  });
  t.now += 600;
  for (const i of [1, 2]) expect(await start(t, i)).toMatchObject({ ok: true });
  expect(await start(t, 3)).toMatchObject({ code: 'registration.later', retryAfterSeconds: 3000 });
  for (const i of [1001, 1002, 1003]) expect(await start(t, i)).toMatchObject({ ok: true });
  expect(await start(t, 1004)).toMatchObject({ code: 'registration.later', retryAfterSeconds: 3000 });
  expect(t.alerts).toEqual(['registration refuses new people: later-hour']);
  t.now += 3000;
  expect(await start(t, 3)).toMatchObject({ ok: true });
  expect(await start(t, 1004)).toMatchObject({ ok: true });
});

test('nobody is promised a message while no sender works, and nothing is counted against them', async () => {
  const store = await emptyStore();
  for (const senders of [[], [saying('unusable')]]) {
    const t = testRegistration(store, {}, senders);
    if (senders.length > 0) {
      await start(t, 1);
      await Promise.resolve();
    }
    expect(await start(t, 2)).toMatchObject({ code: 'registration.later' });
    expect(t.events).toContain('later-gateway');
    const { limitHmac } = t.namesOf(numberOf(2));
    const rows = await store.registration
      .selectFrom('number_days')
      .select('messages')
      .where('limit_hmac', '=', limitHmac)
      .execute();
    expect(rows).toEqual([]);
    await t.desk.outbox.close(0);
  }
});

test('the counts of an hour name routes and reasons, never numbers', async () => {
  const t = testRegistration(await emptyStore());
  for (const i of [1, 2, 3]) await start(t, i);
  expect(t.desk.hourly.of('total', t.now)).toBe(3);
  expect(t.desk.hourly.of('+84', t.now)).toBe(3);
  expect(t.desk.hourly.of('total', t.now + 3600)).toBe(0);
});
