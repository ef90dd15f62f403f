// SPDX-License-Identifier: GPL-3.0-only
// Only R takes back what was sent: published keys come again as revoked, others never come, tags go, and claims that
// stood on those tags fall with them. Every step may be repeated, so a withdrawal that was cut short is simply sent again.
import { decodeWithdrawal, fail, ok, type Result, revisionOf, toHex } from '@bluezone/protocol';
import { judgeMeetings } from '../meetings/judge-meetings.ts';
import { rowKinds } from '../store/tables.ts';
import type { ExposureDesk } from './exposure-desk.ts';

const nothing = new Uint8Array(0);

/** Takes a withdrawal's body; `withdraw.unknown` when no report or claim was made with this R. */
export async function takeWithdrawal(desk: ExposureDesk, body: Uint8Array): Promise<Result<Uint8Array>> {
  const decoded = decodeWithdrawal(body);
  if (!decoded.ok) return decoded;
  const { secret, tags } = decoded.value;
  const row = await desk.exposure
    .updateTable('reports')
    .set({ state: 'withdrawn', tags: null, claim_tags: null })
    .where('revision', '=', revisionOf(secret))
    .returning('kind')
    .executeTakeFirst();
  if (row === undefined) return fail('withdraw.unknown', 'nothing was sent that this secret could take back');
  if (row.kind !== rowKinds.report || tags.length === 0) return ok(nothing);
  const spenders = (await desk.meetings.find(tags)).flatMap(({ spentBy }) =>
    spentBy === null ? [] : [spentBy],
  );
  await revokeUnprovenClaims(desk, spenders, tags);
  // A claim may have spent some of them just now: those that really went tell.
  await revokeUnprovenClaims(desk, await desk.meetings.remove(tags), tags);
  return ok(nothing);
}

/** Claims that are left with too few minutes without the withdrawn tags are revoked too. */
async function revokeUnprovenClaims(
  desk: ExposureDesk,
  claims: readonly Uint8Array[],
  withdrawn: readonly Uint8Array[],
): Promise<void> {
  const { claimMinutes } = desk.configuration().meetings;
  const gone = new Set(withdrawn.map(toHex));
  for (const claim of new Map(claims.map((hash) => [toHex(hash), hash])).values()) {
    const left = (await desk.meetings.spentBy(claim)).filter(({ tag }) => !gone.has(toHex(tag)));
    if (judgeMeetings(left, claim, claimMinutes).kind === 'met') continue;
    await desk.exposure
      .updateTable('reports')
      .set({ state: 'withdrawn' })
      .where('token_hash', '=', claim)
      .where('kind', '=', rowKinds.claim)
      .where('state', '=', 'accepted')
      .execute();
  }
}
