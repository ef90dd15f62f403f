// SPDX-License-Identifier: GPL-3.0-only
// Verification by the platform, as phones that have it use it: tests that verify thousands of files take it too.
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { publicKeyToPem, toHex, type VerifySignature } from '@bluezone/protocol';

const keys = new Map<string, KeyObject>();

export const nativeVerify: VerifySignature = (publicKey, message, derSignature) => {
  const name = toHex(publicKey);
  const key = keys.get(name) ?? createPublicKey(publicKeyToPem(publicKey));
  keys.set(name, key);
  return verify('sha256', message, key, derSignature);
};
