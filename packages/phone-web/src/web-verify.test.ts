// SPDX-License-Identifier: GPL-3.0-only
import { generateKeyPairSync, sign } from 'node:crypto';
import { publicKeyFromPem, verifyP256 } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { webVerify } from './web-verify.ts';

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = publicKeyFromPem(pair.publicKey.export({ type: 'spki', format: 'pem' }).toString());
if (!pem.ok) throw new Error(pem.detail);
const publicKey = pem.value;
const message = Uint8Array.from({ length: 40 }, (_, i) => i);
const signed = () => new Uint8Array(sign('sha256', message, pair.privateKey));

it('says what verification in TypeScript says, of good signatures and of every byte of them altered', async () => {
  for (let round = 0; round < 4; round++) {
    const signature = signed();
    expect(await webVerify(publicKey, message, signature)).toBe(true);
    for (const at of signature.keys())
      for (const change of [0x01, 0x80]) {
        const altered = signature.with(at, (signature[at] as number) ^ change);
        expect(await webVerify(publicKey, message, altered), `byte ${at}`).toBe(
          await verifyP256(publicKey, message, altered),
        );
      }
  }
});

it('takes no other message, no other key, no point that is none, nothing cut off and nothing added', async () => {
  const signature = signed();
  expect(await webVerify(publicKey, message.with(3, 99), signature)).toBe(false);
  for (const key of [
    publicKey.with(64, (publicKey[64] as number) ^ 1),
    publicKey.subarray(1),
    new Uint8Array(65),
  ])
    expect(await webVerify(key, message, signature)).toBe(false);
  for (let length = 0; length < signature.length; length++)
    expect(await webVerify(publicKey, message, signature.subarray(0, length))).toBe(false);
  expect(await webVerify(publicKey, message, Uint8Array.of(...signature, 0))).toBe(false);
});

it('takes numbers in their shortest form alone', async () => {
  const signature = signed();
  const padded = Uint8Array.of(0x30, (signature[1] as number) + 1, 0x02, (signature[3] as number) + 1, 0);
  const longer = Uint8Array.of(...padded, ...signature.subarray(4));
  expect(await verifyP256(publicKey, message, longer)).toBe(false);
  expect(await webVerify(publicKey, message, longer)).toBe(false);
});
