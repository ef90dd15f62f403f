// SPDX-License-Identifier: GPL-3.0-only
// Keys that posts are sealed to: X25519. The public half stands in the signed configuration.
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { type PostKey, sealKeyLength, toBase64 } from '@bluezone/protocol';
import type { EpochKey, KeyDesk } from './key-material.ts';

export interface SealKey extends PostKey {
  /** Epoch of 28 days for which it was made. */
  readonly epoch: number;
  readonly privateKey: KeyObject;
}

/** What a desk is called in the signed configuration: the exposure desk is the front door. */
const sealDeskOf = { exposure: 'door', cases: 'cases', registration: 'registration' } as const;

/** A key to seal to over its private half. */
export function sealKeyOf(desk: KeyDesk, { id, epoch, pem }: EpochKey): SealKey {
  const privateKey = createPrivateKey(pem);
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const publicKey = new Uint8Array(spki.subarray(spki.length - sealKeyLength));
  return { id, desk: sealDeskOf[desk], publicKey: toBase64(publicKey), epoch, privateKey };
}
