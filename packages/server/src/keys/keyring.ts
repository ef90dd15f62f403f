// SPDX-License-Identifier: GPL-3.0-only
// The keys of each desk, ready for use. In production each desk's machine holds its own part only: exposure the index and
// export keys, cases the upload issuers and its number key, registration the claim issuers and its own.
import { createPrivateKey, randomBytes } from 'node:crypto';
import { type IssuerKey, issuerKeyOf } from './issuer-key.ts';
import {
  addMissingKeys,
  type ExposureMaterial,
  type IssuingMaterial,
  type KeyDesk,
  type KeyMaterial,
  newMaterial,
  type Random,
} from './key-material.ts';
import { type SealKey, sealKeyOf } from './seal-key.ts';
import { type SigningKey, signingKeyOf } from './signing-key.ts';

export type { Random } from './key-material.ts';

export type IssuerPurpose = 'upload' | 'claim';

/** What all desks' keys share: some follow the epochs. */
interface DeskKeys {
  /** Opens what is sealed to this desk, newest last: those of the current and the previous epoch. */
  readonly seals: readonly SealKey[];
  /**
   * Makes the keys for the epoch of `now` when they are missing, and keeps them where the keyring is kept.
   * @returns true when something changed, so that the configuration must be published anew.
   */
  advance(now: number): boolean;
}

export interface ExposureKeys extends DeskKeys {
  /** Signs indexes. */
  readonly index: SigningKey;
  /** Signs export files. */
  readonly export: SigningKey;
  /** Public points (65 bytes) to pin for indexes: the current one first, then the one before. */
  readonly indexPins: readonly Uint8Array[];
  /** Public points (65 bytes) to pin for exports: the current one first, then the one before. */
  readonly exportPins: readonly Uint8Array[];
  /** HMAC key (32 bytes) under which the meetings desk knows a claim, so that the desks share no identifier. */
  readonly claimsKey: Uint8Array;
}

/** Keys of the cases desk, and of the registration desk. */
export interface IssuingKeys extends DeskKeys {
  /** Token issuers, newest last: those of the current and the previous epoch, at most four. */
  readonly issuers: readonly IssuerKey[];
  /** HMAC key (32 bytes) for phone numbers: another one for each desk, so that the desks share no identifier. */
  readonly numberKey: Uint8Array;
}

/** The parts that lie in one place. */
export interface KeyParts {
  readonly exposure: ExposureKeys | null;
  readonly cases: IssuingKeys | null;
  readonly registration: IssuingKeys | null;
}

/** All of them, for one process with every desk. */
export interface Keyring
  extends Pick<ExposureKeys, 'index' | 'export' | 'indexPins' | 'exportPins' | 'claimsKey'> {
  readonly exposure: ExposureKeys;
  readonly cases: IssuingKeys;
  readonly registration: IssuingKeys;
  /** The issuers of both desks, newest last. */
  readonly issuers: readonly IssuerKey[];
  /** What posts and bodies for desks are sealed to, newest last within a desk. */
  readonly seals: readonly SealKey[];
  /** HMAC key (32 bytes) of the registration desk for phone numbers. */
  readonly registrationNumberKey: Uint8Array;
  /** HMAC key (32 bytes) of the cases desk for phone numbers and codes. */
  readonly casesNumberKey: Uint8Array;
  /** Makes the keys for the epoch of `now` in every part that lacks them; true when something changed. */
  advanceIssuers(now: number): boolean;
}

const purposes = { cases: 'upload', registration: 'claim' } as const;

const pinsOf = (current: SigningKey, previous: string | null): Uint8Array[] =>
  previous === null
    ? [current.publicKey]
    : [current.publicKey, signingKeyOf(createPrivateKey(previous)).publicKey];

/** Keeps material after a change to one desk's part. */
export type Persist = (material: KeyMaterial, desk: KeyDesk) => void;

function exposureKeys(all: KeyMaterial, part: ExposureMaterial, persist: Persist): ExposureKeys {
  const index = signingKeyOf(createPrivateKey(part.index));
  const exporting = signingKeyOf(createPrivateKey(part.export));
  let seals = part.seals.map((key) => sealKeyOf('exposure', key));
  return {
    index,
    export: exporting,
    indexPins: pinsOf(index, part.previousIndex),
    exportPins: pinsOf(exporting, part.previousExport),
    claimsKey: part.claimsKey,
    get seals() {
      return seals;
    },
    advance(now) {
      if (!addMissingKeys(all, now, ['exposure'])) return false;
      persist(all, 'exposure');
      seals = part.seals.map((key) => sealKeyOf('exposure', key));
      return true;
    },
  };
}

function issuingKeys(
  all: KeyMaterial,
  desk: 'cases' | 'registration',
  part: IssuingMaterial,
  persist: Persist,
): IssuingKeys {
  const ready = () => ({
    issuers: part.issuers.map((key) => issuerKeyOf({ ...key, purpose: purposes[desk] })),
    seals: part.seals.map((key) => sealKeyOf(desk, key)),
  });
  let current = ready();
  return {
    numberKey: part.numberKey,
    get issuers() {
      return current.issuers;
    },
    get seals() {
      return current.seals;
    },
    advance(now) {
      if (!addMissingKeys(all, now, [desk])) return false;
      persist(all, desk);
      current = ready();
      return true;
    },
  };
}

/** The keys over material; `persist` is called after each change. */
export function keyPartsOver(material: KeyMaterial, persist: Persist): KeyParts {
  const { exposure, cases, registration } = material;
  return {
    exposure: exposure === null ? null : exposureKeys(material, exposure, persist),
    cases: cases === null ? null : issuingKeys(material, 'cases', cases, persist),
    registration: registration === null ? null : issuingKeys(material, 'registration', registration, persist),
  };
}

/** A keyring out of its parts; undefined when one is missing. */
export function keyringOf({ exposure, cases, registration }: KeyParts): Keyring | undefined {
  if (exposure === null || cases === null || registration === null) return undefined;
  const { index, export: exporting, indexPins, exportPins, claimsKey } = exposure;
  return {
    ...{ exposure, cases, registration, index, export: exporting, indexPins, exportPins, claimsKey },
    get issuers() {
      return [...cases.issuers, ...registration.issuers].sort((a, b) => a.epoch - b.epoch || a.id - b.id);
    },
    get seals() {
      return [...exposure.seals, ...cases.seals, ...registration.seals];
    },
    registrationNumberKey: registration.numberKey,
    casesNumberKey: cases.numberKey,
    advanceIssuers: (now) =>
      [exposure, cases, registration].map((part) => part.advance(now)).some((changed) => changed),
  };
}

/** A fresh keyring in memory. Key pairs come from the system's generator; `random` makes the HMAC keys. */
export function createKeyring(random: Random = (length) => new Uint8Array(randomBytes(length))): Keyring {
  const keyring = keyringOf(keyPartsOver(newMaterial(random), () => {}));
  if (keyring === undefined) throw new Error('fresh material has every part');
  return keyring;
}
