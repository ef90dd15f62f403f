// SPDX-License-Identifier: GPL-3.0-only
// Vietnam's mobile numbers of eleven digits became ten digits long between 15 September and 14 November 2018; the old ones
// have not worked since. Source: Ministry of Information and Communications, plan 798/QĐ-BTTTT of 30 May 2018.

/** Old prefix → new prefix, both as dialled inside the country. */
const newPrefixes: ReadonlyMap<string, string> = new Map([
  ['0120', '070'],
  ['0121', '079'],
  ['0122', '077'],
  ['0123', '083'],
  ['0124', '084'],
  ['0125', '085'],
  ['0126', '076'],
  ['0127', '081'],
  ['0128', '078'],
  ['0129', '082'],
  ['0162', '032'],
  ['0163', '033'],
  ['0164', '034'],
  ['0165', '035'],
  ['0166', '036'],
  ['0167', '037'],
  ['0168', '038'],
  ['0169', '039'],
  ['0186', '056'],
  ['0188', '058'],
  ['0199', '059'],
]);

/** The prefixes of an old number of eleven digits in E.164 ("+841234567890"), or undefined for any other number. */
export function oldPrefixOf(number: string): { readonly old: string; readonly now: string } | undefined {
  if (!/^\+841\d{9}$/.test(number)) return undefined;
  const old = `0${number.slice(3, 6)}`;
  const now = newPrefixes.get(old);
  return now === undefined ? undefined : { old, now };
}
