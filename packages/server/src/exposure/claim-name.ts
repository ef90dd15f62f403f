// SPDX-License-Identifier: GPL-3.0-only
// What the meetings desk calls a claim: nothing that stands in any row of the exposure desk, so that whoever has the rows
// of both, but not the exposure desk's key, cannot join them.
import { deskHmac } from '../phone-number.ts';

/** The row of a claim, as far as its name goes. A token that was refused may be used for another claim, with another name. */
export interface NamedClaim {
  readonly token_hash: Uint8Array;
  readonly body_hash: Uint8Array;
}

/** HMAC-SHA256 under the exposure desk's own key, 32 bytes. */
export function claimName(claimsKey: Uint8Array, { token_hash, body_hash }: NamedClaim): Uint8Array {
  return deskHmac(claimsKey, 'claim', token_hash, body_hash);
}

/** In the place of a claim's name: the tag's report was withdrawn, and nobody shall spend it any more. */
export const withdrawnName = new Uint8Array(32);
