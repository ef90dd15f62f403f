// SPDX-License-Identifier: GPL-3.0-only
// Tells a slip in a Vietnamese number while it is typed. The desk has the last word; a foreign number is left to it.

export type PhoneCheck =
  | { readonly is: 'empty' }
  /** In E.164. */
  | { readonly is: 'fine' | 'foreign'; readonly number: string }
  | { readonly is: 'short' | 'long' | 'wrong' | 'landline' }
  /** A number of 11 digits, which ended in 2018; `now` is what became of it, in E.164. */
  | { readonly is: 'old'; readonly now: string };

/** Prefixes of 11-digit mobile numbers and what they became in 2018 (decision 798/QĐ-BTTTT). */
const newPrefixes: Readonly<Record<string, string>> = {
  ...{ 162: '32', 163: '33', 164: '34', 165: '35', 166: '36', 167: '37', 168: '38', 169: '39' },
  ...{ 120: '70', 121: '79', 122: '77', 126: '76', 128: '78' },
  ...{ 123: '83', 124: '84', 125: '85', 127: '81', 129: '82' },
  ...{ 186: '56', 188: '58', 199: '59' },
};

export function checkPhone(text: string): PhoneCheck {
  const typed = text.replace(/[\s.()\-\u00a0]/g, '');
  if (typed === '') return { is: 'empty' };
  const international = /^(?:\+|00)(\d+)$/.exec(typed);
  if (international !== null && international[1]?.startsWith('84') !== true) {
    const digits = international[1] ?? '';
    if (digits.length < 8) return { is: 'short' };
    return digits.length > 15 ? { is: 'long' } : { is: 'foreign', number: `+${digits}` };
  }
  if (!/^\+?\d*$/.test(typed)) return { is: 'wrong' };
  const national =
    international === null
      ? /^84\d{9,10}$/.test(typed)
        ? typed.slice(2)
        : typed.replace(/^0/, '')
      : (international[1] ?? '').slice(2).replace(/^0/, '');
  // Without its zero a number may come out of a spreadsheet.
  if (!typed.startsWith('0') && international === null && !/^(?:84)?[35789]/.test(typed))
    return { is: 'wrong' };
  const old = newPrefixes[national.slice(0, 3)];
  if (old !== undefined)
    return national.length < 10
      ? { is: 'short' }
      : national.length > 10
        ? { is: 'long' }
        : { is: 'old', now: `+84${old}${national.slice(3)}` };
  if (national.startsWith('2')) return { is: national.length < 9 ? 'short' : 'landline' };
  if (national !== '' && !/^[35789]/.test(national)) return { is: 'wrong' };
  if (national.length < 9) return { is: 'short' };
  return national.length > 9 ? { is: 'long' } : { is: 'fine', number: `+84${national}` };
}
