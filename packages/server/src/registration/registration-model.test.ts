// SPDX-License-Identifier: GPL-3.0-only
// Start, resend, verify and erase in any order and at any time, against a model that is a few plain rules.
import { utcDayAt } from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type TestRegistration, testRegistration } from '../testing/test-registration.ts';
import { emptyStore, noon } from '../testing/test-server.ts';
import { eraseByCode, eraseByCredential } from './erase-registration.ts';
import { codeOf } from './one-time-code.ts';
import type { RegistrationResult } from './refusal.ts';
import { resendCode, startRegistration } from './start-registration.ts';
import { sweepRegistration } from './sweep-registration.ts';
import { verifyRegistration } from './verify-registration.ts';

const limits = {
  codeLifetimeSeconds: 600,
  guessesPerCode: 2,
  guessesPerNumberDay: 5,
  messagesPerNumberDay: 3,
  resendWaitSeconds: 60,
};

type Purpose = 'register' | 'erase';

interface ModelAttempt {
  readonly attempt: Uint8Array;
  readonly owner: number;
  readonly purpose: Purpose;
  expires: number;
  guesses: number;
  isDone: boolean;
}

interface ModelNumber {
  day: number;
  messages: number;
  guesses: number;
  credential: Uint8Array | null;
}

type Act =
  | { readonly act: 'start'; readonly number: number; readonly purpose: Purpose }
  | { readonly act: 'resend'; readonly attempt: number; readonly number: number }
  | { readonly act: 'tell'; readonly attempt: number; readonly right: boolean; readonly asOther: boolean }
  | { readonly act: 'erase'; readonly number: number }
  | { readonly act: 'pass'; readonly seconds: number }
  | { readonly act: 'sweep' };

const people = 2;
const number = fc.constantFrom(0, 0, 0, 1);
const attempt = fc.nat({ max: 3 });
const purpose = fc.constantFrom<Purpose>('register', 'register', 'register', 'erase');
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('start' as const), number, purpose }) },
  { weight: 5, arbitrary: fc.record({ act: fc.constant('resend' as const), attempt, number }) },
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constant('tell' as const),
      attempt,
      right: fc.constantFrom(true, false, false),
      asOther: fc.constantFrom(true, false, false, false),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('erase' as const), number }) },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('pass' as const),
      seconds: fc.constantFrom(1, 59, 60, 60, 120, 120, 240, 240, 599, 600, 86_400),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ act: 'sweep' as const }) },
);

class Model {
  readonly numbers: ModelNumber[];
  readonly attempts: ModelAttempt[] = [];

  constructor(now: number) {
    this.numbers = Array.from({ length: people }, () => ({
      ...{ day: utcDayAt(now), messages: 0, guesses: 0 },
      credential: null,
    }));
  }

  today(index: number, now: number): ModelNumber {
    const found = this.numbers[index] as ModelNumber;
    if (found.day < utcDayAt(now)) Object.assign(found, { day: utcDayAt(now), messages: 0, guesses: 0 });
    return found;
  }

  /** What asking for a message is answered, and what it is refused with. */
  message(index: number, now: number): string {
    const today = this.today(index, now);
    if (today.messages >= limits.messagesPerNumberDay) return 'registration.number-limit';
    const sent = this.attempts
      .filter(({ owner }) => owner === index)
      .map(({ expires }) => expires - limits.codeLifetimeSeconds);
    const wait = Math.min(600, 60 * 2 ** Math.max(0, today.messages - 1));
    if (Math.max(Number.NEGATIVE_INFINITY, ...sent) + wait > now) return 'registration.wait';
    today.messages++;
    return 'ok';
  }

  tell(of: ModelAttempt | undefined, right: boolean, as: Purpose, now: number): string {
    if (of === undefined || of.purpose !== as || of.expires <= now) return 'registration.expired';
    const today = this.today(of.owner, now);
    if (of.guesses >= limits.guessesPerCode || today.guesses >= limits.guessesPerNumberDay)
      return 'registration.locked';
    of.guesses++;
    today.guesses++;
    if (right) return 'ok';
    const isLast = of.guesses >= limits.guessesPerCode || today.guesses >= limits.guessesPerNumberDay;
    return isLast ? 'registration.locked' : 'registration.code';
  }

  /** Attempts end with their number's registration. */
  erase(index: number): void {
    (this.numbers[index] as ModelNumber).credential = null;
    for (let i = this.attempts.length - 1; i >= 0; i--)
      if (this.attempts[i]?.owner === index) this.attempts.splice(i, 1);
  }
}

const said = (result: RegistrationResult<unknown>) => (result.ok ? 'ok' : result.code);

