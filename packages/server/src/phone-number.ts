// SPDX-License-Identifier: GPL-3.0-only
import { createHmac } from 'node:crypto';
import { fail, ok, type Result } from '@bluezone/protocol';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A phone number in E.164 ("+84912345678"); `registration.number` for anything that is none. */
export function normalisePhoneNumber(text: string, country: 'VN'): Result<string> {
  const parsed = text.length <= 40 ? parsePhoneNumberFromString(text, country) : undefined;
  return parsed?.isValid()
    ? ok(parsed.number)
    : fail('registration.number', 'not a phone number; write it like 0912 345 678 or +84 912 345 678');
}

/** HMAC-SHA256 of labelled parts under a desk's own key, 32 bytes. */
export function deskHmac(
  key: Uint8Array,
  label: string,
  ...parts: readonly (string | Uint8Array)[]
): Uint8Array {
  const hmac = createHmac('sha256', key).update(`BZ/${label}/v1\0`);
  for (const part of parts) hmac.update(part).update('\0');
  return new Uint8Array(hmac.digest());
}

/** A number in E.164 as the registration desk keeps it, under its own key; 32 bytes. */
export function registrationNumberHmac(key: Uint8Array, number: string): Uint8Array {
  return deskHmac(key, 'registration-number', number);
}

/** A number in E.164 as the cases desk looks it up, under its own key; 32 bytes. */
export function caseNumberHmac(key: Uint8Array, number: string): Uint8Array {
  return deskHmac(key, 'case-number', number);
}
