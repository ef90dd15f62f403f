// SPDX-License-Identifier: GPL-3.0-only
// Text from files and arguments reaches a terminal only without control characters: no escape sequence, no second
// line that looks like ours, no reordering of what is read.

const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** The text with control, format and line-separating characters written as \u{hex}. */
export function printableText(text: string): string {
  return text.replace(unprintable, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The text printable, in double quotes, cut after 80 characters. */
export function quotedText(text: string): string {
  const shown = [...text.slice(0, 200)].slice(0, 80).join('');
  return `"${printableText(shown)}${shown.length < text.length ? '…' : ''}"`;
}
