// SPDX-License-Identifier: GPL-3.0-only
// A stored claim waits until its tags are published, then spends them and is accepted, or is refused in the end.
// Steps are ordered so that a crash between any two leaves a claim that settles on the next run.
import { fail, ok, type Result, utcDayAt } from '@bluezone/protocol';
import type { Selectable } from 'kysely';
import { judgeMeetings, type Verdict } from '../meetings/judge-meetings.ts';
import { type ExposureTables, rowKinds } from '../store/tables.ts';
import { assertKeysAfterMeeting } from './assert-keys-after-meeting.ts';
import { acceptWithinCap, claimsLeft } from './claim-cap.ts';
import type { ExposureDesk } from './exposure-desk.ts';
import { unpackClaimTags, unpackKeys } from './packed-keys.ts';

const nothing = new Uint8Array(0);
const waiting = () => fail('claim.waiting', 'the meetings are not published yet; ask again later');
const notMet = () => fail('claim.not-met', 'these meetings do not prove enough time together');

type ClaimRow = Pick<
  Selectable<ExposureTables['reports']>,
  'token_hash' | 'keys' | 'claim_tags' | 'waits_until_day'
>;

/** Judges the opened tags of a claim as published now. */
export async function judgeClaim(
  desk: ExposureDesk,
  tags: readonly Uint8Array[],
  claim: Uint8Array,
): Promise<Verdict> {
  const { claimMinutes } = desk.configuration().meetings;
  return judgeMeetings(await desk.meetings.find(tags), claim, claimMinutes);
}

async function refuse(desk: ExposureDesk, claim: Uint8Array): Promise<void> {
  await desk.exposure
    .updateTable('reports')
    .set({ state: 'refused', keys: nothing, claim_tags: null, revision: null })
    .where('token_hash', '=', claim)
    .where('state', '=', 'waiting')
    .execute();
  await desk.meetings.release(claim);
}

async function accept(
  desk: ExposureDesk,
  { token_hash: claim }: ClaimRow,
  tags: Uint8Array[],
  now: number,
): Promise<Result<Uint8Array>> {
  const spent = await desk.meetings.spend(tags, claim, utcDayAt(now));
  const { claimMinutes } = desk.configuration().meetings;
  if (judgeMeetings(spent, claim, claimMinutes).kind !== 'met') {
    await refuse(desk, claim);
    return notMet();
  }
  const outcome = await acceptWithinCap(desk.exposure, desk.settings, claim, now);
  if (outcome === 'accepted') return ok(nothing);
  const row = await desk.exposure
    .selectFrom('reports')
    .select('state')
    .where('token_hash', '=', claim)
    .executeTakeFirst();
  if (row?.state === 'accepted') return ok(nothing);
  if (row?.state === 'waiting') return overLimit(desk);
  await desk.meetings.release(claim);
  return notMet();
}

function overLimit(desk: ExposureDesk): Result<never> {
  desk.log.alert('claims over the daily limit wait');
  return waiting();
}

/** Settles one waiting claim at `now`: accepted, still waiting (`claim.waiting`) or refused (`claim.not-met`, `claim.key-too-early`). */
export async function settleClaim(
  desk: ExposureDesk,
  row: ClaimRow,
  now: number,
): Promise<Result<Uint8Array>> {
  const tags = unpackClaimTags(row.claim_tags ?? nothing);
  const verdict = await judgeClaim(desk, tags, row.token_hash);
  if (verdict.kind !== 'met') {
    const over = row.waits_until_day !== null && utcDayAt(now) > row.waits_until_day;
    if (verdict.kind === 'not-yet' && !over) return waiting();
    await refuse(desk, row.token_hash);
    return notMet();
  }
  const late = assertKeysAfterMeeting(
    unpackKeys(row.keys),
    verdict.latestDay,
    desk.configuration().meetings.latencyDays,
  );
  if (!late.ok) {
    await refuse(desk, row.token_hash);
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
    .select(['token_hash', 'keys', 'claim_tags', 'waits_until_day'])
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
