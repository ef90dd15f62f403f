// SPDX-License-Identifier: GPL-3.0-only
// A stored claim waits until its tags are published, then spends them and is accepted, or is refused in the end.
// Steps are ordered so that a crash between any two leaves a claim that settles on the next run.
import { fail, ok, type Result, utcDayAt } from '@bluezone/protocol';
import type { Selectable } from 'kysely';
import { judgeMeetings, type Verdict } from '../meetings/judge-meetings.ts';
import { type ExposureTables, rowKinds } from '../store/tables.ts';
import { assertKeysAfterMeeting } from './assert-keys-after-meeting.ts';
import { acceptWithinCap, claimsLeft } from './claim-cap.ts';
import { claimName, type NamedClaim } from './claim-name.ts';
import type { ExposureDesk } from './exposure-desk.ts';
import { unpackClaimTags, unpackKeys } from './packed-keys.ts';

const nothing = new Uint8Array(0);
const waiting = () => fail('claim.waiting', 'the meetings are not published yet; ask again later');
const notMet = () => fail('claim.not-met', 'these meetings do not prove enough time together');

type ClaimRow = Pick<
  Selectable<ExposureTables['reports']>,
  'token_hash' | 'body_hash' | 'keys' | 'claim_tags' | 'waits_until_day'
>;

/** What a refused claim leaves: hashes, so that the same again gets the same answer and its token is free. */
export const refusedFields = { state: 'refused', keys: nothing, claim_tags: null, revision: null } as const;

/** Judges the opened tags of a claim as published now. */
export async function judgeClaim(
  desk: ExposureDesk,
  tags: readonly Uint8Array[],
  claim: NamedClaim,
): Promise<Verdict> {
  const { claimMinutes } = desk.configuration().meetings;
  return judgeMeetings(await desk.meetings.find(tags), claimName(desk.claimsKey, claim), claimMinutes);
}

async function refuse(desk: ExposureDesk, row: ClaimRow): Promise<void> {
  await desk.exposure
    .updateTable('reports')
    .set(refusedFields)
    .where('token_hash', '=', row.token_hash)
    .where('body_hash', '=', row.body_hash)
    .where('state', '=', 'waiting')
    .execute();
  await desk.meetings.release(claimName(desk.claimsKey, row));
}

/** Gives back, once more, what refused claims spent: a crash may have come between their refusal and that. */
export async function releaseRefused(desk: ExposureDesk): Promise<void> {
  const rows = await desk.exposure
    .selectFrom('reports')
    .select(['token_hash', 'body_hash'])
    .where('kind', '=', rowKinds.claim)
    .where('state', '=', 'refused')
    .execute();
  for (const row of rows) await desk.meetings.release(claimName(desk.claimsKey, row));
}

async function accept(
  desk: ExposureDesk,
  row: ClaimRow,
  tags: Uint8Array[],
  now: number,
): Promise<Result<Uint8Array>> {
  const name = claimName(desk.claimsKey, row);
  const spent = await desk.meetings.spend(tags, name, utcDayAt(now));
  const { claimMinutes } = desk.configuration().meetings;
  if (judgeMeetings(spent, name, claimMinutes).kind !== 'met') {
    await refuse(desk, row);
    return notMet();
  }
  const outcome = await acceptWithinCap(desk.exposure, desk.settings, row, now);
  if (outcome === 'accepted') return ok(nothing);
  const left = await desk.exposure
    .selectFrom('reports')
    .select('state')
    .where('token_hash', '=', row.token_hash)
    .where('body_hash', '=', row.body_hash)
    .executeTakeFirst();
  if (left?.state === 'accepted') return ok(nothing);
  if (left?.state === 'waiting') return overLimit(desk);
  await desk.meetings.release(name);
  return notMet();
}

function overLimit(desk: ExposureDesk): Result<never> {
  desk.log.ofDay.alert('claims over the daily limit wait');
  return waiting();
}

/** Settles one waiting claim at `now`: accepted, still waiting (`claim.waiting`) or refused (`claim.not-met`, `claim.key-too-early`). */
export async function settleClaim(
  desk: ExposureDesk,
  row: ClaimRow,
  now: number,
): Promise<Result<Uint8Array>> {
  const tags = unpackClaimTags(row.claim_tags ?? nothing);
  const verdict = await judgeClaim(desk, tags, row);
  if (verdict.kind !== 'met') {
    const over = row.waits_until_day !== null && utcDayAt(now) > row.waits_until_day;
    if (verdict.kind === 'not-yet' && !over) return waiting();
    await refuse(desk, row);
    return notMet();
  }
  const late = assertKeysAfterMeeting(
    unpackKeys(row.keys),
    verdict.latestDay,
    desk.configuration().meetings.latencyDays,
  );
  if (!late.ok) {
    await refuse(desk, row);
    return late;
  }
  if ((await claimsLeft(desk.exposure, desk.settings, now)) <= 0) return overLimit(desk);
  return await accept(desk, row, tags, now);
}

/** Whether any claim waits. */
export async function hasWaitingClaims(db: ExposureDesk['exposure']): Promise<boolean> {
  const row = await db
    .selectFrom('reports')
    .select('day')
    .where('kind', '=', rowKinds.claim)
    .where('state', '=', 'waiting')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Settles every waiting claim, oldest token hash first; gives how many were accepted and refused. */
export async function settleClaims(
  desk: ExposureDesk,
  now: number,
): Promise<{ accepted: number; refused: number; waiting: number }> {
  const rows = await desk.exposure
    .selectFrom('reports')
    .select(['token_hash', 'body_hash', 'keys', 'claim_tags', 'waits_until_day'])
    .where('kind', '=', rowKinds.claim)
    .where('state', '=', 'waiting')
    .orderBy('day')
    .orderBy('token_hash')
    .execute();
  const counts = { accepted: 0, refused: 0, waiting: 0 };
  for (const row of rows) {
    const settled = await settleClaim(desk, row, now);
    if (settled.ok) counts.accepted++;
    else if (settled.code === 'claim.waiting') counts.waiting++;
    else counts.refused++;
  }
  return counts;
}
