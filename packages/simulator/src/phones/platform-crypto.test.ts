// SPDX-License-Identifier: GPL-3.0-only
import { p256PublicKey, signP256, verifyP256 } from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rememberingVerify } from './platform-crypto.ts';

const privateKeys = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte));
const publicKeys = privateKeys.map(p256PublicKey);
const messages = Array.from({ length: 8 }, (_, i) => new Uint8Array(40).fill(i));

it('says of every key, message and signature, in whatever order they come, what plain verification says', async () => {
  const honest = await Promise.all(
    privateKeys.flatMap((privateKey, i) =>
      messages.map(async (message) => ({
        key: publicKeys[i] as Uint8Array,
        message,
        signature: await signP256(privateKey)(message),
      })),
    ),
  );
  const verify = rememberingVerify();
  const mixed = fc.record({
    key: fc.constantFrom(...publicKeys, new Uint8Array(65), new Uint8Array(0)),
    message: fc.constantFrom(...messages),
    signature: fc.constantFrom(...honest.map(({ signature }) => signature), new Uint8Array(0)),
  });
  const asked = fc.oneof(fc.constantFrom(...honest.slice(0, 10)), mixed);
  let good = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(asked, { maxLength: 30 }), async (questions) => {
      for (const { key, message, signature } of questions) {
        const expected = await verifyP256(key, message, signature);
        expect(await verify(key, message, signature)).toBe(expected);
        expect(await verify(key, message, signature)).toBe(expected);
        if (expected) good++;
      }
    }),
    { numRuns: 40, seed: 1 },
  );
  expect(good).toBeGreaterThan(50);
});

it('is not taken in by bytes that are changed after they were found good', async () => {
  const [privateKey, publicKey] = [privateKeys[0] as Uint8Array, publicKeys[0] as Uint8Array];
  const verify = rememberingVerify();
  const message = new Uint8Array(40).fill(9);
  const signature = await signP256(privateKey)(message);
  expect(await verify(publicKey, message, signature)).toBe(true);
  message[0] = 1;
  expect(await verify(publicKey, message, signature)).toBe(false);
  expect(await verify(publicKey, message.with(0, 9), signature)).toBe(true);
});
