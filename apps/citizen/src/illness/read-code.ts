// SPDX-License-Identifier: GPL-3.0-only
// What a QR code of the health authority holds: the secret as 32 hexadecimal digits, alone or at the end of a link.
import type { IllnessCode } from '../engine/phone-face.ts';

/** The code in a QR code's text; null when it is not one of ours. */
export function readCode(text: string): IllnessCode | null {
  const secret = /(?:^|[/#=])([0-9a-f]{32})$/i.exec(text.trim())?.[1];
  return secret === undefined ? null : { kind: 'link', secret: secret.toLowerCase() };
}
