// SPDX-License-Identifier: GPL-3.0-only
// RSABSSA-SHA384-PSS-Randomized (RFC 9474), RSA-2048. The message comes prepared: 32 bytes of random prefix and 32 more.
import type { BlindedMessage } from '@bluezone/phone';
import { fail, ok, type Result, tokenMessageLength, tokenSignatureLength } from '@bluezone/protocol';
import { RSABSSA } from '@cloudflare/blindrsa-ts';

const suite = RSABSSA.SHA384.PSS.Randomized();
const modulusBits = 2048;

/** WebCrypto's key, under whatever name the platform's types have it. */
type RsaKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** Imports a SubjectPublicKeyInfo (DER). It must be extractable: blinding computes with its numbers. */
async function importKey(issuerKey: Uint8Array): Promise<RsaKey | null> {
  try {
    const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
    return await crypto.subtle.importKey('spki', new Uint8Array(issuerKey), algorithm, true, ['verify']);
  } catch {
    return null;
  }
}

/** True for RSA keys of the length that tokens have. */
async function isTokenKey(issuerKey: Uint8Array): Promise<boolean> {
  const key = await importKey(issuerKey);
  return (key?.algorithm as { readonly modulusLength?: number } | undefined)?.modulusLength === modulusBits;
}

/** RFC 9474, section 4.2, for a key of any length; null when the key is none. */
export async function blind(issuerKey: Uint8Array, prepared: Uint8Array): Promise<BlindedMessage | null> {
  const key = await importKey(issuerKey);
  if (key === null) return null;
  const { blindedMsg, inv } = await suite.blind(key, prepared);
  return { blinded: new Uint8Array(blindedMsg), inverse: new Uint8Array(inv) };
}

/** RFC 9474, section 4.4, for a key of any length; null when the signature does not fit. */
export async function finalize(
  issuerKey: Uint8Array,
  prepared: Uint8Array,
  blindSignature: Uint8Array,
  inverse: Uint8Array,
): Promise<Uint8Array | null> {
  const key = await importKey(issuerKey);
  if (key === null) return null;
  try {
    return new Uint8Array(await suite.finalize(key, prepared, blindSignature, inverse));
  } catch {
    return null;
  }
}

/**
 * Blinds a message of 64 bytes for the issuer with this key (SubjectPublicKeyInfo, DER), with fresh salt and blind.
 * @returns `token.issuer` when the key is no RSA-2048 key.
 */
export async function blindMessage(
  issuerKey: Uint8Array,
  message: Uint8Array,
): Promise<Result<BlindedMessage>> {
  if (message.length !== tokenMessageLength) throw new RangeError('a token message has 64 bytes');
  const made = (await isTokenKey(issuerKey)) ? await blind(issuerKey, message) : null;
  return made === null
    ? fail('token.issuer', 'the issuer in the configuration has no RSA-2048 key')
    : ok(made);
}

/**
 * Takes the blind off a signature, and checks what is below it: 256 bytes.
 * @returns `token.invalid` when the issuer did not sign this message with the key it publishes.
 */
export async function unblindSignature(
  issuerKey: Uint8Array,
  message: Uint8Array,
  blindSignature: Uint8Array,
  inverse: Uint8Array,
): Promise<Result<Uint8Array>> {
  const hasLengths =
    blindSignature.length === tokenSignatureLength && inverse.length === tokenSignatureLength;
  const signature = hasLengths ? await finalize(issuerKey, message, blindSignature, inverse) : null;
  return signature === null
    ? fail('token.invalid', 'the issuer signed something else, or with another key')
    : ok(signature);
}
