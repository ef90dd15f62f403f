// SPDX-License-Identifier: GPL-3.0-only
// Whether one more message may be sent, to this number, on this route and in all. What is allowed is counted in the same
// transaction, before anything is sent: a message that is lost afterwards counts too.
import { daySeconds, ok, utcDayAt } from '@bluezone/protocol';
import { sql, type Transaction } from 'kysely';
import type { RegistrationTables } from '../store/tables.ts';
import { secondsToNextHour } from './hourly-counts.ts';
import { lockNumberDay } from './number-day.ts';
import { type RegistrationRefusal, type RegistrationResult, refuse } from './refusal.ts';
import type { RegistrationDesk } from './registration-desk.ts';
import type { RegistrationEvent } from './registration-metrics.ts';
import type { RegistrationSettings, SmsRoute } from './registration-settings.ts';

const total = 'total';

export function secondsToNextDay(now: number): number {
  return daySeconds - (Math.floor(now) % daySeconds);
}

/** Seconds between the n-th message of the day to a number and the next one. */
export function resendWait(settings: RegistrationSettings, messages: number): number {
  const { resendWaitSeconds, codeLifetimeSeconds } = settings;
  return Math.min(codeLifetimeSeconds, resendWaitSeconds * 2 ** Math.max(0, Math.min(20, messages - 1)));
}

function refuseLater(
  desk: RegistrationDesk,
  reason: RegistrationEvent & `later-${string}`,
  seconds: number,
  now: number,
): RegistrationRefusal {
  desk.count(reason);
  if (desk.hourly.isFirst(reason, now)) desk.log.alert(`registration refuses new people: ${reason}`);
  return refuse('registration.later', 'no more messages can be sent now; try again later', {
    retryAfterSeconds: Math.max(1, Math.ceil(seconds)),
  });
}

/** Refuses when no sender works or this hour has had its messages; asks no table, so it comes before anything else. */
export function refuseNow(
  desk: RegistrationDesk,
  route: SmsRoute,
  now: number,
): RegistrationRefusal | undefined {
  const wait = desk.outbox.waitMs();
  if (wait > 0) return refuseLater(desk, 'later-gateway', wait / 1000, now);
  if (
    desk.hourly.of(total, now) >= desk.settings.messagesPerHour ||
    desk.hourly.of(route.prefix, now) >= route.perHour
  )
    return refuseLater(desk, 'later-hour', secondsToNextHour(now), now);
  return undefined;
}

interface SpentToday {
  readonly sent: number;
  readonly cost: number;
}

/** Locks the counts of a route and of all routes together, in this order, and gives them. */
async function lockSpent(db: Transaction<RegistrationTables>, route: SmsRoute, day: number) {
  const rows = await db
    .insertInto('sms_days')
    .values([route.prefix, total].map((scope) => ({ scope, day, sent: 0, cost: 0 })))
    .onConflict((conflict) =>
      conflict.column('scope').doUpdateSet({
        sent: sql<number>`case when sms_days.day < excluded.day then 0 else sms_days.sent end`,
        cost: sql<number>`case when sms_days.day < excluded.day then 0 else sms_days.cost end`,
        day: sql<number>`greatest(sms_days.day, excluded.day)`,
      }),
    )
    .returning(['scope', 'sent', 'cost'])
    .execute();
  const nothing: SpentToday = { sent: 0, cost: 0 };
  return {
    route: rows.find(({ scope }) => scope === route.prefix) ?? nothing,
    all: rows.find(({ scope }) => scope === total) ?? nothing,
  };
}

export interface MessageWanted {
  readonly numberHmac: Uint8Array;
  readonly limitHmac: Uint8Array;
  readonly route: SmsRoute;
}

/** A message that may be sent. */
export interface ReservedMessage {
  /** How many the number has had today, this one included. */
  readonly messages: number;
  /** Counts it together with the statement that is made out of this, which must follow. */
  readonly counted: ReturnType<typeof counting>;
}

function counting(db: Transaction<RegistrationTables>, { limitHmac, route }: MessageWanted) {
  return db
    .with('spent', (q) =>
      q
        .updateTable('sms_days')
        .set((e) => ({ sent: e('sent', '+', 1), cost: e('cost', '+', route.price) }))
        .where('scope', 'in', [route.prefix, total])
        .returning('scope'),
    )
    .with('had', (q) =>
      q
        .updateTable('number_days')
        .set((e) => ({ messages: e('messages', '+', 1) }))
        .where('limit_hmac', '=', limitHmac)
        .returning('limit_hmac'),
    );
}

/** Reserves one message, or refuses it. The number's row stays locked until the transaction ends. */
export async function reserveMessage(
  desk: RegistrationDesk,
  db: Transaction<RegistrationTables>,
  wanted: MessageWanted,
  now: number,
): Promise<RegistrationResult<ReservedMessage>> {
  const { numberHmac, limitHmac, route } = wanted;
  const { settings } = desk;
  const day = utcDayAt(now);
  const { messages } = await lockNumberDay(db, limitHmac, day);
  const { newest } = await db
    .selectFrom('attempts')
    .select((e) => e.fn.max('expires').as('newest'))
    .where('number_hmac', '=', numberHmac)
    .executeTakeFirstOrThrow();
  if (messages >= settings.messagesPerNumberDay) {
    desk.count('number-limit');
    return refuse(
      'registration.number-limit',
      'this number has had all its messages of today; try tomorrow',
      {
        retryAfterSeconds: secondsToNextDay(now),
      },
    );
  }
  const sentAt = newest === null ? Number.NEGATIVE_INFINITY : newest - settings.codeLifetimeSeconds;
  const wait = sentAt + resendWait(settings, messages) - Math.floor(now);
  if (wait > 0) {
    desk.count('wait');
    return refuse('registration.wait', 'a message is on its way; wait a moment before asking for another', {
      retryAfterSeconds: wait,
    });
  }
  const spent = await lockSpent(db, route, day);
  if (spent.all.sent >= settings.messagesPerDay || spent.route.sent >= route.perDay)
    return refuseLater(desk, 'later-day', secondsToNextDay(now), now);
  if (spent.all.cost + route.price > settings.budgetPerDay)
    return refuseLater(desk, 'later-budget', secondsToNextDay(now), now);
  desk.hourly.add(total, now);
  desk.hourly.add(route.prefix, now);
  return ok({ messages: messages + 1, counted: counting(db, wanted) });
}
