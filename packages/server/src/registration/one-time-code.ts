// SPDX-License-Identifier: GPL-3.0-only
// Code and credential follow from the attempt's random name under the desk's key, so neither is ever stored: whoever reads
// the tables has no attempt's name, and whoever has the name lacks the key. The same name gives the same again, so that a
// second message or a second answer says what the first said.
import { timingSafeEqual } from 'node:crypto';
import { registrationCredentialLength } from '@bluezone/protocol';
import { deskHmac } from '../phone-number.ts';

/** Random bytes in the name of an attempt. */
export const attemptLength = 16;

/** Six digits. Of 2^48 values each code gets 281,474,976 or one more. */
export function codeOf(key: Uint8Array, attempt: Uint8Array): string {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0, b4 = 0, b5 = 0] = deskHmac(key, 'registration-code', attempt);
  const value = ((((b0 * 256 + b1) * 256 + b2) * 256 + b3) * 256 + b4) * 256 + b5;
  return String(value % 1_000_000).padStart(6, '0');
}

/** Whether a code is the attempt's, in a time that does not depend on how much of it is right. */
export function isCodeOf(key: Uint8Array, attempt: Uint8Array, code: string): boolean {
  const told = deskHmac(key, 'registration-code-told', attempt, code);
  return timingSafeEqual(told, deskHmac(key, 'registration-code-told', attempt, codeOf(key, attempt)));
}

/** What the phone gets for the right code, 16 bytes. */
export function credentialOf(key: Uint8Array, attempt: Uint8Array): Uint8Array {
  return deskHmac(key, 'registration-credential', attempt).slice(0, registrationCredentialLength);
}

/** Names the row in which a number's messages and guesses of the day are counted: another value than the phone's own. */
export function limitHmac(key: Uint8Array, numberHmac: Uint8Array): Uint8Array {
  return deskHmac(key, 'registration-limit', numberHmac);
}
