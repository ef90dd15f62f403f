// SPDX-License-Identifier: GPL-3.0-only
// The keys of a directory in one sealed file: "BZ-KEYS-1\n" | salt 16 | nonce 12 | AES-256-GCM(JSON of name → text) | tag 16.
// The key comes from the passphrase by scrypt (N 2^17, r 8, p 1).
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { asciiBytes, concatBytes, fail, ok, type Result, utf8Bytes, utf8Text } from '@bluezone/protocol';
import { desksOfFiles, filesOf, type KeyFiles, materialOf } from './key-files.ts';
import { holdsKeys, readMaterial, writeMaterial } from './keyring-directory.ts';

const magic = asciiBytes('BZ-KEYS-1\n');
const saltLength = 16;
const nonceLength = 12;
const tagLength = 16;
const leastPassphrase = 8;

/** The key (32 bytes) that a passphrase and a salt (16 bytes) give. */
export function passphraseKey(passphrase: string, salt: Uint8Array): Uint8Array {
  const memory = 256 * 1024 * 1024;
  return scryptSync(passphrase.normalize('NFC'), salt, 32, { N: 2 ** 17, r: 8, p: 1, maxmem: memory });
}

/** Seals all keys of a directory under a passphrase of at least 8 characters. */
export function backupKeyring(directory: string, passphrase: string): Result<Uint8Array> {
  if (passphrase.length < leastPassphrase)
    return fail('key.file', `the passphrase needs at least ${leastPassphrase} characters`);
  const material = readMaterial(directory);
  if (!material.ok) return material;
  const content = utf8Bytes(JSON.stringify(Object.fromEntries(filesOf(material.value))));
  const salt = new Uint8Array(randomBytes(saltLength));
  const nonce = new Uint8Array(randomBytes(nonceLength));
  const cipher = createCipheriv('aes-256-gcm', passphraseKey(passphrase, salt), nonce);
  cipher.setAAD(magic);
  const sealed = concatBytes(cipher.update(content), cipher.final(), cipher.getAuthTag());
  return ok(concatBytes(magic, salt, nonce, sealed));
}

function open(bytes: Uint8Array, passphrase: string): Result<Uint8Array> {
  const head = magic.length + saltLength + nonceLength;
  if (bytes.length < head + tagLength || !magic.every((byte, i) => bytes[i] === byte))
    return fail('key.file', 'not a backup of keys ("BZ-KEYS-1")');
  const salt = bytes.subarray(magic.length, magic.length + saltLength);
  const nonce = bytes.subarray(magic.length + saltLength, head);
  try {
    const decipher = createDecipheriv('aes-256-gcm', passphraseKey(passphrase, salt), nonce);
    decipher.setAAD(magic);
    decipher.setAuthTag(bytes.subarray(bytes.length - tagLength));
    return ok(concatBytes(decipher.update(bytes.subarray(head, bytes.length - tagLength)), decipher.final()));
  } catch {
    return fail('key.file', 'wrong passphrase, or a damaged backup');
  }
}

function readFiles(content: Uint8Array): KeyFiles | undefined {
  try {
    const value: unknown = JSON.parse(utf8Text(content) ?? '');
    if (typeof value !== 'object' || value === null) return undefined;
    const entries = Object.entries(value);
    return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')
      ? new Map(entries)
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Restores a backup into a directory without keys. Nothing is written unless everything in it is right;
 * `key.file` for a wrong passphrase, a damaged backup, or a directory that already holds keys.
 */
export function restoreKeyring(bytes: Uint8Array, passphrase: string, directory: string): Result<void> {
  if (holdsKeys(directory))
    return fail('key.file', `${directory}: already holds keys, and none is overwritten`);
  const content = open(bytes, passphrase);
  if (!content.ok) return content;
  const files = readFiles(content.value);
  if (files === undefined || desksOfFiles(files).length === 0)
    return fail('key.file', 'the backup holds no key files');
  const material = materialOf(files, desksOfFiles(files));
  if (!material.ok) return material;
  writeMaterial(directory, material.value);
  return ok(undefined);
}
