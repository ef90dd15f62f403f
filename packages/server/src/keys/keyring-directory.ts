// SPDX-License-Identifier: GPL-3.0-only
// Signing keys in a directory (0700), one file each (0600), written aside and renamed:
//   index.pem export.pem                 ECDSA P-256, PKCS#8; index-previous.pem export-previous.pem after a rotation
//   upload-<id>-<epoch>.pem claim-<id>-<epoch>.pem  RSA-2048, PKCS#8;  registration-number.key cases-number.key  64 hex digits
import { createPrivateKey, randomBytes } from 'node:crypto';
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
import { asciiBytes, fail, fromHex, ok, type Result, toHex, utcDayAt } from '@bluezone/protocol';
import { issuerEpochAt } from './issuer-key.ts';
import {
  addIssuer,
  addMissingIssuers,
  type IssuerPurpose,
  type KeyMaterial,
  type Keyring,
  keyringOver,
  newMaterial,
  newSigningPem,
  type Random,
} from './keyring.ts';

const issuerName = /^(upload|claim)-(\d{1,3})-(\d{1,6})\.pem$/;
const systemRandom: Random = (length) => new Uint8Array(randomBytes(length));

/** What a keyring directory holds: file name → text. */
export type KeyFiles = Map<string, string>;

/** The files of some material. */
export function filesOf(material: KeyMaterial): KeyFiles {
  const files: KeyFiles = new Map([
    ['index.pem', material.index],
    ['export.pem', material.export],
    ['registration-number.key', `${toHex(material.registrationNumberKey)}\n`],
    ['cases-number.key', `${toHex(material.casesNumberKey)}\n`],
  ]);
  if (material.previousIndex !== null) files.set('index-previous.pem', material.previousIndex);
  if (material.previousExport !== null) files.set('export-previous.pem', material.previousExport);
  for (const { purpose, id, epoch, pem } of material.issuers) files.set(`${purpose}-${id}-${epoch}.pem`, pem);
  return files;
}

function checkPem(name: string, pem: string): Result<string> {
  const wanted = issuerName.test(name) ? 'rsa' : 'ec';
  try {
    const key = createPrivateKey(pem);
    const details = key.asymmetricKeyDetails;
    if (wanted === 'ec' && (key.asymmetricKeyType !== 'ec' || details?.namedCurve !== 'prime256v1'))
      return fail('key.file', `${name}: holds no ECDSA P-256 private key`);
    if (wanted === 'rsa' && (key.asymmetricKeyType !== 'rsa' || details?.modulusLength !== 2048))
      return fail('key.file', `${name}: holds no RSA-2048 private key`);
    return ok(pem);
  } catch {
    return fail('key.file', `${name}: is not a private key in PEM ("-----BEGIN PRIVATE KEY-----")`);
  }
}

/** Reads material out of files; `key.file` names the first that is missing or wrong. */
export function materialOf(files: KeyFiles): Result<KeyMaterial> {
  const pem = (name: string): Result<string> => {
    const text = files.get(name);
    return text === undefined ? fail('key.file', `${name}: is missing`) : checkPem(name, text);
  };
  const previous = (name: string): Result<string | null> => (files.has(name) ? pem(name) : ok(null));
  const secret = (name: string): Result<Uint8Array> => {
    const text = files.get(name);
    if (text === undefined) return fail('key.file', `${name}: is missing`);
    const bytes = fromHex(text.trim());
    return bytes?.length === 32
      ? ok(bytes)
      : fail('key.file', `${name}: does not hold 64 hexadecimal digits`);
  };
  const index = pem('index.pem');
  if (!index.ok) return index;
  const previousIndex = previous('index-previous.pem');
  if (!previousIndex.ok) return previousIndex;
  const exporting = pem('export.pem');
  if (!exporting.ok) return exporting;
  const previousExport = previous('export-previous.pem');
  if (!previousExport.ok) return previousExport;
  const registration = secret('registration-number.key');
  if (!registration.ok) return registration;
  const cases = secret('cases-number.key');
  if (!cases.ok) return cases;
  const issuers: KeyMaterial['issuers'] = [];
  for (const name of files.keys()) {
    const match = issuerName.exec(name);
    if (match === null) continue;
    const text = pem(name);
    if (!text.ok) return text;
    const [purpose, id, epoch] = [match[1] as IssuerPurpose, Number(match[2]), Number(match[3])];
    if (id > 255) return fail('key.file', `${name}: an issuer's number is at most 255`);
    issuers.push({ id, purpose, epoch, pem: text.value });
  }
  issuers.sort((a, b) => a.epoch - b.epoch || a.id - b.id);
  return ok({
    index: index.value,
    previousIndex: previousIndex.value,
    export: exporting.value,
    previousExport: previousExport.value,
    registrationNumberKey: registration.value,
    casesNumberKey: cases.value,
    issuers,
  });
}

