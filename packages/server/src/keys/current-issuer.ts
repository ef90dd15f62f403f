// SPDX-License-Identifier: GPL-3.0-only
import { type IssuerKey, issuerEpochAt } from './issuer-key.ts';
import type { IssuerPurpose, Keyring } from './keyring.ts';

/** The issuer that signs on a UTC day: the newest of its purpose in the current epoch. */
export function currentIssuer(
  keys: Pick<Keyring, 'issuers'>,
  purpose: IssuerPurpose,
  utcDay: number,
): IssuerKey | undefined {
  const epoch = issuerEpochAt(utcDay);
  return keys.issuers.findLast((issuer) => issuer.purpose === purpose && issuer.epoch === epoch);
}
