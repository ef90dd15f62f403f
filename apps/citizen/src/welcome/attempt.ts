// SPDX-License-Identifier: GPL-3.0-only
// The registration under way: for which number, until when its code holds, when another may be asked for. It lives as long as
// the page; the number is written nowhere.
import type { CodeSent } from '../engine/phone-face.ts';

export interface Attempt {
  readonly phoneNumber: string;
  /** Milliseconds of `performance.now()`. */
  readonly expiresAt: number;
  readonly resendAt: number;
}

let current: Attempt | null = null;

export function attempt(): Attempt | null {
  return current;
}

export function beginAttempt(phoneNumber: string, sent: CodeSent): Attempt {
  const now = performance.now();
  current = {
    phoneNumber,
    expiresAt: now + sent.expiresInSeconds * 1000,
    resendAt: now + sent.resendInSeconds * 1000,
  };
  return current;
}

export function endAttempt(): void {
  current = null;
}
