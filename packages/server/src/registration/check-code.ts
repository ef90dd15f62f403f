// SPDX-License-Identifier: GPL-3.0-only
// A code is told for an attempt. Every try is counted, for the attempt and for the number, before it is judged, so that
// many at once get no more than the same one after another.
import { utcDayAt } from '@bluezone/protocol';
import type { Transaction } from 'kysely';
import { sha256 } from '../sha256.ts';
import type { CodePurpose } from '../sms/code-text.ts';
import type { RegistrationTables } from '../store/tables.ts';
import { lockNumberDay } from './number-day.ts';
import { isCodeOf, limitHmac } from './one-time-code.ts';
import { type RegistrationResult, refuse } from './refusal.ts';
import type { RegistrationDesk } from './registration-desk.ts';
import { purposes, refuseExpired, refuseLocked } from './start-registration.ts';

export interface ToldCode {
  /** 16 bytes. */
  readonly attempt: Uint8Array;
  /** Six digits. */
  readonly code: string;
}

/** An attempt whose code was right. */
export interface RightCode {
  readonly numberHmac: Uint8Array;
  /** It was not told before. */
  readonly isFirst: boolean;
}

type Judged<T> = 'expired' | 'locked' | { readonly triesLeft: number } | { readonly value: T };

/**
 * Judges a code and, if it is right, does something in the same transaction, under the lock of the number.
 * @returns `registration.expired`, `registration.code` with the tries left, or `registration.locked`.
 */
export async function checkCode<T>(
  desk: RegistrationDesk,
  purpose: CodePurpose,
  { attempt, code }: ToldCode,
  now: number,
  onRight: (db: Transaction<RegistrationTables>, right: RightCode) => Promise<T>,
): Promise<RegistrationResult<T>> {
  const { settings } = desk;
  const attemptHash = sha256(attempt);
  const second = Math.floor(now);
  const known = await desk.registration
    .selectFrom('attempts')
    .select('number_hmac')
    .where('attempt_hash', '=', attemptHash)
    .where('purpose', '=', purposes[purpose])
    .where('expires', '>', second)
    .executeTakeFirst();
  if (known === undefined) return refuseExpired(desk);
  const numberHmac = known.number_hmac;
  const limit = limitHmac(desk.key, numberHmac);

  const judged = await desk.registration.transaction().execute(async (db): Promise<Judged<T>> => {
    const { guesses } = await lockNumberDay(db, limit, utcDayAt(now));
    const open = await db
      .selectFrom('attempts')
      .select(['guesses', 'is_done'])
      .where('attempt_hash', '=', attemptHash)
      .where('expires', '>', second)
      .executeTakeFirst();
    if (open === undefined) return 'expired';
    if (open.guesses >= settings.guessesPerCode || guesses >= settings.guessesPerNumberDay) return 'locked';
    const isRight = isCodeOf(desk.key, attempt, code);
    const { numUpdatedRows } = await db
      .with('had', (q) =>
        q
          .updateTable('number_days')
          .set((e) => ({ guesses: e('guesses', '+', 1) }))
          .where('limit_hmac', '=', limit)
          .returning('limit_hmac'),
      )
      .updateTable('attempts')
      .set((e) => ({ guesses: e('guesses', '+', 1), is_done: open.is_done || isRight }))
      .where('attempt_hash', '=', attemptHash)
      .executeTakeFirst();
    // Erased at this moment, by the phone's credential.
    if (numUpdatedRows === 0n) return 'expired';
    if (isRight) return { value: await onRight(db, { numberHmac, isFirst: !open.is_done }) };
    const left = Math.min(settings.guessesPerCode - open.guesses, settings.guessesPerNumberDay - guesses) - 1;
    return { triesLeft: left };
  });

  if (judged === 'expired') return refuseExpired(desk);
  if (judged === 'locked') return await refuseLocked(desk, { numberHmac, limitHmac: limit }, now);
  if ('value' in judged) return { ok: true, value: judged.value };
  desk.count('wrong-code');
  if (judged.triesLeft === 0) return await refuseLocked(desk, { numberHmac, limitHmac: limit }, now);
  return refuse('registration.code', 'this is not the code that was sent; look at the newest message', {
    triesLeft: judged.triesLeft,
  });
}