function syncDirectory(directory: string): void {
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Writes material into a directory; files that no longer belong to it are removed last. */
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
    if (name.endsWith('.pem') && !files.has(name)) rmSync(join(directory, name), { force: true });
  syncDirectory(directory);
}

/** Reads the material of a directory. */
export function readMaterial(directory: string): Result<KeyMaterial> {
  const files: KeyFiles = new Map();
  try {
    for (const name of readdirSync(directory))
      if (/\.(pem|key)$/.test(name) && !name.startsWith('.'))
        files.set(name, readFileSync(join(directory, name), 'utf8'));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    return fail('key.file', `${directory}: cannot be read (${reason})`);
  }
  return materialOf(files);
}

/** True when a directory holds any key file. */
export function holdsKeys(directory: string): boolean {
  return existsSync(directory) && readdirSync(directory).some((name) => /\.(pem|key)$/.test(name));
}

/** Makes a keyring in a directory that holds none, with issuers for the epoch of `now`; `key.file` when it holds one. */
export function createKeyringDirectory(
  directory: string,
  now: number,
  random: Random = systemRandom,
): Result<Keyring> {
  if (holdsKeys(directory))
    return fail('key.file', `${directory}: already holds keys, and none is overwritten`);
  const material = newMaterial(random);
  addMissingIssuers(material, now);
  writeMaterial(directory, material);
  return loadKeyring(directory);
}

/** Loads the keyring of a directory; `key.file` names the file that is missing or wrong and says why. */
export function loadKeyring(directory: string): Result<Keyring> {
  const material = readMaterial(directory);
  if (!material.ok) return material;
  return ok(keyringOver(material.value, (changed) => addIssuersOf(directory, changed)));
}

/** Writes the issuers a running server made, and leaves every other key as it is: somebody may have rotated it meanwhile. */
function addIssuersOf(directory: string, changed: KeyMaterial): void {
  const onDisk = readMaterial(directory);
  if (!onDisk.ok) throw new Error(`${onDisk.code}: ${onDisk.detail}`);
  const rotated = onDisk.value.issuers.filter(
    ({ id, epoch }) =>
      !changed.issuers.some((issuer) => issuer.id === id) &&
      changed.issuers.some((issuer) => issuer.epoch <= epoch),
  );
  writeMaterial(directory, { ...onDisk.value, issuers: [...changed.issuers, ...rotated] });
}

/** Which keys can be rotated by hand. Issuers also follow their epochs by themselves. */
export type RotatableKey = 'index' | 'export' | IssuerPurpose;

/**
 * Replaces one key and keeps the one before: its public half stays pinned, tokens of an issuer stay valid.
 * Phones must have learned the new pin (by an update) before an index or export is signed with it.
 */
export function rotateKey(directory: string, which: RotatableKey, now: number): Result<Keyring> {
  const read = readMaterial(directory);
  if (!read.ok) return read;
  const material = read.value;
  if (which === 'index') {
    material.previousIndex = material.index;
    material.index = newSigningPem();
  } else if (which === 'export') {
    material.previousExport = material.export;
    material.export = newSigningPem();
  } else addIssuer(material, which, issuerEpochAt(utcDayAt(now)));
  writeMaterial(directory, material);
  return loadKeyring(directory);
}
