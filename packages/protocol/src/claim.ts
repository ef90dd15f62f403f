// SPDX-License-Identifier: GPL-3.0-only
// What a warned person may send to warn those met since: proof of having met, and later keys. And how to take back.
import { ByteReader, ByteWriter, toHex } from './bytes.ts';
import { type MeetingOpening, meetingIdLength, tagLength, tagOfOpening } from './meeting.ts';
import { maximumTags, revisionSecretLength } from './report.ts';
import { fail, type Result } from './result.ts';
import { checkSharedKeys, readSharedKey, type SharedKey, writeSharedKey } from './shared-key.ts';
import { encodeToken, readToken, type Token } from './token.ts';

export const maximumOpenings = 22;

export interface Claim {
  readonly token: Token;
  /** SHA-256(R), 32 bytes. */
  readonly revision: Uint8Array;
  readonly openings: readonly MeetingOpening[];
  readonly keys: readonly SharedKey[];
}

/** Claim = token | SHA-256(R) | k u8 | k × 50 | n u8 | n × key 21. */
export function encodeClaim(claim: Claim): Uint8Array {
  const writer = new ByteWriter().bytes(encodeToken(claim.token)).bytes(claim.revision);
  writer.u8(claim.openings.length);
  for (const opening of claim.openings)
    writer.bytes(opening.identifier).bytes(opening.metadata).bytes(opening.opening).bytes(opening.meeting);
  writer.u8(claim.keys.length);
  for (const key of claim.keys) writeSharedKey(writer, key);
  return writer.finish();
}

/** Reads a claim; `claim.layout` for anything that is not one. */
export function decodeClaim(body: Uint8Array): Result<Claim> {
  const reader = new ByteReader(body);
  const token = readToken(reader);
  const revision = reader.bytes(32);
  const openings: MeetingOpening[] = [];
  for (let left = reader.u8(); left > 0 && !reader.truncated; left--)
    openings.push({
      identifier: reader.bytes(16),
      metadata: reader.bytes(2),
      opening: reader.bytes(16),
      meeting: reader.bytes(meetingIdLength),
    });
  const keys: SharedKey[] = [];
  for (let left = reader.u8(); left > 0 && !reader.truncated; left--) keys.push(readSharedKey(reader));
  return reader.finish({ token, revision, openings, keys }, 'claim.layout');
}

/**
 * Rules for a claim at `now` that need no storage; the first that fails is told. Two openings of one tag are refused:
 * whoever makes a beacon can find two openings of its 9-byte salt and would be credited twice.
 */
export function checkClaim(claim: Claim, toleranceIntervals: number, now: number): Result<void> {
  if (claim.openings.length === 0 || claim.openings.length > maximumOpenings)
    return fail(
      'claim.opening',
      `a claim opens 1 to ${maximumOpenings} meetings, not ${claim.openings.length}`,
    );
  const tags = new Set(claim.openings.map((opening) => toHex(tagOfOpening(opening))));
  if (tags.size < claim.openings.length)
    return fail('claim.opening', 'a claim opens the same meeting more than once');
  if (claim.keys.length === 0) return fail('report.no-keys', 'a claim needs at least one key');
  return checkSharedKeys(claim.keys, toleranceIntervals, now);
}

/** R and the tags that shall go: the only thing that changes what was published. */
export interface Withdrawal {
  /** R, 16 bytes. */
  readonly secret: Uint8Array;
  /** T of 12 bytes each; empty for a claim. */
  readonly tags: readonly Uint8Array[];
}

/** Withdrawal = R 16 | m u16 | m × T 12. */
export function encodeWithdrawal(withdrawal: Withdrawal): Uint8Array {
  const writer = new ByteWriter().bytes(withdrawal.secret).u16(withdrawal.tags.length);
  for (const tag of withdrawal.tags) writer.bytes(tag);
  return writer.finish();
}

/** Reads a withdrawal; `withdraw.layout` for anything that is not one. */
export function decodeWithdrawal(body: Uint8Array): Result<Withdrawal> {
  const reader = new ByteReader(body);
  const secret = reader.bytes(revisionSecretLength);
  const count = reader.u16();
  if (count > maximumTags) return fail('withdraw.layout', `at most ${maximumTags} meetings, not ${count}`);
  const tags: Uint8Array[] = [];
  for (let left = count; left > 0 && !reader.truncated; left--) tags.push(reader.bytes(tagLength));
  return reader.finish({ secret, tags }, 'withdraw.layout');
}