async function run(t: TestRegistration, names: readonly string[], acts: readonly Act[]): Promise<void> {
  const { desk } = t;
  const model = new Model(t.now);
  const nobody = desk.random(16);
  for (const step of acts) {
    const { now } = t;
    if (step.act === 'pass') t.now += step.seconds;
    else if (step.act === 'sweep') {
      await sweepRegistration(desk.registration, now);
      for (let i = model.attempts.length - 1; i >= 0; i--)
        if ((model.attempts[i]?.expires ?? 0) <= now) model.attempts.splice(i, 1);
    } else if (step.act === 'start') {
      const expected = model.message(step.number, now);
      const phoneNumber = names[step.number] ?? '';
      const started = await startRegistration(
        desk,
        { phoneNumber, purpose: step.purpose, language: 'vi' },
        now,
      );
      expect(said(started)).toBe(expected);
      if (!started.ok) continue;
      model.attempts.push({
        ...{ attempt: started.value.attempt, owner: step.number, purpose: step.purpose },
        ...{ expires: now + limits.codeLifetimeSeconds, guesses: 0, isDone: false },
      });
      expect(t.inbox.take(phoneNumber)).toBe(codeOf(desk.key, started.value.attempt));
    } else if (step.act === 'resend') {
      const of = model.attempts[step.attempt];
      const isOpen = of?.owner === step.number && !of.isDone && of.expires > now;
      const expected =
        !isOpen || of === undefined
          ? 'registration.expired'
          : of.guesses >= limits.guessesPerCode
            ? 'registration.locked'
            : model.message(step.number, now);
      const phoneNumber = names[step.number] ?? '';
      const resent = await resendCode(
        desk,
        { attempt: of?.attempt ?? nobody, phoneNumber, language: 'vi' },
        now,
      );
      expect(said(resent)).toBe(expected);
      if (!resent.ok || of === undefined) continue;
      of.expires = now + limits.codeLifetimeSeconds;
      expect(t.inbox.take(phoneNumber)).toBe(codeOf(desk.key, of.attempt));
    } else if (step.act === 'tell') {
      const of = model.attempts[step.attempt];
      const own = of?.purpose ?? 'register';
      const as = step.asOther === (own === 'register') ? 'erase' : 'register';
      const expected = model.tell(of, step.right, as, now);
      const told = of?.attempt ?? nobody;
      const right = codeOf(desk.key, told);
      const code = step.right ? right : right === '000000' ? '000001' : '000000';
      if (as === 'register') {
        const verified = await verifyRegistration(desk, { attempt: told, code, province: undefined }, now);
        expect(said(verified)).toBe(expected);
        if (!verified.ok || of === undefined) continue;
        if (!of.isDone) (model.numbers[of.owner] as ModelNumber).credential = verified.value;
        of.isDone = true;
      } else {
        expect(said(await eraseByCode(desk, { attempt: told, code }, now))).toBe(expected);
        if (expected === 'ok' && of !== undefined) model.erase(of.owner);
      }
    } else {
      const { credential } = model.numbers[step.number] as ModelNumber;
      expect(said(await eraseByCredential(desk, credential ?? nobody))).toBe('ok');
      if (credential !== null) model.erase(step.number);
    }
  }
  for (const [index, name] of names.entries()) {
    const { numberHmac } = t.namesOf(name);
    const rows = await desk.registration
      .selectFrom('phones')
      .select('number_hmac')
      .where('number_hmac', '=', numberHmac)
      .execute();
    expect(rows).toHaveLength(model.numbers[index]?.credential === null ? 0 : 1);
    const open = await desk.registration
      .selectFrom('attempts')
      .select('attempt_hash')
      .where('number_hmac', '=', numberHmac)
      .execute();
    expect(open).toHaveLength(model.attempts.filter(({ owner }) => owner === index).length);
  }
}

test('any order of acts at any time is answered as a few plain rules say', async () => {
  const t = testRegistration(await emptyStore(), limits);
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 25, maxLength: 45, size: 'max' }), async (acts) => {
      // Numbers and days of their own, so that no run sees what another one left.
      runs++;
      t.now = noon + runs * 50 * 86_400;
      const names = Array.from(
        { length: people },
        (_, i) => `+8491${String(runs * people + i).padStart(7, '0')}`,
      );
      await run(t, names, acts);
    }),
    { numRuns: 40 },
  );
  // The acts did reach what they are about.
  const happened = new Set(t.events);
  for (const event of ['started', 'resent', 'registered', 'erased', 'wait', 'number-limit'] as const)
    expect(happened).toContain(event);
  for (const event of ['wrong-code', 'expired', 'locked'] as const) expect(happened).toContain(event);
}, 180_000);
