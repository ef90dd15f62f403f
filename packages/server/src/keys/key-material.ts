// SPDX-License-Identifier: GPL-3.0-only
// Every secret a deployment signs, opens or hides numbers with, one part for each desk that has any: on a desk's machine
// lies that desk's part and no other.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { utcDayAt } from '@bluezone/protocol';
import { issuerEpochAt } from './issuer-key.ts';

/** Random bytes of a length. */
export type Random = (length: number) => Uint8Array;

/** Desks that hold keys. The meetings desk has none. */
export const keyDesks = ['exposure', 'cases', 'registration'] as const;
export type KeyDesk = (typeof keyDesks)[number];

/** A private key (PKCS#8 PEM) that is replaced every 28 days. */
export interface EpochKey {
  readonly id: number;
  readonly epoch: number;
  readonly pem: string;
}

export interface ExposureMaterial {
  index: string;
  previousIndex: string | null;
  export: string;
  previousExport: string | null;
  /** 32 bytes that hide token hashes from the meetings desk. */
  claimsKey: Uint8Array;
  /** X25519, opens posts. */
  seals: readonly EpochKey[];
}

export interface IssuingMaterial {
  /** 32 bytes that hide phone numbers. */
  numberKey: Uint8Array;
  /** RSA-2048, signs tokens. */
  issuers: readonly EpochKey[];
  /** X25519, opens what is sealed to this desk. */
  seals: readonly EpochKey[];
}

/** The keys as files hold them; null for a desk whose keys lie elsewhere. */
export interface KeyMaterial {
  exposure: ExposureMaterial | null;
  cases: IssuingMaterial | null;
  registration: IssuingMaterial | null;
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

/** A new X25519 private key as PKCS#8 PEM. */
function newSealPem(): string {
  return pemOf(generateKeyPairSync('x25519').privateKey);
}

/** Fresh material of some desks, without the keys that follow the epochs. */
export function newMaterial(random: Random, desks: readonly KeyDesk[] = keyDesks): KeyMaterial {
  const issuing = (): IssuingMaterial => ({ numberKey: random(32), issuers: [], seals: [] });
  return {
    exposure: desks.includes('exposure')
      ? {
          index: newSigningPem(),
          previousIndex: null,
          export: newSigningPem(),
          previousExport: null,
          claimsKey: random(32),
          seals: [],
        }
      : null,
    cases: desks.includes('cases') ? issuing() : null,
    registration: desks.includes('registration') ? issuing() : null,
  };
}

/**
 * Numbers of keys stand in one byte and must differ between desks that do not talk while they choose them. So every list
 * has its own remainder: upload issuers odd numbers and claim issuers even ones; keys to seal to by thirds.
 */
interface KeyNumbers {
  readonly step: number;
  readonly first: number;
  /** The signed configuration has room for so many of one list. */
  readonly kept: number;
}

const issuerNumbers: Record<'cases' | 'registration', KeyNumbers> = {
  cases: { step: 2, first: 1, kept: 4 },
  registration: { step: 2, first: 2, kept: 4 },
};
const sealNumbers: Record<KeyDesk, KeyNumbers> = {
  exposure: { step: 3, first: 1, kept: 2 },
  cases: { step: 3, first: 2, kept: 2 },
  registration: { step: 3, first: 3, kept: 2 },
};
const highestNumber = 255;

/** Adds a key for an epoch under a free number, and drops those of closed epochs; newest last. */
function withNewKey(
  keys: readonly EpochKey[],
  { step, first, kept }: KeyNumbers,
  epoch: number,
  newPem: () => string,
): EpochKey[] {
  const open = keys.filter((key) => key.epoch >= epoch - 1).slice(1 - kept);
  const next = (id: number) => (id + step > highestNumber ? first : id + step);
  const newest = keys.at(-1);
  let id = newest === undefined ? first : next(newest.id);
  while (open.some((key) => key.id === id)) id = next(id);
  return [...open, { id, epoch, pem: newPem() }].sort((a, b) => a.epoch - b.epoch);
}

/** Adds an issuer of a desk for an epoch. */
export function addIssuer(material: IssuingMaterial, desk: 'cases' | 'registration', epoch: number): void {
  material.issuers = withNewKey(material.issuers, issuerNumbers[desk], epoch, newIssuerPem);
}

/** Adds a key of a desk to seal to for an epoch. */
export function addSeal(material: ExposureMaterial | IssuingMaterial, desk: KeyDesk, epoch: number): void {
  material.seals = withNewKey(material.seals, sealNumbers[desk], epoch, newSealPem);
}

/** Adds what some desks lack for the epoch of `now`; true when there was anything. */
export function addMissingKeys(
  material: KeyMaterial,
  now: number,
  desks: readonly KeyDesk[] = keyDesks,
): boolean {
  const epoch = issuerEpochAt(utcDayAt(now));
  const lacks = (keys: readonly EpochKey[]) => !keys.some((key) => key.epoch === epoch);
  let changed = false;
  for (const desk of desks) {
    const part = material[desk];
    if (part === null) continue;
    if (desk !== 'exposure') {
      const issuing = part as IssuingMaterial;
      if (lacks(issuing.issuers)) {
        addIssuer(issuing, desk, epoch);
        changed = true;
      }
    }
    if (lacks(part.seals)) {
      addSeal(part, desk, epoch);
      changed = true;
    }
  }
  return changed;
}
