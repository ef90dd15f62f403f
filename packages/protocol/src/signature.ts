// SPDX-License-Identifier: GPL-3.0-only
// ECDSA P-256 with SHA-256 for exports and indexes. Signing happens elsewhere, where keys are kept: it is a parameter.
import { p256 } from '@noble/curves/nist.js';
import { fromBase64, fromHex, toBase64 } from './bytes.ts';
import { fail, ok, type Result } from './result.ts';

/** Signs a message; gives an X9.62 DER signature. */
export type Sign = (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** Checks a DER signature under a public key (65 bytes, uncompressed point). Never throws. */
export type VerifySignature = (
  publicKey: Uint8Array,
  message: Uint8Array,
  derSignature: Uint8Array,
) => boolean | Promise<boolean>;

/** Verification in plain TypeScript, for where the platform offers none. */
export const verifyP256: VerifySignature = (publicKey, message, derSignature) => {
  try {
    return p256.verify(derSignature, message, publicKey, { format: 'der', lowS: false });
  } catch {
    return false;
  }
};

/** Signing in plain TypeScript with a 32-byte private key, for tests and tools. */
export function signP256(privateKey: Uint8Array): Sign {
  return (message) => p256.sign(message, privateKey, { format: 'der' });
}

/**
 * The one form of a DER signature with the lower of its two possible s. Whoever holds no key can turn s into n − s and
 * so change a file's bytes and hash without changing what it says; requiring this form forbids it.
 */
export function canonicalSignature(derSignature: Uint8Array): Uint8Array {
  const signature = p256.Signature.fromBytes(derSignature, 'der');
  if (!signature.hasHighS()) return signature.toBytes('der');
  return new p256.Signature(signature.r, p256.Point.Fn.neg(signature.s)).toBytes('der');
}

/** n − 1 and (n − 1) / 2, where n is the order of P-256 (FIPS 186-4 D.1.2.3), big-endian: the largest r and the largest low s. */
const largestR = fromHex('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550') as Uint8Array;
const largestS = fromHex('7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8') as Uint8Array;

/**
 * True for a DER signature that `canonicalSignature` leaves as it is; false for anything else. Looks at the bytes alone: a
 * SEQUENCE of two INTEGERs, each in its shortest form, 0 < r < n and 0 < s ≤ n / 2, and nothing behind them.
 */
export function isCanonicalSignature(derSignature: Uint8Array): boolean {
  if (derSignature[0] !== 0x30 || derSignature[1] !== derSignature.length - 2) return false;
  const rEnd = endOfInteger(derSignature, 2, largestR);
  return rEnd > 0 && endOfInteger(derSignature, rEnd, largestS) === derSignature.length;
}

/** Where the INTEGER that begins at `start` ends; −1 unless it is in its shortest form and from 1 to `largest` (32 bytes). */
function endOfInteger(der: Uint8Array, start: number, largest: Uint8Array): number {
  const length = der[start + 1] ?? 0;
  const end = start + 2 + length;
  if (der[start] !== 0x02 || length === 0 || length > largest.length + 1 || end > der.length) return -1;
  let first = start + 2;
  const isNegative = (der[first] as number) >= 0x80;
  if (isNegative) return -1;
  if (der[first] === 0) {
    // Zero, or a zero in front of a byte that needs none.
    if (length === 1 || (der[first + 1] as number) < 0x80) return -1;
    first++;
  }
  if (end - first < largest.length) return end;
  if (end - first > largest.length) return -1;
  for (let i = 0; i < largest.length; i++) {
    const difference = (der[first + i] as number) - (largest[i] as number);
    if (difference !== 0) return difference < 0 ? end : -1;
  }
  return end;
}

/** Public key (65 bytes) of a 32-byte private key. */
export function p256PublicKey(privateKey: Uint8Array): Uint8Array {
  return p256.getPublicKey(privateKey, false);
}

// SubjectPublicKeyInfo of id-ecPublicKey with prime256v1 and an uncompressed point (RFC 5480).
const spkiPrefix = Uint8Array.of(
  0x30,
  0x59,
  0x30,
  0x13,
  0x06,
  0x07,
  0x2a,
  0x86,
  0x48,
  0xce,
  0x3d,
  0x02,
  0x01,
  0x06,
  0x08,
  0x2a,
  0x86,
  0x48,
  0xce,
  0x3d,
  0x03,
  0x01,
  0x07,
  0x03,
  0x42,
  0x00,
);
const pointLength = 65;

/** The 65-byte point of a PEM "PUBLIC KEY" on P-256; `key.file` for anything else. */
export function publicKeyFromPem(pem: string): Result<Uint8Array> {
  const match = /^\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]{1,400})-----END PUBLIC KEY-----\s*$/.exec(
    pem,
  );
  const der = match === null ? undefined : fromBase64((match[1] as string).replace(/\s+/g, ''));
  if (der === undefined) return fail('key.file', 'not a PEM public key ("-----BEGIN PUBLIC KEY-----")');
  const point = der.slice(spkiPrefix.length);
  const isP256 =
    der.length === spkiPrefix.length + pointLength && spkiPrefix.every((byte, i) => der[i] === byte);
  if (!isP256) return fail('key.file', 'the public key is not an ECDSA P-256 key');
  try {
    p256.Point.fromBytes(point);
  } catch {
    return fail('key.file', 'the public key is not a point of P-256');
  }
  return ok(point);
}

/** PEM "PUBLIC KEY" of a 65-byte point. */
export function publicKeyToPem(publicKey: Uint8Array): string {
  const der = new Uint8Array(spkiPrefix.length + pointLength);
  der.set(spkiPrefix);
  der.set(publicKey, spkiPrefix.length);
  const lines = toBase64(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`;
}
