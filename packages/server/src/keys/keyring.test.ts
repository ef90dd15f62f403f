// SPDX-License-Identifier: GPL-3.0-only
import { constants, sign } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toHex, verifyP256 } from '@bluezone/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noon } from '../testing/test-server.ts';
import { epochClosesOn, issuerEpochAt, verifyTokenSignature } from './issuer-key.ts';
import { addIssuer, addSeal, type IssuingMaterial } from './key-material.ts';
import { createKeyring, type Keyring } from './keyring.ts';
import { backupKeyring, restoreKeyring } from './keyring-backup.ts';
import {
  createKeyDirectory,
  createKeyringDirectory,
  loadKeyParts,
  loadKeyring,
  rotateKey,
} from './keyring-directory.ts';

let root = '';
let directory = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bluezone-keys-'));
  directory = join(root, 'keys');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function made(): Keyring {
  const keys = createKeyringDirectory(directory, noon);
  if (!keys.ok) throw new Error(keys.detail);
  return keys.value;
}

function loaded(): Keyring {
  const keys = loadKeyring(directory);
  if (!keys.ok) throw new Error(keys.detail);
  return keys.value;
}

const identity = (keys: Keyring) => ({
  index: keys.indexPins.map(toHex),
  export: keys.exportPins.map(toHex),
  numbers: [toHex(keys.registrationNumberKey), toHex(keys.casesNumberKey)],
  issuers: keys.issuers.map(({ id, purpose, epoch, publicKey }) => ({ id, purpose, epoch, publicKey })),
});

test('a keyring directory is private, complete and loads the same keys again', () => {
  const keys = made();
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(directory)) expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
  expect(identity(loaded())).toEqual(identity(keys));
  expect(keys.issuers.map(({ purpose }) => purpose).sort()).toEqual(['claim', 'upload']);
});

test('signatures verify under the public keys that phones pin', async () => {
  const keys = createKeyring();
  const message = Uint8Array.of(1, 2, 3);
  const signature = await keys.index.sign(message);
  expect(await verifyP256(keys.index.publicKey, message, signature)).toBe(true);
  expect(await verifyP256(keys.export.publicKey, message, signature)).toBe(false);
});

