// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { silentLog } from '../log.ts';
import { type SmsEnd, type SmsOutboxOptions, smsOutbox } from './sms-outbox.ts';
import type { SmsMessage, SmsOutcome, SmsSender } from './sms-sender.ts';

const message = (reference: string): SmsMessage => ({ to: '+84912345678', text: 'x', reference });

/** A sender that answers from a list, then always with its last answer; remembers what it was given. */
function scripted(name: string, ...outcomes: SmsOutcome[]): SmsSender & { readonly given: string[] } {
  const given: string[] = [];
  return {
    name,
    given,
    async send({ reference }) {
      given.push(reference);
      return outcomes[Math.min(given.length, outcomes.length) - 1] ?? 'failed';
    },
    async close() {},
  };
}

/** An outbox whose pauses take no real time but move its clock. */
function outboxOver(senders: SmsSender[], options: Partial<SmsOutboxOptions> = {}) {
  let ms = 0;
  const pauses: number[] = [];
  const ends: SmsEnd[] = [];
  const alerts: string[] = [];
  const outbox = smsOutbox({
    senders,
    clock: () => ms / 1000,
    nowMs: () => ms,
    pause: async (wait) => {
      pauses.push(wait);
      ms += wait;
    },
    log: {
      ...{ ...silentLog, alert: (event: string) => alerts.push(event) },
      ofDay: { ...silentLog, alert: (event: string) => alerts.push(event) },
    },
    onEnd: (end) => ends.push(end),
    ...options,
  });
  return {
    outbox,
    pauses,
    ends,
    alerts,
    pass: (wait: number) => {
      ms += wait;
    },
  };
}

it('hands a message to the first sender, before put returns', async () => {
  const [a, b] = [scripted('a', 'accepted'), scripted('b', 'accepted')];
  const { outbox, ends } = outboxOver([a, b]);
  outbox.put(message('1'), 600);
  expect(a.given).toEqual(['1']);
  expect(outbox.waiting).toBe(1);
  await outbox.settled();
  expect([a.given, b.given, ends, outbox.waiting]).toEqual([['1'], [], ['sent'], 0]);
});

it.each(['failed', 'refused', 'unusable'] as const)(
  'goes to the next sender when the first says %s',
  async (said) => {
    const [a, b] = [scripted('a', said), scripted('b', 'accepted')];
    const { outbox, ends, pauses } = outboxOver([a, b]);
    outbox.put(message('1'), 600);
    await outbox.settled();
    expect([a.given, b.given, ends, pauses]).toEqual([['1'], ['1'], ['sent'], []]);
  },
);

it('tries again after growing pauses with what failed, and with the same reference', async () => {
  const a = scripted('a', 'failed', 'failed', 'failed', 'accepted');
  const { outbox, ends, pauses } = outboxOver([a]);
  outbox.put(message('1'), 600);
  await outbox.settled();
  expect(a.given).toEqual(['1', '1', '1', '1']);
  expect(pauses).toEqual([500, 1000, 2000]);
  expect(ends).toEqual(['sent']);
});

it('never asks again where it was refused', async () => {
  const [a, b] = [scripted('a', 'refused'), scripted('b', 'failed', 'failed', 'refused')];
  const { outbox, ends, alerts } = outboxOver([a, b]);
  outbox.put(message('1'), 600);
  await outbox.settled();
  expect([a.given.length, b.given.length, ends]).toEqual([1, 3, ['refused']]);
  expect(alerts).toEqual(['every sms sender refused a message']);
});

it('gives a message up when its code is out of date', async () => {
  const a = scripted('a', 'failed');
  const { outbox, ends } = outboxOver([a], { circuit: { failures: 1000, openMs: 1, longestOpenMs: 1 } });
  outbox.put(message('1'), 60);
  await outbox.settled();
  expect(ends).toEqual(['late']);
  expect(a.given.length).toBeLessThan(10);
});

