// SPDX-License-Identifier: GPL-3.0-only
import { checkPhone } from './check-phone.ts';

export interface Sought {
  readonly phone: string;
  readonly name: string;
  readonly birthYear: number | null;
}

/** What there is to ask for; null while too little is known. */
export function soughtOf({ phone, name, birthYear }: Sought) {
  const check = checkPhone(phone);
  const number = check.is === 'fine' || check.is === 'foreign' ? check.number : undefined;
  const isNamed = birthYear !== null && name.trim().includes(' ');
  if (number === undefined && !isNamed) return null;
  return {
    ...(number === undefined ? {} : { phone: number }),
    ...(isNamed ? { name: name.trim(), birthYear: String(birthYear) } : {}),
  };
}
