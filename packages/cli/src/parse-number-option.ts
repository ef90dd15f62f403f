// SPDX-License-Identifier: GPL-3.0-only
// Numbers as people type them: plain decimal digits. No hexadecimal, exponents, signs or blanks, which are slips more
// often than wishes.
import { type CommandResult, refuse } from './command-failure.ts';
import { quotedText } from './printable-text.ts';

/** A whole number from `least` to `most`, both at most 2^53 − 1; else `usage` naming the option and its bounds. */
export function parseIntegerOption(
  option: string,
  text: string,
  least: number,
  most: number,
): CommandResult<number> {
  const value = /^[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most
    ? { ok: true, value }
    : refuse('usage', `--${option} must be a whole number from ${least} to ${most}, not ${quotedText(text)}`);
}

/** A share from 0 to 1 such as "0.75" or ".5"; else `usage` naming the option. */
export function parseShareOption(option: string, text: string): CommandResult<number> {
  const value = /^(?:[0-9]{1,15}(?:\.[0-9]{0,15})?|\.[0-9]{1,15})$/.test(text) ? Number(text) : Number.NaN;
  return value >= 0 && value <= 1
    ? { ok: true, value }
    : refuse('usage', `--${option} must be a share from 0 to 1, such as 0.6, not ${quotedText(text)}`);
}
