// SPDX-License-Identifier: GPL-3.0-only
// How a phone gets a token that its issuer cannot recognise: it makes the message, blinds it, has it signed blindly, and
// takes the blind off. What is pending is kept, so that a lost answer costs nothing.
import {
  type BlindRequest,
  concatBytes,
  decodeBlindSignature,
  fail,
  fromBase64,
  fromHex,
  ok,
  type Result,
  type TokenIssuer,
  toHex,
} from '@bluezone/protocol';
import type { PhoneContext } from '../phone-context.ts';
import type { Random } from '../ports.ts';
import type { PendingToken, StoredToken } from '../store/phone-state.ts';

/** The 64 message bytes a token signs: 32 random prefix and 32 random bytes. */
function newTokenMessage(random: Random): Uint8Array {
  return concatBytes(random.bytes(32), random.bytes(32));
}

/** The issuer that new tokens come from: the newest of its purpose. */
function newestIssuer(
  issuers: readonly TokenIssuer[],
  purpose: TokenIssuer['purpose'],
): TokenIssuer | undefined {
  let newest: TokenIssuer | undefined;
  for (const issuer of issuers)
    if (issuer.purpose === purpose && (newest === undefined || issuer.epoch >= newest.epoch)) newest = issuer;
  return newest;
}

const bytesOf = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array(0);
const keyOf = (issuer: TokenIssuer): Uint8Array => fromBase64(issuer.publicKey) ?? new Uint8Array(0);

/** Makes and blinds a message; `token.issuer` while the configuration names no issuer of this purpose. */
export async function newPendingToken(
  { store, ports }: PhoneContext,
  purpose: TokenIssuer['purpose'],
): Promise<Result<PendingToken>> {
  const issuer = newestIssuer(store.configuration.issuers, purpose);
  if (issuer === undefined) return fail('token.issuer', 'the servers have not said yet who issues tokens');
  const message = newTokenMessage(ports.random);
  const blinded = await ports.sealer.blind(keyOf(issuer), message);
  if (!blinded.ok) return blinded;
  return ok({
    issuer: issuer.id,
    message: toHex(message),
    blinded: toHex(blinded.value.blinded),
    inverse: toHex(blinded.value.inverse),
  });
}

/** What of a pending token goes to its issuer. */
export function blindRequestOf(pending: PendingToken): BlindRequest {
  return { issuer: pending.issuer, blinded: bytesOf(pending.blinded) };
}

/** The token below a blind signature; `token.invalid` when it does not fit the issuer's published key. */
export async function finishToken(
  { store, ports }: PhoneContext,
  pending: PendingToken,
  body: Uint8Array,
): Promise<Result<StoredToken>> {
  const blindSignature = decodeBlindSignature(body);
  if (!blindSignature.ok) return blindSignature;
  const issuer = store.configuration.issuers.find(({ id }) => id === pending.issuer);
  if (issuer === undefined) return fail('token.issuer', 'this issuer is in the configuration no more');
  const signature = await ports.sealer.unblind(
    keyOf(issuer),
    bytesOf(pending.message),
    blindSignature.value,
    bytesOf(pending.inverse),
  );
  if (!signature.ok) return signature;
  return ok({ issuer: pending.issuer, message: pending.message, signature: toHex(signature.value) });
}

/** True for refusals after which the same message would be refused for ever. */
export function isLostForThisMessage(code: string): boolean {
  return code === 'token.issuer' || code === 'token.invalid';
}
