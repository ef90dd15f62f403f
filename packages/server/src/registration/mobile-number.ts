// SPDX-License-Identifier: GPL-3.0-only
// Which numbers can be registered: those that receive text messages. Typed as people type them, Vietnamese ones first.
import { fail, ok, type Result } from '@bluezone/protocol';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { oldPrefixOf } from './old-prefixes.ts';

const longestTyped = 40;

const notANumber = () =>
  fail('registration.number', 'not a phone number; write it like 0912 345 678 or +84 912 345 678');

/**
 * A mobile number in E.164 ("+84912345678") out of what was typed; one without a country is of `country`. Nothing but
 * the number may stand in the text.
 * @returns `registration.number`, `registration.old-number` for a Vietnamese mobile number of eleven digits,
 *   `registration.not-mobile` for a number that receives no text messages.
 */
export function mobileNumber(text: string, country: 'VN'): Result<string> {
  if (text.length > longestTyped) return notANumber();
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
  if (parsed === undefined) return notANumber();
  const old = oldPrefixOf(parsed.number);
  if (old !== undefined)
    return fail(
      'registration.old-number',
      `numbers that began with ${old.old} have ten digits since 2018 and begin with ${old.now}; write the new one`,
    );
  if (!parsed.isValid() || parsed.ext !== undefined) return notANumber();
  const type = parsed.getType();
  if (type !== 'MOBILE' && type !== 'FIXED_LINE_OR_MOBILE')
    return fail('registration.not-mobile', 'this number receives no text messages; give a mobile number');
  return ok(parsed.number);
}
