// SPDX-License-Identifier: GPL-3.0-only
// Keys in a directory (0700), one file each (0600), written aside and renamed. One directory may hold the keys of one desk
// or of several; key-files.ts says which names they have.
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { asciiBytes, fail, ok, type Result, utcDayAt } from '@bluezone/protocol';
import { issuerEpochAt } from './issuer-key.ts';
import { desksOfFiles, filesOf, isPassingKeyFile, type KeyFiles, materialOf } from './key-files.ts';
import {
  addIssuer,
  addMissingKeys,
  addSeal,
  type EpochKey,
  type KeyDesk,
  type KeyMaterial,
  keyDesks,
  newMaterial,
  newSigningPem,
} from './key-material.ts';
import {
  type IssuerPurpose,
  type KeyParts,
  type Keyring,
  keyPartsOver,
  keyringOf,
  type Random,
} from './keyring.ts';

const systemRandom: Random = (length) => new Uint8Array(randomBytes(length));

function syncDirectory(directory: string): void {
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Writes material into a directory; files of keys that no longer belong to it are removed last. */
export function writeMaterial(directory: string, material: KeyMaterial): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
  const files = filesOf(material);
  for (const [name, text] of files) {
    const path = join(directory, name);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    const aside = join(directory, `.${name}.part`);
    rmSync(aside, { force: true });
    const descriptor = openSync(aside, 'wx', 0o600);
    try {
      writeSync(descriptor, asciiBytes(text));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(aside, path);
  }
  for (const name of readdirSync(directory))
    if (isPassingKeyFile(name) && !files.has(name)) rmSync(join(directory, name), { force: true });
  syncDirectory(directory);
}

function readFiles(directory: string): Result<KeyFiles> {
  const files: KeyFiles = new Map();
  try {
    for (const name of readdirSync(directory))
      if (/\.(pem|key)$/.test(name) && !name.startsWith('.'))
        files.set(name, readFileSync(join(directory, name), 'utf8'));
    return ok(files);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    return fail('key.file', `${directory}: cannot be read (${reason})`);
  }
}

/** Reads the material of a directory: of the desks that are asked for, or of those it holds any file of. */
export function readMaterial(directory: string, desks?: readonly KeyDesk[]): Result<KeyMaterial> {
  const files = readFiles(directory);
  if (!files.ok) return files;
  const wanted = desks ?? desksOfFiles(files.value);
  return wanted.length === 0
    ? fail('key.file', `${directory}: holds no keys`)
    : materialOf(files.value, wanted);
}

/** True when a directory holds any key file. */
export function holdsKeys(directory: string): boolean {
  return existsSync(directory) && readdirSync(directory).some((name) => /\.(pem|key)$/.test(name));
}

/**
 * Makes the keys of some desks in a directory that holds none, with those for the epoch of `now`; `key.file` when it
 * holds any.
 */
export function createKeyDirectory(
  directory: string,
  desks: readonly KeyDesk[],
  now: number,
  random: Random = systemRandom,
): Result<KeyParts> {
  if (holdsKeys(directory))
    return fail('key.file', `${directory}: already holds keys, and none is overwritten`);
  const material = newMaterial(random, desks);
  addMissingKeys(material, now);
  writeMaterial(directory, material);
  return loadKeyParts(directory, desks);
}

/** Makes a whole keyring in a directory that holds none; `key.file` when it holds any. */
export function createKeyringDirectory(
  directory: string,
  now: number,
  random: Random = systemRandom,
): Result<Keyring> {
  const made = createKeyDirectory(directory, keyDesks, now, random);
  return made.ok ? wholeKeyring(made.value) : made;
}

/**
 * Loads the keys of some desks, or of those whose keys a directory holds; of other desks no file is read.
 * @returns `key.file`, naming the file that is missing or wrong and why.
 */
export function loadKeyParts(directory: string, desks?: readonly KeyDesk[]): Result<KeyParts> {
  const material = readMaterial(directory, desks);
  if (!material.ok) return material;
  return ok(keyPartsOver(material.value, (changed, desk) => keepChanged(directory, changed, desk)));
}

/** Loads a whole keyring; `key.file` names the file that is missing or wrong and says why. */
export function loadKeyring(directory: string): Result<Keyring> {
  const parts = loadKeyParts(directory, keyDesks);
  return parts.ok ? wholeKeyring(parts.value) : parts;
}

function wholeKeyring(parts: KeyParts): Result<Keyring> {
  const keyring = keyringOf(parts);
  return keyring === undefined ? fail('key.file', 'a part of the keys is missing') : ok(keyring);
}

/** What was there when it was read, and what somebody added on the disk meanwhile for an epoch that is still open. */
function withAdded(changed: readonly EpochKey[], onDisk: readonly EpochKey[]): readonly EpochKey[] {
  const added = onDisk.filter(
    ({ id, epoch }) => !changed.some((key) => key.id === id) && changed.some((key) => key.epoch <= epoch),
  );
  return [...changed, ...added];
}

/** Writes the keys that a running server made, and leaves every other as it is: somebody may have rotated it meanwhile. */
function keepChanged(directory: string, changed: KeyMaterial, desk: KeyDesk): void {
  const onDisk = readMaterial(directory);
  if (!onDisk.ok) throw new Error(`${onDisk.code}: ${onDisk.detail}`);
  const { value } = onDisk;
  if (desk === 'exposure') {
    if (value.exposure === null || changed.exposure === null)
      throw new Error('the keys on the disk are gone');
    value.exposure.seals = withAdded(changed.exposure.seals, value.exposure.seals);
  } else {
    const [mine, theirs] = [changed[desk], value[desk]];
    if (mine === null || theirs === null) throw new Error('the keys on the disk are gone');
    theirs.issuers = withAdded(mine.issuers, theirs.issuers);
    theirs.seals = withAdded(mine.seals, theirs.seals);
  }
  writeMaterial(directory, value);
}

/** Which keys can be rotated by hand. Issuers and seals also follow their epochs by themselves. */
export const rotatableKeys = [
  'index',
  'export',
  'upload',
  'claim',
  'seal-door',
  'seal-cases',
  'seal-registration',
] as const;
export type RotatableKey = (typeof rotatableKeys)[number];

const deskOfRotatable: Record<RotatableKey, KeyDesk> = {
  index: 'exposure',
  export: 'exposure',
  upload: 'cases',
  claim: 'registration',
  'seal-door': 'exposure',
  'seal-cases': 'cases',
  'seal-registration': 'registration',
} satisfies Record<'index' | 'export' | IssuerPurpose | `seal-${string}`, KeyDesk>;

/**
 * Replaces one key and keeps the one before: its public half stays pinned, tokens of an issuer stay valid.
 * Phones must have learned the new pin (by an update) before an index or export is signed with it.
 * @returns `key.file` also when the directory does not hold the keys of this desk.
 */
export function rotateKey(directory: string, which: RotatableKey, now: number): Result<KeyParts> {
  const read = readMaterial(directory);
  if (!read.ok) return read;
  const material = read.value;
  const desk = deskOfRotatable[which];
  const epoch = issuerEpochAt(utcDayAt(now));
  const part = material[desk];
  if (part === null) return fail('key.file', `${directory}: holds no keys of the ${desk} desk`);
  if (which === 'index' && 'index' in part) {
    part.previousIndex = part.index;
    part.index = newSigningPem();
  } else if (which === 'export' && 'export' in part) {
    part.previousExport = part.export;
    part.export = newSigningPem();
  } else if (desk !== 'exposure' && 'issuers' in part && !which.startsWith('seal-'))
    addIssuer(part, desk, epoch);
  else addSeal(part, desk, epoch);
  writeMaterial(directory, material);
  return loadKeyParts(directory);
}
