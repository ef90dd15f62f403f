// SPDX-License-Identifier: GPL-3.0-only
// Only R takes back what was sent: published keys come again as revoked, others never come, tags go, and claims that
// stood on those tags fall with them. Every step may be repeated, so a withdrawal that was cut short is simply sent again.
import { decodeWithdrawal, fail, ok, type Result, revisionOf, utcDayAt } from '@bluezone/protocol';
import { rowKinds } from '../store/tables.ts';
import type { ExposureDesk } from './exposure-desk.ts';
import { takeTagsBack } from './take-tags-back.ts';

const nothing = new Uint8Array(0);

/** Takes a withdrawal's body; `withdraw.unknown` when no report or claim was made with this R. */
export async function takeWithdrawal(
  desk: ExposureDesk,
  body: Uint8Array,
  now: number,
): Promise<Result<Uint8Array>> {
  const decoded = decodeWithdrawal(body);
  if (!decoded.ok) return decoded;
  const { secret, tags } = decoded.value;
  // A report keeps its tags until the next round of jobs: they may be on their way to the meetings desk just now.
  const row = await desk.exposure
    .updateTable('reports')
    .set({ state: 'withdrawn', claim_tags: null })
    .where('revision', '=', revisionOf(secret))
    .returning('kind')
    .executeTakeFirst();
  if (row === undefined) return fail('withdraw.unknown', 'nothing was sent that this secret could take back');
  if (row.kind === rowKinds.report) await takeTagsBack(desk, tags, utcDayAt(now));
  return ok(nothing);
}
