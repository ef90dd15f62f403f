// SPDX-License-Identifier: GPL-3.0-only
// A claim: proof of having met somebody confirmed, and the keys of the days since. Tags move in batches, so an honest
// claim may come before its tags: it then waits. A claim whose tags belong to others is refused at once and leaves nothing.
import {
  type Claim,
  checkClaim,
  concatBytes,
  decodeClaim,
  equalBytes,
  fail,
  ok,
  type Result,
  reportTypes,
  tagOfOpening,
  tokenHash,
  utcDayAt,
} from '@bluezone/protocol';
import { sql } from 'kysely';
import { epochClosesOn } from '../keys/issuer-key.ts';
import { sha256 } from '../sha256.ts';
import { rowKinds } from '../store/tables.ts';
import { assertKeysAfterMeeting } from './assert-keys-after-meeting.ts';
import { checkToken } from './check-token.ts';
import { claimName } from './claim-name.ts';
import type { ExposureDesk } from './exposure-desk.ts';
import { packKeys } from './packed-keys.ts';
import { judgeClaim, settleClaim } from './settle-claim.ts';

const nothing = new Uint8Array(0);
const waitingDays = 1;

function checkClaimAndToken(desk: ExposureDesk, claim: Claim, now: number): Result<{ epoch: number }> {
  const configuration = desk.configuration();
  const issuer = checkToken(configuration, claim.token, 'claim', now);
  if (!issuer.ok) return issuer;
  const checked = checkClaim(claim, configuration.matching.toleranceIntervals, now);
  return checked.ok ? issuer : checked;
}

/** What an earlier message with the same token means for this one; undefined when there is none in the way. */
async function answerRepeated(
  desk: ExposureDesk,
  hash: Uint8Array,
  bodyHash: Uint8Array,
  now: number,
): Promise<Result<Uint8Array> | undefined> {
  const row = await desk.exposure
    .selectFrom('reports')
    .select(['token_hash', 'body_hash', 'state', 'keys', 'claim_tags', 'waits_until_day'])
    .where('token_hash', '=', hash)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (!equalBytes(row.body_hash, bodyHash)) {
    if (row.state !== 'refused') return fail('token.spent', 'this token was used for another message');
    // The refused one is about to be forgotten, and with it what it may still hold.
    await desk.meetings.release(claimName(desk.claimsKey, row));
    return undefined;
  }
  if (row.state === 'refused')
    return fail('claim.not-met', 'these meetings do not prove enough time together');
  return row.state === 'waiting' ? await settleClaim(desk, row, now) : ok(nothing);
}

/** Takes a claim's body: success, `claim.waiting`, or why it is refused. */
export async function takeClaim(
  desk: ExposureDesk,
  body: Uint8Array,
  now: number,
): Promise<Result<Uint8Array>> {
  const decoded = decodeClaim(body);
  if (!decoded.ok) return decoded;
  const claim = decoded.value;
  const hash = tokenHash(claim.token);
  const bodyHash = sha256(body);
  const issuer = checkClaimAndToken(desk, claim, now);
  const repeated = await answerRepeated(desk, hash, bodyHash, now);
  if (!issuer.ok) return repeated?.ok ? repeated : issuer;
  if (repeated !== undefined) return repeated;
  const tags = claim.openings.map(tagOfOpening);
  const verdict = await judgeClaim(desk, tags, { token_hash: hash, body_hash: bodyHash });
  if (verdict.kind === 'spent') return fail('claim.not-met', 'these meetings were used by another claim');
  if (verdict.kind === 'met') {
    const { latencyDays } = desk.configuration().meetings;
    const late = assertKeysAfterMeeting(claim.keys, verdict.latestDay, latencyDays);
    if (!late.ok) return late;
  }
  const stored = await insertWaiting(
    desk,
    claim,
    hash,
    bodyHash,
    tags,
    epochClosesOn(issuer.value.epoch),
    now,
  );
  if (!stored.ok) return stored;
  const after = await answerRepeated(desk, hash, bodyHash, now);
  return after ?? fail('token.spent', 'this token was used for another message');
}

/** Keeps the claim as waiting; in the place of a refused one with the same token. */
async function insertWaiting(
  desk: ExposureDesk,
  claim: Claim,
  hash: Uint8Array,
  bodyHash: Uint8Array,
  tags: readonly Uint8Array[],
  closesDay: number,
  now: number,
): Promise<Result<void>> {
  const keys = claim.keys.map(({ key }) => key);
  const taken = await desk.exposure
    .selectFrom('reports')
    .select('kind')
    .where('revision', '=', claim.revision)
    .where('token_hash', '!=', hash)
    .executeTakeFirst();
  if (taken !== undefined) return fail('report.revision', 'this revision secret is in use already');
  const day = utcDayAt(now);
  const inserted = await sql`
    insert into exposure.reports (token_hash, body_hash, revision, kind, state, day, closes_day, keys, onset_day,
      report_type, published, upgrades, ceded, revoked, claim_tags, waits_until_day)
    select ${hash}::bytea, ${bodyHash}::bytea, ${claim.revision}::bytea, ${rowKinds.claim}::int, 'waiting',
      ${day}::int, ${closesDay}::int, ${packKeys(claim.keys)}::bytea, null, ${reportTypes.recursive}::int,
      0, 0, 0, 0, ${concatBytes(...tags)}::bytea, ${day + waitingDays}::int
    where not exists (select 1 from exposure.published_keys where key = any(${keys}::bytea[]))
    on conflict (token_hash) do update set body_hash = excluded.body_hash, revision = excluded.revision,
      state = 'waiting', day = excluded.day, keys = excluded.keys, claim_tags = excluded.claim_tags,
      waits_until_day = excluded.waits_until_day
      where reports.state = 'refused'
  `.execute(desk.exposure);
  if (inserted.numAffectedRows === 1n) return ok(undefined);
  const known = await desk.exposure
    .selectFrom('published_keys')
    .select('day')
    .where(sql<boolean>`key = any(${keys}::bytea[])`)
    .executeTakeFirst();
  return known === undefined
    ? ok(undefined)
    : fail('report.key-known', 'a key of this claim was published before');
}