it('leaves a sender alone that fails again and again, says so once, and tries it again later', async () => {
  const failures = Array<SmsOutcome>(5).fill('failed');
  const [a, b] = [scripted('a', ...failures, 'accepted'), scripted('b', 'accepted')];
  const { outbox, alerts, pass } = outboxOver([a, b], {
    circuit: { failures: 3, openMs: 10_000, longestOpenMs: 60_000 },
  });
  for (const reference of ['1', '2', '3', '4', '5']) outbox.put(message(reference), 600);
  await outbox.settled();
  for (const reference of ['6', '7']) outbox.put(message(reference), 600);
  await outbox.settled();
  // Five were under way together; those that came later do not reach it.
  expect(a.given).not.toContain('6');
  expect(b.given).toContain('6');
  expect(outbox.closed).toBe(1);
  expect(outbox.waitMs()).toBe(0);
  expect(alerts).toEqual(['sms sender a fails and is left alone for a while']);
  pass(10_000);
  outbox.put(message('8'), 600);
  await outbox.settled();
  expect(a.given).toContain('8');
  expect(outbox.closed).toBe(0);
});

it('says how long to wait when every sender is left alone, so that nobody is promised a message', async () => {
  const { outbox, pass } = outboxOver([scripted('a', 'unusable')], { pause: async () => pass(700_000) });
  outbox.put(message('1'), 600);
  const waited = outbox.waitMs;
  await Promise.resolve();
  expect(waited()).toBe(15_000);
  await outbox.settled();
  expect(outboxOver([]).outbox.waitMs()).toBeGreaterThan(0);
});

it('takes no more than it has room for', async () => {
  const stuck: SmsSender = {
    name: 'stuck',
    send: (_message, signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve('failed'))),
    async close() {},
  };
  const { outbox, ends } = outboxOver([stuck], { capacity: 3, together: 2 });
  for (const reference of ['1', '2', '3']) outbox.put(message(reference), 600);
  expect(outbox.waitMs()).toBeGreaterThan(0);
  outbox.put(message('4'), 600);
  expect(ends).toEqual(['dropped']);
  await outbox.close(0);
  expect(ends).toEqual(['dropped', 'dropped', 'dropped', 'dropped']);
  expect(outbox.waiting).toBe(0);
});

it('lets what is under way end when closing, and closes every sender', async () => {
  let isClosed = false;
  let finish = (_outcome: SmsOutcome) => {};
  const slow: SmsSender = {
    name: 'slow',
    send: () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
    async close() {
      isClosed = true;
    },
  };
  const { outbox, ends } = outboxOver([slow]);
  outbox.put(message('1'), 600);
  const closed = outbox.close(60_000);
  finish('accepted');
  await closed;
  expect([ends, isClosed]).toEqual([['sent'], true]);
});

it('survives a sender with a bug', async () => {
  const broken: SmsSender = {
    name: 'broken',
    send: () => Promise.reject(new Error('a bug')),
    async close() {},
  };
  const good = scripted('good', 'accepted');
  const { outbox, ends } = outboxOver([broken, good]);
  outbox.put(message('1'), 600);
  await outbox.settled();
  expect([good.given, ends]).toEqual([['1'], ['sent']]);
});

it('ends every message exactly once, and never hands one over twice where it was taken', async () => {
  const outcome = fc.constantFrom<SmsOutcome>('accepted', 'refused', 'unusable', 'failed');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(outcome, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 12 }),
      async (scripts, messages) => {
        const senders = scripts.map((script, i) => scripted(`s${i}`, ...script));
        const taken: string[] = [];
        const { outbox, ends } = outboxOver(
          senders.map((sender) => ({
            ...sender,
            async send(given, signal) {
              const said = await sender.send(given, signal);
              if (said === 'accepted') taken.push(given.reference);
              return said;
            },
          })),
        );
        for (let i = 0; i < messages; i++) outbox.put(message(String(i)), 300);
        await outbox.settled();
        expect(ends).toHaveLength(messages);
        expect(new Set(taken).size).toBe(taken.length);
        expect(ends.filter((end) => end === 'sent')).toHaveLength(taken.length);
      },
    ),
    { numRuns: 300 },
  );
});
