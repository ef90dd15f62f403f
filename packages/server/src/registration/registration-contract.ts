// SPDX-License-Identifier: GPL-3.0-only
// What registration withstands on every engine: guessing, many calls at once, and curiosity. For tests only.
import { utcDayAt } from '@bluezone/protocol';
import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { askRegistration, registerNumber } from '../testing/register-number.ts';
import { type TestRegistration, testRegistration } from '../testing/test-registration.ts';
import { emptyStore, noon, testServer } from '../testing/test-server.ts';
import { eraseByCode, eraseByCredential } from './erase-registration.ts';
import { codeOf } from './one-time-code.ts';
import type { RegistrationResult } from './refusal.ts';
import type { RegistrationDesk } from './registration-desk.ts';
import { productionRegistration } from './registration-settings.ts';
import { resendCode, startRegistration } from './start-registration.ts';
import { verifyRegistration } from './verify-registration.ts';

const number = '+84912345678';
const numberOf = (i: number) => `+8491${String(i).padStart(7, '0')}`;
const said = (result: RegistrationResult<unknown>) => (result.ok ? 'ok' : result.code);

const start = (t: TestRegistration, phoneNumber = number, purpose: 'register' | 'erase' = 'register') =>
  startRegistration(t.desk, { phoneNumber, purpose, language: 'vi' }, t.now);

async function attemptOf(t: TestRegistration, phoneNumber = number): Promise<Uint8Array> {
  const started = await start(t, phoneNumber);
  if (!started.ok) throw new Error(started.code);
  return started.value.attempt;
}

const tell = (t: TestRegistration, attempt: Uint8Array, code: string) =>
  verifyRegistration(t.desk, { attempt, code, province: undefined }, t.now);

/** A code that is not this attempt's. */
function wrongCode(desk: RegistrationDesk, attempt: Uint8Array, i: number): string {
  const code = String(i).padStart(6, '0');
  return code === codeOf(desk.key, attempt) ? '999999' : code;
}

const countOf = (t: TestRegistration, event: string) => t.events.filter((each) => each === event).length;

export interface RegistrationContract {
  /** For the titles. */
  readonly name: string;
  readonly isLeftOut?: boolean;
}

