// SPDX-License-Identifier: GPL-3.0-only
import { deskSeal, doorSeal, type SealPurpose } from '@bluezone/protocol';
import { Aes128Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { expect, it } from 'vitest';
import { webSealer } from './web-sealer.ts';

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes128Gcm(),
});
const keys = await suite.kem.generateKeyPair();
const publicKey = new Uint8Array(await suite.kem.serializePublicKey(keys.publicKey));
const plaintext = new Uint8Array(500).map((_, i) => i);

async function open(wire: Uint8Array, { info }: SealPurpose, keyId: number): Promise<Uint8Array> {
  const context = await suite.createRecipientContext({
    recipientKey: keys.privateKey,
    enc: wire.slice(1, 33).buffer,
    info: Uint8Array.of(...new TextEncoder().encode(info), keyId).buffer,
  });
  return new Uint8Array(await context.open(wire.slice(33).buffer));
}

async function seal(purpose: SealPurpose, keyId = 5) {
  const sealed = await webSealer.seal({ keyId, publicKey, purpose }, plaintext);
  if (!sealed.ok) throw new Error(sealed.detail);
  return sealed.value;
}

it('seals to the key, 49 bytes longer, and never the same twice', async () => {
  const [first, second] = [await seal(doorSeal), await seal(doorSeal)];
  expect(first.wire.length).toBe(plaintext.length + 49);
  expect(first.wire[0]).toBe(5);
  expect(first.wire).not.toEqual(second.wire);
  expect(await open(first.wire, doorSeal, 5)).toEqual(plaintext);
});

it('is opened by the right key number for the right purpose alone', async () => {
  const { wire } = await seal(doorSeal);
  await expect(open(wire, doorSeal, 6)).rejects.toThrow();
  await expect(open(wire, deskSeal, 5)).rejects.toThrow();
});

it('refuses keys to which nothing can be sealed', async () => {
  for (const key of [new Uint8Array(31), new Uint8Array(0), new Uint8Array(32)])
    expect(await webSealer.seal({ keyId: 1, publicKey: key, purpose: doorSeal }, plaintext)).toMatchObject({
      code: 'post.envelope',
    });
});

it('opens no answer that is short, foreign or altered', async () => {
  const sealed = await seal(doorSeal);
  expect(await sealed.open(new Uint8Array(32))).toMatchObject({ code: 'answer.size' });
  expect(await sealed.open(new Uint8Array(1024))).toMatchObject({ code: 'answer.seal' });
});
