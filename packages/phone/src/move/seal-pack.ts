// SPDX-License-Identifier: GPL-3.0-only
// A pack is one file that only a passphrase opens: AES-256-GCM under a key that scrypt makes of it. Parameters belong to the
// version, never to the file, so that a hostile file cannot ask for more memory or time.
import { asciiBytes, ByteReader, concatBytes, equalBytes, utf8Bytes } from '@bluezone/protocol';
import { gcm } from '@noble/ciphers/aes.js';
import { hmac } from '@noble/hashes/hmac.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Random } from '../ports.ts';
import { type MoveResult, moveFailure } from './move-result.ts';

/** "BZMV", version, salt (16 bytes), nonce (12 bytes); then the ciphertext and its tag (16 bytes). */
const magic = asciiBytes('BZMV');
const version = 1;
const saltLength = 16;
const nonceLength = 12;
const headLength = magic.length + 1 + saltLength + nonceLength;
const tagLength = 16;

/** Largest content of a pack, bytes: several times what a phone in a crowd gathers in 14 days. */
export const maximumPackContent = 64 * 1024 * 1024;

/** 32 MB, for phones that have little; what keeps a pack closed is a passphrase that `makeMovePassphrase` made. */
const scryptParameters = { N: 2 ** 15, r: 8, p: 1, dkLen: 32 };

const leastCharacters = 12;
const leastDistinct = 5;

/** A pack that was opened, or is about to be given away. */
export interface OpenPack {
  readonly content: Uint8Array;
  /** Six digits that only who opened the pack, or made it, can know. */
  readonly code: string;
}

/** Twenty random digits (66 bits) in groups of four. */
export function makeMovePassphrase(random: Random): string {
  let digits = '';
  while (digits.length < 20)
    for (const byte of random.bytes(32)) if (byte < 250 && digits.length < 20) digits += String(byte % 10);
  return digits.replace(/(....)(?=.)/g, '$1 ');
}

/** The passphrase as it is used: spaces and hyphens mean nothing. */
function plainPassphrase(passphrase: string): string {
  return passphrase.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '');
}

/** `move.weak-passphrase` for what is shorter than 12 characters or of fewer than five different ones. */
export function checkPassphrase(passphrase: string): MoveResult<void> {
  const plain = plainPassphrase(passphrase);
  return plain.length >= leastCharacters && new Set(plain).size >= leastDistinct
    ? { ok: true, value: undefined }
    : moveFailure('move.weak-passphrase', 'a passphrase has at least 12 characters, five of them different');
}

/** Seals content under a passphrase. Takes 32 MB of memory and, on slow phones, seconds. */
export function sealPack(
  content: Uint8Array,
  passphrase: string,
  random: Random,
): MoveResult<{ readonly pack: Uint8Array; readonly code: string }> {
  const checked = checkPassphrase(passphrase);
  if (!checked.ok) return checked;
  if (content.length > maximumPackContent)
    return moveFailure('move.too-large', 'this phone holds more than a pack may');
  const head = concatBytes(
    magic,
    Uint8Array.of(version),
    random.bytes(saltLength),
    random.bytes(nonceLength),
  );
  const key = keyOf(passphrase, head);
  const sealed = cipherOf(key, head).encrypt(content);
  return { ok: true, value: { pack: concatBytes(head, sealed), code: codeOf(key) } };
}

/** Opens what `sealPack` made; the codes say why it cannot be opened. */
export function openPack(pack: Uint8Array, passphrase: string): MoveResult<OpenPack> {
  const reader = new ByteReader(pack.subarray(0, headLength));
  if (!equalBytes(reader.bytes(magic.length), magic)) return moveFailure('move.no-pack', 'this is no pack');
  if (reader.u8() !== version) return moveFailure('move.newer', 'the pack was made by another version');
  if (pack.length < headLength + tagLength) return moveFailure('move.no-pack', 'the pack ends too early');
  if (pack.length > headLength + maximumPackContent + tagLength)
    return moveFailure('move.too-large', 'the pack is larger than any phone makes it');
  const head = pack.slice(0, headLength);
  const key = keyOf(passphrase, head);
  try {
    const content = cipherOf(key, head).decrypt(pack.subarray(headLength));
    return { ok: true, value: { content, code: codeOf(key) } };
  } catch {
    return moveFailure('move.passphrase', 'another passphrase, or the pack was changed on its way');
  }
}

function keyOf(passphrase: string, head: Uint8Array): Uint8Array {
  const saltAt = magic.length + 1;
  const salt = head.slice(saltAt, saltAt + saltLength);
  return scrypt(utf8Bytes(plainPassphrase(passphrase)), salt, scryptParameters);
}

const cipherOf = (key: Uint8Array, head: Uint8Array) => gcm(key, head.slice(-nonceLength), head);

function codeOf(key: Uint8Array): string {
  const number = new ByteReader(hmac(sha256, key, asciiBytes('bluezone move code'))).u32();
  return String(number % 1_000_000).padStart(6, '0');
}
