// SPDX-License-Identifier: GPL-3.0-only

/**
 * A number as people write it, in international form ("+84912345678"), as far as that can be said without a table of the world's
 * numbers: one without a country is Vietnamese. What is no number comes back without its spaces, and is refused where it is used.
 */
export function internationalNumber(written: string): string {
  const plain = written.replace(/[\s.()-]/g, '');
  if (plain.startsWith('00')) return `+${plain.slice(2)}`;
  if (/^0\d{9}$/.test(plain)) return `+84${plain.slice(1)}`;
  return /^84\d{9}$/.test(plain) ? `+${plain}` : plain;
}
