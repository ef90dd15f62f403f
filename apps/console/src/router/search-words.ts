// SPDX-License-Identifier: GPL-3.0-only
// What an address may say of a list. What makes no sense is left out: an address may come from anybody.

/** The value where it is one of the words. */
export function oneOfWords<const W extends readonly string[]>(
  words: W,
  value: unknown,
): W[number] | undefined {
  return words.find((word) => word === value);
}

/** The value as text where it has the form: the router reads digits as a number. */
export function matching(value: unknown, form: RegExp): string | undefined {
  const isPlain = typeof value === 'string' || typeof value === 'number';
  return isPlain && form.test(String(value)) ? String(value) : undefined;
}

/** Text of at most `length` characters that somebody searches for; undefined for none. */
export function soughtText(value: unknown, length = 80): string | undefined {
  const text = matching(value, /\S/)?.trim().slice(0, length);
  return text === '' ? undefined : text;
}

/** Codes of provinces begin with zeros, which a number has lost. */
export function codeText(value: unknown, digits: number): string | undefined {
  const text = typeof value === 'number' ? String(value).padStart(digits, '0') : value;
  return matching(text, new RegExp(`^\\d{${digits}}$`));
}

export const dayForm = /^\d{4}-\d\d-\d\d$/;
export const usernameForm = /^[\p{L}\p{N}._@-]{1,80}$/u;
