// SPDX-License-Identifier: GPL-3.0-only
// Somebody gives a number and gets a message with a code. Whether the number is registered is not looked up, so no answer
// and no delay can tell.
import { ok, toHex, utcDayAt } from '@bluezone/protocol';
import { registrationNumberHmac } from '../phone-number.ts';
import { sha256 } from '../sha256.ts';
import { type CodePurpose, codeText, type SmsLanguage } from '../sms/code-text.ts';
import { mobileNumber } from './mobile-number.ts';
import { attemptLength, codeOf, limitHmac } from './one-time-code.ts';
import { type RegistrationRefusal, type RegistrationResult, refuse } from './refusal.ts';
import type { RegistrationDesk } from './registration-desk.ts';
import { routeOf } from './registration-settings.ts';
import {
  type MessageWanted,
  refuseNow,
  resendWait,
  reserveMessage,
  secondsToNextDay,
} from './reserve-message.ts';

export const purposes = { register: 1, erase: 2 } as const satisfies Record<CodePurpose, number>;

export interface StartRequest {
  /** As typed. */
  readonly phoneNumber: string;
  readonly purpose: CodePurpose;
  readonly language: SmsLanguage;
}

export interface ResendRequest extends Omit<StartRequest, 'purpose'> {
  /** 16 bytes. */
  readonly attempt: Uint8Array;
}

export interface StartedAttempt {
  /** 16 random bytes: the name under which the code is told. */
  readonly attempt: Uint8Array;
  readonly expiresInSeconds: number;
  /** Seconds after which another message may be asked for. */
  readonly resendInSeconds: number;
}

interface Addressee extends MessageWanted {
  /** E.164: lives in memory alone. */
  readonly number: string;
}

/** The number that a message goes to, when one may go there now. */
function addressee(desk: RegistrationDesk, text: string, now: number): RegistrationResult<Addressee> {
  const number = mobileNumber(text, desk.country);
  if (!number.ok) {
    desk.count('bad-number');
    return number;
  }
  const route = routeOf(desk.settings.routes, number.value);
  if (route === undefined) {
    desk.count('bad-number');
    return refuse('registration.country', 'no messages are sent to numbers of this country');
  }
  const refused = refuseNow(desk, route, now);
  if (refused !== undefined) return refused;
  const numberHmac = registrationNumberHmac(desk.key, number.value);
  return ok({ number: number.value, numberHmac, limitHmac: limitHmac(desk.key, numberHmac), route });
}

function send(
  desk: RegistrationDesk,
  to: string,
  { attempt, purpose, language }: { attempt: Uint8Array; purpose: CodePurpose; language: SmsLanguage },
  now: number,
): void {
  const { codeLifetimeSeconds } = desk.settings;
  const text = codeText(language, purpose, codeOf(desk.key, attempt), codeLifetimeSeconds);
  desk.outbox.put({ to, text, reference: toHex(desk.random(16)) }, Math.floor(now) + codeLifetimeSeconds);
}

function started(
  { settings }: RegistrationDesk,
  attempt: Uint8Array,
  messages: number,
  now: number,
): StartedAttempt {
  const isLast = messages >= settings.messagesPerNumberDay;
  return {
    attempt,
    expiresInSeconds: settings.codeLifetimeSeconds,
    resendInSeconds: isLast ? secondsToNextDay(now) : resendWait(settings, messages),
  };
}

/**
 * Sends a code to a number. The same answer for every number that can be sent to.
 * @returns `registration.number`, `registration.old-number`, `registration.not-mobile`, `registration.country`,
 *   `registration.wait`, `registration.number-limit` or `registration.later`.
 */
