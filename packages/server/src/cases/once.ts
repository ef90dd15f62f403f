// SPDX-License-Identifier: GPL-3.0-only
// A console that lost its connection sends the same request again: it is carried out once, and told the same.
import { type Failure, fail, ok, utcDayAt } from '@bluezone/protocol';
import type { Transaction } from 'kysely';
import { deskHmac } from '../phone-number.ts';
import { sha256 } from '../sha256.ts';
import { inTransaction } from '../store/in-transaction.ts';
import type { CaseTables } from '../store/tables.ts';
import type { Actor } from './actor.ts';
import type { CaseDesk } from './case-desk.ts';
import type { Refusal, Told } from './told.ts';

class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

/** Runs work in a transaction of which nothing stays when it fails. */
export async function allOrNothing<T>(
  desk: Pick<CaseDesk, 'cases'>,
  work: (transaction: Transaction<CaseTables>) => Promise<Told<T>>,
): Promise<Told<T>> {
  try {
    return await inTransaction(desk.cases, async (transaction) => {
      const done = await work(transaction);
      if (!done.ok) throw new Refused(done);
      return done;
    });
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

export interface RepeatableRequest {
  /** Idempotency-Key; without one nothing is remembered. */
  readonly key: string | undefined;
  /** What is asked, and of which record. */
  readonly act: string;
  readonly body: unknown;
}

/**
 * Carries work out once for a key of an actor: a second time only what the first gave is told again. `request.repeated` when
 * the key came with another body.
 * @returns the id that the work gave
 */
export async function once(
  desk: CaseDesk,
  actor: Actor,
  { key, act, body }: RepeatableRequest,
  now: number,
  work: (transaction: Transaction<CaseTables>) => Promise<Told<string>>,
): Promise<Told<string>> {
  if (key === undefined) return await allOrNothing(desk, work);
  const keyHash = deskHmac(desk.numberKey, 'repeat', actor.username, act, key);
  const bodyHash = sha256(Buffer.from(JSON.stringify(body ?? null)));
  return await allOrNothing(desk, async (transaction): Promise<Told<string>> => {
    const begun = await transaction
      .insertInto('repeats')
      .values({ key_hash: keyHash, body_hash: bodyHash, subject: '', day: utcDayAt(now) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (!begun.numInsertedOrUpdatedRows) {
      const first = await transaction
        .selectFrom('repeats')
        .selectAll()
        .where('key_hash', '=', keyHash)
        .executeTakeFirst();
      const other: Failure = fail('request.repeated', 'the key came with another request');
      return first !== undefined && Buffer.from(first.body_hash).equals(bodyHash) ? ok(first.subject) : other;
    }
    const done = await work(transaction);
    if (done.ok)
      await transaction
        .updateTable('repeats')
        .set({ subject: done.value })
        .where('key_hash', '=', keyHash)
        .execute();
    return done;
  });
}
