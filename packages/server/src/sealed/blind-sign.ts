// SPDX-License-Identifier: GPL-3.0-only
// BlindSign of RFC 9474, section 4.3: the raw RSA private operation, checked before it leaves.
import { constants, createPublicKey, type KeyObject, privateDecrypt, publicEncrypt } from 'node:crypto';
import { equalBytes } from '@bluezone/protocol';

/**
 * Signs a blinded message, as long as the modulus.
 * @returns null when it is not a number below the modulus. Throws when the signature came out wrong: a fault of the
 * machine, whose result would betray the key.
 */
export function blindSign(privateKey: KeyObject, blinded: Uint8Array): Uint8Array | null {
  const padding = constants.RSA_NO_PADDING;
  const bits = privateKey.asymmetricKeyDetails?.modulusLength ?? 0;
  if (8 * blinded.length !== bits) return null;
  let signature: Uint8Array;
  try {
    signature = new Uint8Array(privateDecrypt({ key: privateKey, padding }, blinded));
  } catch {
    return null;
  }
  const back = new Uint8Array(publicEncrypt({ key: createPublicKey(privateKey), padding }, signature));
  if (!equalBytes(back, blinded)) throw new Error('the RSA operation came out wrong');
  return signature;
}