export async function startRegistration(
  desk: RegistrationDesk,
  { phoneNumber, purpose, language }: StartRequest,
  now: number,
): Promise<RegistrationResult<StartedAttempt>> {
  const to = addressee(desk, phoneNumber, now);
  if (!to.ok) return to;
  const attempt = desk.random(attemptLength);
  const reserved = await desk.registration.transaction().execute(async (db) => {
    const message = await reserveMessage(desk, db, to.value, now);
    if (!message.ok) return message;
    await message.value.counted
      .insertInto('attempts')
      .values({
        attempt_hash: sha256(attempt),
        number_hmac: to.value.numberHmac,
        purpose: purposes[purpose],
        guesses: 0,
        is_done: false,
        expires: Math.floor(now) + desk.settings.codeLifetimeSeconds,
      })
      .execute();
    return message;
  });
  if (!reserved.ok) return reserved;
  desk.count('started');
  send(desk, to.value.number, { attempt, purpose, language }, now);
  return ok(started(desk, attempt, reserved.value.messages, now));
}

/**
 * Sends the attempt's code once more; it holds for a whole lifetime again. The number is asked for again because it is
 * kept nowhere.
 * @returns what `startRegistration` returns, `registration.expired` when there is no such attempt of this number any more,
 *   or `registration.locked` when its guesses are used up.
 */
export async function resendCode(
  desk: RegistrationDesk,
  { phoneNumber, attempt, language }: ResendRequest,
  now: number,
): Promise<RegistrationResult<StartedAttempt>> {
  const to = addressee(desk, phoneNumber, now);
  if (!to.ok) return to;
  const { settings } = desk;
  const attemptHash = sha256(attempt);
  const expires = Math.floor(now) + settings.codeLifetimeSeconds;
  const open = await desk.registration
    .selectFrom('attempts')
    .select(['purpose', 'guesses'])
    .where('attempt_hash', '=', attemptHash)
    .where('number_hmac', '=', to.value.numberHmac)
    .where('is_done', '=', false)
    .where('expires', '>', Math.floor(now))
    .executeTakeFirst();
  if (open === undefined) return refuseExpired(desk);
  if (open.guesses >= settings.guessesPerCode) return await refuseLocked(desk, to.value, now);
  const reserved = await desk.registration.transaction().execute(async (db) => {
    const message = await reserveMessage(desk, db, to.value, now);
    if (!message.ok) return message;
    await message.value.counted
      .updateTable('attempts')
      .set({ expires })
      .where('attempt_hash', '=', attemptHash)
      .where('is_done', '=', false)
      .execute();
    return message;
  });
  if (!reserved.ok) return reserved;
  desk.count('resent');
  const purpose = open.purpose === purposes.erase ? 'erase' : 'register';
  send(desk, to.value.number, { attempt, purpose, language }, now);
  return ok(started(desk, attempt, reserved.value.messages, now));
}

/** The same for an attempt that never was, one of another number, and one whose time is over. */
export function refuseExpired(desk: RegistrationDesk): RegistrationRefusal {
  desk.count('expired');
  return refuse('registration.expired', 'this code holds no more; ask for a new one');
}

/** Says when another message may be asked for. */
export async function refuseLocked(
  desk: RegistrationDesk,
  { numberHmac, limitHmac: limit }: Pick<MessageWanted, 'numberHmac' | 'limitHmac'>,
  now: number,
): Promise<RegistrationRefusal> {
  const { settings } = desk;
  desk.count('locked');
  const day = await desk.registration
    .selectFrom('number_days')
    .select(['messages', 'guesses'])
    .where('limit_hmac', '=', limit)
    .where('day', '=', utcDayAt(now))
    .executeTakeFirst();
  const { newest } = await desk.registration
    .selectFrom('attempts')
    .select((e) => e.fn.max('expires').as('newest'))
    .where('number_hmac', '=', numberHmac)
    .executeTakeFirstOrThrow();
  const { messages, guesses } = day ?? { messages: 0, guesses: 0 };
  const isOverToday = messages >= settings.messagesPerNumberDay || guesses >= settings.guessesPerNumberDay;
  const sentAt = (newest ?? 0) - settings.codeLifetimeSeconds;
  const retryAfterSeconds = isOverToday
    ? secondsToNextDay(now)
    : Math.max(1, sentAt + resendWait(settings, messages) - Math.floor(now));
  return refuse('registration.locked', 'too many wrong codes were tried; ask for a new code later', {
    retryAfterSeconds,
  });
}
