// SPDX-License-Identifier: GPL-3.0-only
// Node's own cryptography behind the phone's ports.
import { createPublicKey, type KeyObject, randomBytes, verify } from 'node:crypto';
import type { Random } from '@bluezone/phone';
import { publicKeyToPem, toHex, type VerifySignature } from '@bluezone/protocol';
import { randomStream } from '../air/seeded-random.ts';

const knownKeys = new Map<string, KeyObject>();

/** ECDSA P-256 verification by OpenSSL. */
export const nodeVerify: VerifySignature = (publicKey, message, derSignature) => {
  try {
    const name = toHex(publicKey);
    const key = knownKeys.get(name) ?? createPublicKey(publicKeyToPem(publicKey));
    knownKeys.set(name, key);
    return verify('sha256', message, key, derSignature);
  } catch {
    return false;
  }
};

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
