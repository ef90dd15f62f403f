// SPDX-License-Identifier: GPL-3.0-only
// The alphabet of text messages, 3GPP TS 23.038 §6.2.1: what is written in it fits 160 times into one message, anything else
// 70 times.

const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Two places each. */
const extended = '\f^{}\\[~]|€';

/** Places that a text takes in the default alphabet; undefined when a character is not in it. */
export function gsm7Length(text: string): number | undefined {
  let length = 0;
  for (const character of text)
    if (basic.includes(character)) length += 1;
    else if (extended.includes(character)) length += 2;
    else return undefined;
  return length;
}

/** How a text goes into a single message: in the default alphabet, in UTF-16, or not at all. */
export function singleMessageAlphabet(text: string): 'gsm7' | 'ucs2' | undefined {
  const length = gsm7Length(text);
  if (length !== undefined) return length <= 160 ? 'gsm7' : undefined;
  return text.length <= 70 ? 'ucs2' : undefined;
}
