// SPDX-License-Identifier: GPL-3.0-only
// What somebody who holds the keys of every desk can compute from a phone number, to look for it in their rows.
import { toHex } from '@bluezone/protocol';
import type { Keyring } from './keys/keyring.ts';
import { caseNumberHmac, normalisePhoneNumber, registrationNumberHmac } from './phone-number.ts';
import { limitHmac } from './registration/one-time-code.ts';

/** A value to look for, as tables show it. */
export interface NumberNeedle {
  /**
   * number: in E.164, as a case holds it. registration-number: the HMAC under the registration desk's key.
   * registration-limit: the HMAC under which the registration desk counts a day's messages. case-number: the HMAC under
   * the cases desk's key. All HMACs in hexadecimal.
   */
  readonly what: 'number' | 'registration-number' | 'registration-limit' | 'case-number';
  readonly value: string;
}

/**
 * What the desks that know phone numbers keep of one. The exposure and the meetings desk keep nothing that could be
 * computed from it. Empty when the text is no phone number; one without a country is of `country`.
 */
export function numberNeedles(
  keys: Pick<Keyring, 'registrationNumberKey' | 'casesNumberKey'>,
  text: string,
  country: 'VN' = 'VN',
): NumberNeedle[] {
  const number = normalisePhoneNumber(text, country);
  if (!number.ok) return [];
  const { registrationNumberKey: key } = keys;
  const registered = registrationNumberHmac(key, number.value);
  return [
    { what: 'number', value: number.value },
    { what: 'registration-number', value: toHex(registered) },
    { what: 'registration-limit', value: toHex(limitHmac(key, registered)) },
    { what: 'case-number', value: toHex(caseNumberHmac(keys.casesNumberKey, number.value)) },
  ];
}