test('a token verifies under its issuer, and not with another message or issuer', () => {
  const keys = createKeyring();
  keys.advanceIssuers(noon);
  const [first, second] = keys.issuers;
  if (first === undefined || second === undefined) throw new Error('two issuers');
  const message = new Uint8Array(64).fill(7);
  const pss = { key: first.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  const token = { issuer: first.id, message, signature: new Uint8Array(sign('sha384', message, pss)) };
  expect(verifyTokenSignature(first, token)).toBe(true);
  expect(verifyTokenSignature(second, token)).toBe(false);
  expect(verifyTokenSignature(first, { ...token, message: new Uint8Array(64) })).toBe(false);
});

test('issuers follow the epochs: the one before stays, older ones go', () => {
  const keys = made();
  const epoch = issuerEpochAt(Math.floor(noon / 86_400));
  expect(keys.advanceIssuers(noon)).toBe(false);
  expect(keys.advanceIssuers(noon + 28 * 86_400)).toBe(true);
  expect(keys.advanceIssuers(noon + 56 * 86_400)).toBe(true);
  expect(new Set(keys.issuers.map((issuer) => issuer.epoch))).toEqual(new Set([epoch + 1, epoch + 2]));
  expect(new Set(keys.issuers.map(({ id }) => id)).size).toBe(keys.issuers.length);
  expect(identity(loaded())).toEqual(identity(keys));
  expect(epochClosesOn(epoch)).toBe((epoch + 2) * 28);
});

test('rotation keeps the key before pinned and replaces the one that signs', () => {
  const before = made();
  const rotated = rotateKey(directory, 'index', noon);
  if (!rotated.ok) throw new Error(rotated.detail);
  const { exposure } = rotated.value;
  expect(exposure?.indexPins.map(toHex)).toEqual([
    toHex(exposure?.index.publicKey ?? new Uint8Array(0)),
    toHex(before.index.publicKey),
  ]);
  expect(exposure?.index.id).not.toBe(before.index.id);
  const issuer = rotateKey(directory, 'upload', noon);
  expect(issuer.ok && issuer.value.cases?.issuers.length).toBe(2);
});

test('a directory with keys is never overwritten', () => {
  made();
  expect(createKeyringDirectory(directory, noon)).toMatchObject({ ok: false, code: 'key.file' });
});

test.each([
  ['index.pem', 'garbage', 'is not a private key in PEM'],
  ['cases-number.key', 'abcd', '64 hexadecimal digits'],
])('a wrong %s is refused with its name and the reason', (name, text, reason) => {
  made();
  writeFileSync(join(directory, name), text);
  const keys = loadKeyring(directory);
  expect(keys).toMatchObject({ ok: false, code: 'key.file' });
  expect(keys.ok ? '' : keys.detail).toContain(name);
  expect(keys.ok ? '' : keys.detail).toContain(reason);
});

test('a key of the wrong kind and a missing file are refused by name', () => {
  made();
  const issuer = readdirSync(directory).find((name) => name.startsWith('upload-')) ?? '';
  writeFileSync(join(directory, 'export.pem'), readFileSync(join(directory, issuer)));
  expect(loadKeyring(directory)).toMatchObject({ detail: 'export.pem: holds no ECDSA P-256 private key' });
  rmSync(join(directory, 'export.pem'));
  expect(loadKeyring(directory)).toMatchObject({ detail: 'export.pem: is missing' });
  expect(loadKeyring(join(root, 'nowhere'))).toMatchObject({ ok: false, code: 'key.file' });
});

test('a backup restores the same keys elsewhere, with the passphrase alone', () => {
  const keys = made();
  const backup = backupKeyring(directory, 'correct horse battery');
  if (!backup.ok) throw new Error(backup.detail);
  const elsewhere = join(root, 'restored');
  expect(restoreKeyring(backup.value, 'wrong horse battery', elsewhere)).toMatchObject({
    ok: false,
    detail: 'wrong passphrase, or a damaged backup',
  });
  expect(() => statSync(elsewhere)).toThrow();
  const damaged = backup.value.slice();
  damaged[damaged.length - 20] = (damaged[damaged.length - 20] ?? 0) ^ 1;
  expect(restoreKeyring(damaged, 'correct horse battery', elsewhere).ok).toBe(false);
  expect(restoreKeyring(backup.value, 'correct horse battery', elsewhere).ok).toBe(true);
  const restored = loadKeyring(elsewhere);
  expect(restored.ok && identity(restored.value)).toEqual(identity(keys));
  expect(restoreKeyring(backup.value, 'correct horse battery', elsewhere).ok).toBe(false);
});

test('a short passphrase makes no backup, and a foreign file is no backup', () => {
  made();
  expect(backupKeyring(directory, 'short').ok).toBe(false);
  expect(restoreKeyring(new Uint8Array(100), 'correct horse battery', join(root, 'x')).ok).toBe(false);
});

test('a server that runs on while a key is rotated does not undo the rotation when its issuers advance', () => {
  const running = made();
  const rotated = rotateKey(directory, 'export', noon);
  if (!rotated.ok) throw new Error(rotated.detail);
  expect(running.advanceIssuers(noon + 28 * 86_400)).toBe(true);
  expect(loaded().exportPins.map(toHex)).toEqual(rotated.value.exposure?.exportPins.map(toHex));
  expect(identity(loaded()).issuers).toEqual(identity(running).issuers);
});

test('a desk’s directory holds its own keys alone, and of others no file is read', () => {
  const made = createKeyDirectory(directory, ['cases'], noon);
  expect(made.ok && [made.value.exposure, made.value.registration]).toEqual([null, null]);
  const names = readdirSync(directory).sort();
  expect(names.map((name) => name.replace(/\d+/g, 'n'))).toEqual([
    'cases-number.key',
    'seal-cases-n-n.pem',
    'upload-n-n.pem',
  ]);
  writeFileSync(join(directory, 'index.pem'), 'garbage');
  expect(loadKeyParts(directory, ['cases']).ok).toBe(true);
  expect(loadKeyParts(directory, ['registration'])).toMatchObject({
    detail: 'registration-number.key: is missing',
  });
  expect(rotateKey(directory, 'claim', noon)).toMatchObject({ ok: false, code: 'key.file' });
});

test('desks that choose numbers alone never choose the same, over many years', () => {
  const parts = (['exposure', 'cases', 'registration'] as const).map((desk) => {
    const made = createKeyDirectory(join(root, desk), [desk], noon);
    if (!made.ok) throw new Error(made.detail);
    return made.value;
  });
  for (let epoch = 1; epoch < 8; epoch++)
    for (const { exposure, cases, registration } of parts)
      for (const part of [exposure, cases, registration]) part?.advance(noon + epoch * 28 * 86_400);
  const issuers = parts.flatMap(({ cases, registration }) => [
    ...(cases?.issuers ?? []),
    ...(registration?.issuers ?? []),
  ]);
  const seals = parts.flatMap(({ exposure, cases, registration }) =>
    [exposure, cases, registration].flatMap((part) => part?.seals ?? []),
  );
  for (const keys of [issuers, seals]) {
    expect(new Set(keys.map(({ id }) => id)).size).toBe(keys.length);
    expect(keys.every(({ id }) => id >= 1 && id <= 255)).toBe(true);
  }
  expect(seals.map(({ desk }) => desk)).toEqual([
    ...['door', 'door', 'cases', 'cases', 'registration', 'registration'],
  ]);
});

test('numbers begin again at their end, and skip those in use', () => {
  const material: IssuingMaterial = {
    numberKey: new Uint8Array(32),
    issuers: [
      { id: 254, epoch: 5, pem: '' },
      { id: 2, epoch: 5, pem: '' },
      { id: 254 - 2, epoch: 5, pem: '' },
    ],
    seals: [{ id: 255, epoch: 5, pem: '' }],
  };
  addIssuer(material, 'registration', 5);
  expect(material.issuers.map(({ id }) => id)).toEqual([254, 2, 252, 4]);
  addSeal(material, 'registration', 6);
  expect(material.seals.map(({ id }) => id)).toEqual([255, 3]);
});

test('files that are no keys of a keyring are left alone', () => {
  const keys = made();
  writeFileSync(join(directory, 'proxy.pem'), 'of somebody else');
  keys.advanceIssuers(noon + 28 * 86_400);
  keys.advanceIssuers(noon + 56 * 86_400);
  expect(readFileSync(join(directory, 'proxy.pem'), 'utf8')).toBe('of somebody else');
});