/** Adds the tests, to be run over the engine of the test file. */
export function registrationContract({ name, isLeftOut = false }: RegistrationContract): void {
  const on = (title: string, body: () => Promise<void>) =>
    test.skipIf(isLeftOut)(`${name}: ${title}`, body, 120_000);

  on(
    'whoever guesses, in many attempts and many calls at once, is judged 15 times per number and day',
    async () => {
      const t = testRegistration(await emptyStore(), productionRegistration());
      const { messagesPerNumberDay, guessesPerNumberDay } = t.desk.settings;
      const judged: number[] = [];
      for (let day = 0; day < 2; day++) {
        const attempts: Uint8Array[] = [];
        for (let i = 0; i < messagesPerNumberDay + 3; i++) {
          const started = await start(t);
          if (started.ok) attempts.push(started.value.attempt);
          else t.now += started.retryAfterSeconds ?? 0;
          if (utcDayAt(t.now) > utcDayAt(noon) + day) break;
          const guesses = attempts.flatMap((attempt) =>
            Array.from({ length: 10 }, (_, k) => tell(t, attempt, wrongCode(t.desk, attempt, i * 10 + k))),
          );
          const answers = await Promise.all(guesses);
          for (const answer of answers)
            expect(['registration.code', 'registration.locked', 'registration.expired']).toContain(
              said(answer),
            );
        }
        judged.push(countOf(t, 'wrong-code'));
        t.now = (utcDayAt(noon) + day + 1) * 86_400;
      }
      expect(judged).toEqual([guessesPerNumberDay, 2 * guessesPerNumberDay]);
    },
  );

  on('of many right answers at once each gets the same credential, and one phone is registered', async () => {
    const t = testRegistration(await emptyStore());
    const attempt = await attemptOf(t);
    const code = codeOf(t.desk.key, attempt);
    const answers = await Promise.all(Array.from({ length: 20 }, () => tell(t, attempt, code)));
    const credentials = new Set(answers.flatMap((answer) => (answer.ok ? [answer.value.join()] : [])));
    expect(credentials.size).toBe(1);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(t.desk.settings.guessesPerCode);
    expect(countOf(t, 'registered')).toBe(1);
  });

  on('of many starts for one number at once one sends a message', async () => {
    const t = testRegistration(await emptyStore(), productionRegistration());
    const answers = (await Promise.all(Array.from({ length: 30 }, () => start(t)))).map(said);
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set(['ok', 'registration.wait']));
    expect(t.inbox.list()).toHaveLength(1);
  });

  const limits = [
    ['budget', { budgetPerDay: 7 * 300 + 299 }, 'later-budget'],
    ['total', { messagesPerDay: 7 }, 'later-day'],
  ] as const;
  for (const [what, limit, event] of limits)
    on(`many people at once get no more messages than the day’s ${what} allows`, async () => {
      const routes = [{ prefix: '+84', price: 300, perHour: 1000, perDay: 1000 }];
      const t = testRegistration(await emptyStore(), { routes, ...limit });
      const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => start(t, numberOf(i))));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(7);
      expect(t.inbox.list()).toHaveLength(7);
      const refused = answers.find(({ ok }) => !ok);
      expect(refused).toMatchObject({ code: 'registration.later', retryAfterSeconds: 43_200 });
      expect(countOf(t, event)).toBe(33);
      expect(t.alerts).toEqual([`registration refuses new people: ${event}`]);
      t.now += 43_200;
      expect(said(await start(t, numberOf(50)))).toBe('ok');
    });

  on('one route that is used up leaves the others open', async () => {
    const route = (prefix: string, perDay: number) => ({ prefix, price: 0, perHour: 1000, perDay });
    const t = testRegistration(await emptyStore(), { routes: [route('+84', 100), route('+8491', 2)] });
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push(said(await start(t, numberOf(i))));
    expect(answers).toEqual(['ok', 'ok', 'registration.later', 'registration.later']);
    expect(said(await start(t, '+84987654321'))).toBe('ok');
  });

  on('everything at once on two numbers meets no bug and leaves whole rows', async () => {
    const t = testRegistration(await emptyStore(), { messagesPerNumberDay: 40, guessesPerNumberDay: 100 });
    const numbers = [numberOf(1), numberOf(2)];
    const known: Uint8Array[] = [];
    const credentials: Uint8Array[] = [t.desk.random(16)];
    const any = <T>(list: readonly T[], i: number) => list[(i * 7919) % list.length] as T;
    for (const phoneNumber of numbers) known.push(await attemptOf(t, phoneNumber));
    for (let round = 0; round < 12; round++) {
      const acts = Array.from({ length: 24 }, async (_, k) => {
        const i = round * 24 + k;
        const attempt = any(known, i);
        const told = { attempt, code: codeOf(t.desk.key, attempt) };
        switch (k % 6) {
          case 0: {
            const started = await start(t, any(numbers, i), k % 12 === 0 ? 'erase' : 'register');
            if (started.ok) known.push(started.value.attempt);
            return;
          }
          case 1:
            await resendCode(t.desk, { attempt, phoneNumber: any(numbers, i), language: 'vi' }, t.now);
            return;
          case 2: {
            const verified = await verifyRegistration(t.desk, { ...told, province: '79' }, t.now);
            if (verified.ok) credentials.push(verified.value);
            return;
          }
          case 3:
            await eraseByCode(t.desk, told, t.now);
            return;
          case 4:
            await eraseByCredential(t.desk, any(credentials, i));
            return;
          default:
            await tell(t, attempt, '000000');
        }
      });
      await Promise.all(acts);
    }
    for (const phoneNumber of numbers) {
      const { numberHmac, limitHmac } = t.namesOf(phoneNumber);
      const day = await t.desk.registration
        .selectFrom('number_days')
        .selectAll()
        .where('limit_hmac', '=', limitHmac)
        .executeTakeFirstOrThrow();
      expect(day.messages).toBeLessThanOrEqual(40);
      expect(day.guesses).toBeLessThanOrEqual(100);
      const phones = await t.desk.registration
        .selectFrom('phones')
        .select('number_hmac')
        .where('number_hmac', '=', numberHmac)
        .execute();
      expect(phones.length).toBeLessThanOrEqual(1);
    }
    expect(countOf(t, 'registered')).toBeGreaterThan(0);
    expect(countOf(t, 'erased')).toBeGreaterThan(0);
  });

  on('a registered number and any other one are answered with the same bytes', async () => {
    const t = await testServer();
    const [registered, stranger] = [numberOf(1), numberOf(2)];
    const credential = await registerNumber(t, registered);
    expect(credential).toHaveLength(16);
    t.now += 3600;
    const seen = async (phoneNumber: string) => {
      const answers: { statusCode: number; headers: unknown; body: string }[] = [];
      const ask = async (
        ...asked: Parameters<typeof askRegistration> extends [unknown, ...infer R] ? R : never
      ) => {
        const { statusCode, headers, body } = await askRegistration(t, ...asked);
        const attempt: string = body.startsWith('{') ? (JSON.parse(body).attempt ?? '') : '';
        const { date: _date, ...kept } = headers;
        answers.push({ statusCode, headers: kept, body: body.replace(attempt, 'x'.repeat(attempt.length)) });
        return attempt;
      };
      for (const purpose of ['register', 'erase']) {
        const attempt = await ask('start', { phoneNumber, purpose });
        const code = t.inbox.take(phoneNumber) ?? '';
        await ask('resend', { attempt, phoneNumber });
        await ask('verify', { attempt, code: code === '000000' ? '000001' : '000000' });
        await ask('erase', { attempt, code: code === '000000' ? '000001' : '000000' });
        if (purpose === 'erase') await ask('erase', { attempt, code });
      }
      return answers;
    };
    const ofStranger = await seen(stranger);
    expect(ofStranger.map(({ statusCode }) => statusCode)).toEqual([
      ...[200, 200, 403, 410],
      ...[200, 200, 410, 403, 204],
    ]);
    expect(await seen(registered)).toEqual(ofStranger);
  });

  on('a registered number and any other one cost the same statements', async () => {
    const store = await emptyStore();
    const trace: string[] = [];
    const t = testRegistration({ ...store, registration: store.registration.withPlugin(traced(trace)) });
    const [registered, stranger] = [numberOf(1), numberOf(2)];
    await verifyRight(t, await attemptOf(t, registered));
    const costs = async (phoneNumber: string) => {
      trace.length = 0;
      const attempt = await attemptOf(t, phoneNumber);
      await tell(t, attempt, wrongCode(t.desk, attempt, 0));
      await resendCode(t.desk, { attempt, phoneNumber, language: 'vi' }, t.now);
      await verifyRight(t, attempt);
      const started = await start(t, phoneNumber, 'erase');
      if (!started.ok) throw new Error(started.code);
      const erasing = started.value.attempt;
      await eraseByCode(t.desk, { attempt: erasing, code: codeOf(t.desk.key, erasing) }, t.now);
      return [...trace];
    };
    // Another number first had its row of the day made; both now have one.
    await attemptOf(t, stranger);
    const ofStranger = await costs(stranger);
    expect(ofStranger.length).toBeGreaterThan(20);
    expect(await costs(registered)).toEqual(ofStranger);
    trace.length = 0;
    await eraseByCredential(t.desk, t.desk.random(16));
    const ofNobody = [...trace];
    const credential = await verifyRight(t, await attemptOf(t, registered));
    trace.length = 0;
    await eraseByCredential(t.desk, credential);
    expect(trace).toEqual(ofNobody);
  });

  on('how long a start takes tells nothing of whether the number is registered', async () => {
    const t = testRegistration(await emptyStore());
    const pairs = 60;
    for (let i = 0; i < pairs; i++) await verifyRight(t, await attemptOf(t, numberOf(i)));
    const times = { registered: [] as number[], stranger: [] as number[] };
    const timed = async (kind: keyof typeof times, i: number) => {
      const began = performance.now();
      await start(t, numberOf(i));
      times[kind].push(performance.now() - began);
    };
    // Nobody has had anything today, so that all rows of the day are new.
    t.now += 86_400;
    for (let i = 0; i < pairs; i++)
      for (const kind of i % 2 === 0
        ? (['registered', 'stranger'] as const)
        : (['stranger', 'registered'] as const))
        await timed(kind, kind === 'registered' ? i : pairs + i);
    const auc = areaUnderCurve(times.registered, times.stranger);
    // 0.5 is chance; with as many pairs chance alone stays within 0.2 of it in all but two of 10,000 runs.
    expect(Math.abs(auc - 0.5)).toBeLessThan(0.2);
  });
}

async function verifyRight(t: TestRegistration, attempt: Uint8Array): Promise<Uint8Array> {
  const verified = await tell(t, attempt, codeOf(t.desk.key, attempt));
  if (!verified.ok) throw new Error(verified.code);
  return verified.value;
}

/** Remembers the form of every statement, with its values left out. */
function traced(trace: string[]): KyselyPlugin {
  const withoutValues = (key: string, value: unknown): unknown =>
    key === 'value' || value instanceof Uint8Array ? '?' : value;
  return {
    transformQuery({ node }) {
      trace.push(JSON.stringify(node, withoutValues).replace(/"values":\[[^\]]*\]/g, '"values":?'));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

/** Chance that a value of the first list is greater than one of the second. */
function areaUnderCurve(first: readonly number[], second: readonly number[]): number {
  let wins = 0;
  for (const a of first) for (const b of second) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return wins / (first.length * second.length);
}
