// SPDX-License-Identifier: GPL-3.0-only
import { createHash } from 'node:crypto';

/** SHA-256 of bytes, 32 bytes, by the platform: several times faster than the portable one. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}
