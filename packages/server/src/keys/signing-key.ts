// SPDX-License-Identifier: GPL-3.0-only
import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import { type Sign, signerId } from '@bluezone/protocol';

/** An ECDSA P-256 key that signs indexes or exports with SHA-256, signatures in DER. */
export interface SigningKey {
  /** First 8 bytes of SHA-256 of the public point, hexadecimal. */
  readonly id: string;
  /** 65 bytes, uncompressed. */
  readonly publicKey: Uint8Array;
  readonly sign: Sign;
}

const pointLength = 65;

/** A signing key over a private key object on P-256. */
export function signingKeyOf(privateKey: KeyObject): SigningKey {
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const publicKey = new Uint8Array(spki.subarray(spki.length - pointLength));
  return {
    id: signerId(publicKey),
    publicKey,
    sign: (message) => new Uint8Array(sign('sha256', message, { key: privateKey, dsaEncoding: 'der' })),
  };
}
