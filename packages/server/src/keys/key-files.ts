// SPDX-License-Identifier: GPL-3.0-only
// The keys of a desk as files, by name:
//   exposure      index.pem export.pem (ECDSA P-256), index-previous.pem export-previous.pem after a rotation, exposure-claims.key
//   cases         cases-number.key upload-<id>-<epoch>.pem (RSA-2048)       registration  registration-number.key claim-<id>-<epoch>.pem
//   all of them   seal-<door|cases|registration>-<id>-<epoch>.pem (X25519). Keys in .pem are PKCS#8, those in .key 64 hex digits.
import { createPrivateKey } from 'node:crypto';
import { fail, fromHex, ok, type Result, toHex } from '@bluezone/protocol';
import type { EpochKey, ExposureMaterial, IssuingMaterial, KeyDesk, KeyMaterial } from './key-material.ts';

/** File name → text. */
export type KeyFiles = Map<string, string>;

const epochNames = {
  upload: /^upload-(\d{1,3})-(\d{1,6})\.pem$/,
  claim: /^claim-(\d{1,3})-(\d{1,6})\.pem$/,
  door: /^seal-door-(\d{1,3})-(\d{1,6})\.pem$/,
  cases: /^seal-cases-(\d{1,3})-(\d{1,6})\.pem$/,
  registration: /^seal-registration-(\d{1,3})-(\d{1,6})\.pem$/,
};
type EpochName = keyof typeof epochNames;

/** Which names belong to whom. */
const deskOfName: readonly (readonly [RegExp, KeyDesk])[] = [
  [/^(index|export)(-previous)?\.pem$|^exposure-claims\.key$/, 'exposure'],
  [epochNames.door, 'exposure'],
  [/^cases-number\.key$/, 'cases'],
  [epochNames.upload, 'cases'],
  [epochNames.cases, 'cases'],
  [/^registration-number\.key$/, 'registration'],
  [epochNames.claim, 'registration'],
  [epochNames.registration, 'registration'],
];

/** The desk to which a file of this name belongs; undefined when it is none of a keyring's. */
function deskOfKeyFile(name: string): KeyDesk | undefined {
  return deskOfName.find(([pattern]) => pattern.test(name))?.[1];
}

/** True for files that leave a keyring by themselves: of keys that follow the epochs, and of those before a rotation. */
export function isPassingKeyFile(name: string): boolean {
  return /-previous\.pem$/.test(name) || Object.values(epochNames).some((pattern) => pattern.test(name));
}

/** The files of some material. */
export function filesOf({ exposure, cases, registration }: KeyMaterial): KeyFiles {
  const files: KeyFiles = new Map();
  const addEpochKeys = (prefix: string, keys: readonly EpochKey[]) => {
    for (const { id, epoch, pem } of keys) files.set(`${prefix}-${id}-${epoch}.pem`, pem);
  };
  if (exposure !== null) {
    files.set('index.pem', exposure.index);
    files.set('export.pem', exposure.export);
    if (exposure.previousIndex !== null) files.set('index-previous.pem', exposure.previousIndex);
    if (exposure.previousExport !== null) files.set('export-previous.pem', exposure.previousExport);
    files.set('exposure-claims.key', `${toHex(exposure.claimsKey)}\n`);
    addEpochKeys('seal-door', exposure.seals);
  }
  if (cases !== null) {
    files.set('cases-number.key', `${toHex(cases.numberKey)}\n`);
    addEpochKeys('upload', cases.issuers);
    addEpochKeys('seal-cases', cases.seals);
  }
  if (registration !== null) {
    files.set('registration-number.key', `${toHex(registration.numberKey)}\n`);
    addEpochKeys('claim', registration.issuers);
    addEpochKeys('seal-registration', registration.seals);
  }
  return files;
}

type KeyShape = 'ec' | 'rsa' | 'x25519';

const shapeNames: Record<KeyShape, string> = { ec: 'ECDSA P-256', rsa: 'RSA-2048', x25519: 'X25519' };

