// SPDX-License-Identifier: GPL-3.0-only
// The browser's own ECDSA P-256: a sixth of the engine's size less to download than curves in TypeScript, and faster.
import type { VerifySignature } from '@bluezone/protocol';

const curve = { name: 'ECDSA', namedCurve: 'P-256' };
const scheme = { name: 'ECDSA', hash: 'SHA-256' };
const numberLength = 32;

/** Checks as `verifyP256` of @bluezone/protocol does, with WebCrypto. Never throws. */
export const webVerify: VerifySignature = async (publicKey, message, derSignature) => {
  const signature = numbersOf(derSignature);
  if (signature === null) return false;
  try {
    const key = await crypto.subtle.importKey('raw', new Uint8Array(publicKey), curve, false, ['verify']);
    return await crypto.subtle.verify(scheme, key, signature, new Uint8Array(message));
  } catch {
    return false;
  }
};

/** r and s of a DER SEQUENCE of two INTEGERs, 32 bytes each; null for anything else. */
function numbersOf(der: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  const numbers = new Uint8Array(2 * numberLength);
  let at = 2;
  for (const end of [numberLength, 2 * numberLength]) {
    const length = der[at + 1] ?? 0;
    const value = der.subarray(at + 2, at + 2 + length);
    if (der[at] !== 0x02 || length === 0 || value.length !== length || !isShortestPositive(value))
      return null;
    const digits = value[0] === 0 ? value.subarray(1) : value;
    if (digits.length > numberLength) return null;
    numbers.set(digits, end - digits.length);
    at += 2 + length;
  }
  return at === der.length ? numbers : null;
}

/** A zero in front is there exactly when the number would be negative without it. */
function isShortestPositive([first = 0, second = 0]: Uint8Array): boolean {
  return first === 0 ? second >= 0x80 : first < 0x80;
}
