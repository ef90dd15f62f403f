// SPDX-License-Identifier: GPL-3.0-only
// Every secret a deployment signs or hides numbers with. In production each desk's machine holds its own part only:
// exposure the index and export keys, cases the upload issuers and its number key, registration the claim issuers and its own.
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { utcDayAt } from '@bluezone/protocol';
import { type IssuerKey, issuerEpochAt, issuerKeyOf } from './issuer-key.ts';
import { type SigningKey, signingKeyOf } from './signing-key.ts';

/** Random bytes of a length. */
export type Random = (length: number) => Uint8Array;

export type IssuerPurpose = 'upload' | 'claim';

export interface Keyring {
  /** Signs indexes. */
  readonly index: SigningKey;
  /** Signs export files. */
  readonly export: SigningKey;
  /** Public points (65 bytes) to pin for indexes: the current one first, then the one before. */
  readonly indexPins: readonly Uint8Array[];
  /** Public points (65 bytes) to pin for exports: the current one first, then the one before. */
  readonly exportPins: readonly Uint8Array[];
  /** Token issuers, newest last: those of the current and the previous epoch, at most four of each purpose. */
  readonly issuers: readonly IssuerKey[];
  /** HMAC key (32 bytes) of the registration desk for phone numbers. */
  readonly registrationNumberKey: Uint8Array;
  /** HMAC key (32 bytes) of the cases desk for phone numbers and codes: another one, so that the desks share no identifier. */
  readonly casesNumberKey: Uint8Array;
  /**
   * Makes issuer keys for the epoch of `now` when they are missing, and keeps them where the keyring is kept.
   * @returns true when something changed, so that the configuration must be published anew.
   */
  advanceIssuers(now: number): boolean;
}

/** The keyring's content as files hold it: PKCS#8 PEM by name, raw keys in hexadecimal. */
export interface KeyMaterial {
  index: string;
  previousIndex: string | null;
  export: string;
  previousExport: string | null;
  registrationNumberKey: Uint8Array;
  casesNumberKey: Uint8Array;
  issuers: { id: number; purpose: IssuerPurpose; epoch: number; pem: string }[];
}

const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** A new P-256 private key as PKCS#8 PEM. */
export function newSigningPem(): string {
  return pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
}

/** A new RSA-2048 private key as PKCS#8 PEM. */
function newIssuerPem(): string {
  return pemOf(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
}

/** Fresh material without issuers. */
export function newMaterial(random: Random): KeyMaterial {
  return {
    index: newSigningPem(),
    previousIndex: null,
    export: newSigningPem(),
    previousExport: null,
    registrationNumberKey: random(32),
    casesNumberKey: random(32),
    issuers: [],
  };
}

const keptPerPurpose = 4;

/** Adds an issuer of a purpose for an epoch under a free number, and drops those of closed epochs. */
export function addIssuer(material: KeyMaterial, purpose: IssuerPurpose, epoch: number): void {
  const previous = material.issuers.filter((issuer) => issuer.purpose === purpose);
  const kept = previous.filter((issuer) => issuer.epoch >= epoch - 1).slice(-(keptPerPurpose - 1));
  const others = material.issuers.filter((issuer) => issuer.purpose !== purpose);
  const last = material.issuers.reduce((highest, issuer) => Math.max(highest, issuer.id), 0);
  let id = last >= 255 ? 1 : last + 1;
  while (material.issuers.some((issuer) => issuer.id === id)) id = id >= 255 ? 1 : id + 1;
  material.issuers = [...others, ...kept, { id, purpose, epoch, pem: newIssuerPem() }].sort(
    (a, b) => a.epoch - b.epoch || a.id - b.id,
  );
}

/** Adds what is missing for the epoch of `now`; true when something was. */
export function addMissingIssuers(material: KeyMaterial, now: number): boolean {
  const epoch = issuerEpochAt(utcDayAt(now));
  let changed = false;
  for (const purpose of ['upload', 'claim'] as const) {
    if (material.issuers.some((issuer) => issuer.purpose === purpose && issuer.epoch === epoch)) continue;
    addIssuer(material, purpose, epoch);
    changed = true;
  }
  return changed;
}

/** A keyring over material; `persist` is called after each change. */
export function keyringOver(material: KeyMaterial, persist: (material: KeyMaterial) => void): Keyring {
  let issuers = material.issuers.map(issuerKeyOf);
  const pins = (current: SigningKey, previous: string | null): Uint8Array[] =>
    previous === null
      ? [current.publicKey]
      : [current.publicKey, signingKeyOf(createPrivateKey(previous)).publicKey];
  const index = signingKeyOf(createPrivateKey(material.index));
  const exporting = signingKeyOf(createPrivateKey(material.export));
  return {
    index,
    export: exporting,
    indexPins: pins(index, material.previousIndex),
    exportPins: pins(exporting, material.previousExport),
    get issuers() {
      return issuers;
    },
    registrationNumberKey: material.registrationNumberKey,
    casesNumberKey: material.casesNumberKey,
    advanceIssuers(now) {
      if (!addMissingIssuers(material, now)) return false;
      persist(material);
      issuers = material.issuers.map(issuerKeyOf);
      return true;
    },
  };
}

/** A fresh keyring in memory. Key pairs come from the system's generator; `random` makes the HMAC keys. */
export function createKeyring(random: Random = (length) => new Uint8Array(randomBytes(length))): Keyring {
  return keyringOver(newMaterial(random), () => {});
}
