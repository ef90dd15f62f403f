// SPDX-License-Identifier: GPL-3.0-only
// Withdrawn tags leave the meetings desk, and claims that stood on them fall. First nobody can spend them any more, then
// those who had are looked at, and only then the tags go: cut short anywhere, the same again comes to the same end.
import { toHex } from '@bluezone/protocol';
import { judgeMeetings } from '../meetings/judge-meetings.ts';
import { rowKinds } from '../store/tables.ts';
import { claimName, withdrawnName } from './claim-name.ts';
import type { ExposureDesk } from './exposure-desk.ts';
import { refusedFields } from './settle-claim.ts';

/** Takes tags (12 bytes each) back from the meetings desk. */
export async function takeTagsBack(
  desk: ExposureDesk,
  tags: readonly Uint8Array[],
  utcDay: number,
): Promise<void> {
  if (tags.length === 0) return;
  await desk.meetings.spend(tags, withdrawnName, utcDay);
  const spenders = new Map<string, Uint8Array>();
  for (const { spentBy } of await desk.meetings.find(tags))
    if (spentBy !== null) spenders.set(toHex(spentBy), spentBy);
  spenders.delete(toHex(withdrawnName));
  if (spenders.size > 0) await revokeUnprovenClaims(desk, spenders, tags);
  await desk.meetings.remove(tags);
}

/** Claims that are left with too few minutes without the withdrawn tags are revoked; those not accepted yet, refused. */
async function revokeUnprovenClaims(
  desk: ExposureDesk,
  spenders: ReadonlyMap<string, Uint8Array>,
  withdrawn: readonly Uint8Array[],
): Promise<void> {
  const { claimMinutes } = desk.configuration().meetings;
  const gone = new Set(withdrawn.map(toHex));
  const unproven = new Set<string>();
  for (const [hex, name] of spenders) {
    const left = (await desk.meetings.spentBy(name)).filter(({ tag }) => !gone.has(toHex(tag)));
    if (judgeMeetings(left, name, claimMinutes).kind !== 'met') unproven.add(hex);
  }
  if (unproven.size === 0) return;
  const claims = await desk.exposure
    .selectFrom('reports')
    .select(['token_hash', 'body_hash'])
    .where('kind', '=', rowKinds.claim)
    .where('state', 'in', ['accepted', 'waiting'])
    .execute();
  const fallen = claims.filter((row) => unproven.has(toHex(claimName(desk.claimsKey, row))));
  for (const { token_hash, body_hash } of fallen) {
    const own = desk.exposure
      .updateTable('reports')
      .where('token_hash', '=', token_hash)
      .where('body_hash', '=', body_hash);
    // In this order: a claim that is accepted between the two is found by the second.
    await own.set(refusedFields).where('state', '=', 'waiting').execute();
    await own.set({ state: 'withdrawn' }).where('state', '=', 'accepted').execute();
  }
}
