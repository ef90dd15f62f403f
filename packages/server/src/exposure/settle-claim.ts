// SPDX-License-Identifier: GPL-3.0-only
// A stored claim waits until its tags are published, then spends them and is accepted, or is refused in the end.
// Steps are ordered so that a crash between any two leaves a claim that settles on the next run.
import { fail, ok, type Result, utcDayAt } from '@bluezone/protocol';
import type { Selectable } from 'kysely';
import { judgeMeetings, type Verdict } from '../meetings/judge-meetings.ts';
import { type ExposureTables, rowKinds } from '../store/tables.ts';
import { assertKeysAfterMeeting } from './assert-keys-after-meeting.ts';
import { claimsLeft } from './claim-cap.ts';
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

async function accept(desk: ExposureDesk, row: ClaimRow, tags: Uint8Array[], now: number): Promise<boolean> {
  const day = utcDayAt(now);
  const spent = await desk.meetings.spend(tags, row.token_hash, day);
  const { claimMinutes } = desk.configuration().meetings;
  if (judgeMeetings(spent, row.token_hash, claimMinutes).kind !== 'met') {
    await refuse(desk, row.token_hash);
    return false;
  }
  const accepted = await desk.exposure
    .updateTable('reports')
    .set({ state: 'accepted', day, claim_tags: null, waits_until_day: null })
    .where('token_hash', '=', row.token_hash)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  if (accepted.numUpdatedRows === 1n) return true;
  const state = await desk.exposure
    .selectFrom('reports')
    .select('state')
    .where('token_hash', '=', row.token_hash)
    .executeTakeFirst();
  if (state?.state === 'accepted') return true;
  await desk.meetings.release(row.token_hash);
  return false;
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
  if ((await claimsLeft(desk, now)) <= 0) {
    desk.log.alert('claims over the daily limit wait');
    return waiting();
  }
  return (await accept(desk, row, tags, now)) ? ok(nothing) : notMet();
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
