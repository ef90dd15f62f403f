// SPDX-License-Identifier: GPL-3.0-only
// Node's own cryptography behind the phone's ports.
import { createPublicKey, type KeyObject, randomBytes, verify } from 'node:crypto';
import type { Random } from '@bluezone/phone';
import { publicKeyToPem, toHex, type VerifySignature } from '@bluezone/protocol';
import { randomStream } from '../air/seeded-random.ts';

/** Keys that are kept ready: an app pins a handful. */
const maximumKeys = 8;
const keys = new Map<string, KeyObject>();

function keyOf(publicKey: Uint8Array): KeyObject {
  const name = toHex(publicKey);
  const key = keys.get(name) ?? createPublicKey(publicKeyToPem(publicKey));
  keys.delete(name);
  keys.set(name, key);
  for (const oldest of keys.keys()) if (keys.size > maximumKeys) keys.delete(oldest);
  return key;
}

/** What was found good: bytes that are equal in all three need not be verified again. */
type Signed = readonly [publicKey: Uint8Array, message: Uint8Array, derSignature: Uint8Array];

/** The phones of a process ask for the same few files, one after another. */
const maximumSigned = 4;
/** Messages longer than an index may be are not kept, bytes. */
const longestKept = 256 * 1024 + 64;

/** ECDSA P-256 verification by OpenSSL that remembers the last few signatures it found good, and no others. */
export function rememberingVerify(): VerifySignature {
  const good: Signed[] = [];
  return (...given) => {
    const at = good.findIndex((known) =>
      known.every((bytes, i) => Buffer.compare(bytes, given[i] as Uint8Array) === 0),
    );
    const [known] = at < 0 ? [] : good.splice(at, 1);
    if (known !== undefined) {
      good.unshift(known);
      return true;
    }
    if (!verifyByOpenssl(...given)) return false;
    if (given[1].length > longestKept) return true;
    good.unshift([given[0].slice(), given[1].slice(), given[2].slice()]);
    good.length = Math.min(good.length, maximumSigned);
    return true;
  };
}

function verifyByOpenssl(...[publicKey, message, derSignature]: Signed): boolean {
  try {
    return verify('sha256', message, keyOf(publicKey), derSignature);
  } catch {
    return false;
  }
}

/** ECDSA P-256 verification for all phones of this process. */
export const nodeVerify: VerifySignature = rememberingVerify();

/** The operating system's randomness. */
export const systemRandom: Random = { bytes: (length) => new Uint8Array(randomBytes(length)) };

/** Reproducible randomness for simulated phones and servers only: never for secrets of anybody real. */
export function simulatedRandom(seed: number, ...labels: readonly (string | number)[]): Random {
  const stream = randomStream(seed, ...labels);
  return {
    bytes(length) {
      const bytes = new Uint8Array(length);
      for (let i = 0; i < length; i++) bytes[i] = stream.bits() >>> 24;
      return bytes;
    },
  };
}
