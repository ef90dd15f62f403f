// SPDX-License-Identifier: GPL-3.0-only
import { createCipheriv, createPrivateKey, diffieHellman } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fromHex, toHex } from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  exportSecret,
  keySchedule,
  openHpke,
  scheduleContext,
  sharedSecret,
  x25519PublicKey,
} from './hpke.ts';

interface Vector {
  readonly [name: string]: string;
}
const path = new URL('../../../../tests/vectors/rfc9180-a1.json', import.meta.url);
const vectors = JSON.parse(readFileSync(path, 'utf8')) as Vector & {
  readonly encryptions: readonly { aad: string; ct: string; nonce: string; pt: string }[];
  readonly exports: readonly { context: string; length: number; value: string }[];
};
const bytes = (hex: string | undefined): Uint8Array => fromHex(hex ?? '') as Uint8Array;
const pkcs8Head = '302e020100300506032b656e04220420';
const privateKey = createPrivateKey({
  key: Buffer.from(pkcs8Head + vectors.recipientPrivateKey, 'hex'),
  type: 'pkcs8',
  format: 'der',
});
const encapsulation = bytes(vectors.encapsulation);
const recipient = {
  privateKey,
  publicKey: bytes(vectors.recipientPublicKey),
  context: scheduleContext(bytes(vectors.info)),
};
const secret = () => {
  const dh = diffieHellman({ privateKey, publicKey: x25519PublicKey(encapsulation) });
  return sharedSecret(dh, encapsulation, recipient.publicKey);
};

it('RFC 9180 A.1.1: decapsulates to the shared secret, and the key schedule gives key, nonce and exporter secret', () => {
  expect(toHex(secret())).toBe(vectors.sharedSecret);
  const keys = keySchedule(secret(), recipient.context);
  expect([toHex(keys.key), toHex(keys.nonce), toHex(keys.exporterSecret)]).toEqual([
    vectors.key,
    vectors.baseNonce,
    vectors.exporterSecret,
  ]);
});

it('RFC 9180 A.1.1: exports the values given', () => {
  for (const { context, length, value } of vectors.exports)
    expect(toHex(exportSecret(bytes(vectors.exporterSecret), bytes(context), length))).toBe(value);
});

it('RFC 9180 A.1.1: the first encryption is AES-128-GCM under that key and nonce', () => {
  const { key, nonce } = keySchedule(secret(), recipient.context);
  const [first] = vectors.encryptions;
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  cipher.setAAD(bytes(first?.aad));
  const sealed = Buffer.concat([cipher.update(bytes(first?.pt)), cipher.final(), cipher.getAuthTag()]);
  expect(sealed.toString('hex')).toBe(first?.ct);
});

function sealed(plaintext: Uint8Array): Uint8Array {
  const { key, nonce } = keySchedule(secret(), recipient.context);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

it('opens what was sealed to the key, and nothing in which a bit differs', () => {
  const plaintext = new Uint8Array(300).fill(5);
  const ciphertext = new Uint8Array(sealed(plaintext));
  expect(openHpke(recipient, encapsulation, ciphertext)?.plaintext).toEqual(Buffer.from(plaintext));
  const all = 8 * (32 + ciphertext.length);
  fc.assert(
    fc.property(fc.nat(all - 1), (bit) => {
      const wire = new Uint8Array([...encapsulation, ...ciphertext]);
      // The highest bit of an X25519 point is ignored by RFC 7748; the context of the key schedule holds it all the same.
      wire[bit >> 3] = (wire[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(openHpke(recipient, wire.subarray(0, 32), wire.subarray(32))).toBeNull();
    }),
    { seed: 1, numRuns: 300 },
  );
  const otherInfo = { ...recipient, context: scheduleContext(Uint8Array.of(1)) };
  expect(openHpke(otherInfo, encapsulation, ciphertext)).toBeNull();
});

it('refuses points of small order and bytes that are no message', () => {
  for (const point of [new Uint8Array(32), Uint8Array.of(1, ...new Uint8Array(31)), new Uint8Array(31)])
    expect(openHpke(recipient, point, new Uint8Array(100))).toBeNull();
  for (const length of [0, 15, 16])
    expect(openHpke(recipient, encapsulation, new Uint8Array(length))).toBeNull();
});