function checkPem(name: string, pem: string, shape: KeyShape): Result<string> {
  try {
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = createPrivateKey(pem);
    const fits =
      type === shape &&
      (shape !== 'ec' || details?.namedCurve === 'prime256v1') &&
      (shape !== 'rsa' || details?.modulusLength === 2048);
    return fits ? ok(pem) : fail('key.file', `${name}: holds no ${shapeNames[shape]} private key`);
  } catch {
    return fail('key.file', `${name}: is not a private key in PEM ("-----BEGIN PRIVATE KEY-----")`);
  }
}

/** Reads one file after another; remembers the first that is missing or wrong, and gives something in its place. */
class KeyFileReader {
  readonly #files: KeyFiles;
  failure: Result<never> | undefined;

  constructor(files: KeyFiles) {
    this.#files = files;
  }

  #take<T>(read: Result<T>, instead: T): T {
    if (read.ok) return read.value;
    this.failure ??= read;
    return instead;
  }

  pem(name: string, shape: KeyShape): string {
    const text = this.#files.get(name);
    const read = text === undefined ? fail('key.file', `${name}: is missing`) : checkPem(name, text, shape);
    return this.#take(read, '');
  }

  pemIfThere(name: string, shape: KeyShape): string | null {
    return this.#files.has(name) ? this.pem(name, shape) : null;
  }

  secret(name: string): Uint8Array {
    const text = this.#files.get(name);
    const bytes = fromHex(text?.trim() ?? '');
    if (text === undefined) return this.#take(fail('key.file', `${name}: is missing`), new Uint8Array(0));
    if (bytes?.length === 32) return bytes;
    return this.#take(fail('key.file', `${name}: does not hold 64 hexadecimal digits`), new Uint8Array(0));
  }

  epochKeys(which: EpochName, shape: KeyShape): EpochKey[] {
    const keys: EpochKey[] = [];
    for (const name of this.#files.keys()) {
      const match = epochNames[which].exec(name);
      if (match === null) continue;
      const [id, epoch] = [Number(match[1]), Number(match[2])];
      if (id > 255) this.#take(fail('key.file', `${name}: a key's number is at most 255`), undefined);
      keys.push({ id, epoch, pem: this.pem(name, shape) });
    }
    return keys.sort((a, b) => a.epoch - b.epoch || a.id - b.id);
  }
}

/** Reads the material of some desks out of files; `key.file` names the first that is missing or wrong. */
export function materialOf(files: KeyFiles, desks: readonly KeyDesk[]): Result<KeyMaterial> {
  const reader = new KeyFileReader(files);
  const exposure = (): ExposureMaterial => ({
    index: reader.pem('index.pem', 'ec'),
    previousIndex: reader.pemIfThere('index-previous.pem', 'ec'),
    export: reader.pem('export.pem', 'ec'),
    previousExport: reader.pemIfThere('export-previous.pem', 'ec'),
    claimsKey: reader.secret('exposure-claims.key'),
    seals: reader.epochKeys('door', 'x25519'),
  });
  const issuing = (desk: 'cases' | 'registration', issuers: EpochName): IssuingMaterial => ({
    numberKey: reader.secret(`${desk}-number.key`),
    issuers: reader.epochKeys(issuers, 'rsa'),
    seals: reader.epochKeys(desk, 'x25519'),
  });
  const material: KeyMaterial = {
    exposure: desks.includes('exposure') ? exposure() : null,
    cases: desks.includes('cases') ? issuing('cases', 'upload') : null,
    registration: desks.includes('registration') ? issuing('registration', 'claim') : null,
  };
  return reader.failure ?? ok(material);
}

/** The desks of which there is any file. */
export function desksOfFiles(files: KeyFiles): KeyDesk[] {
  return [...new Set([...files.keys()].map(deskOfKeyFile))].filter((desk) => desk !== undefined);
}
