// SPDX-License-Identifier: GPL-3.0-only
import { constants, generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteReader } from './bytes.ts';
import { anyToken, flipBit } from './testing/arbitraries.ts';
import { encodeToken, readToken, tokenHash, tokenLength } from './token.ts';

it('takes 321 bytes and reads them back', () => {
  fc.assert(
    fc.property(anyToken, (token) => {
      const bytes = encodeToken(token);
      expect(bytes.length).toBe(tokenLength);
      const reader = new ByteReader(bytes);
      expect(readToken(reader)).toEqual(token);
      expect(reader.finish(0, 'bytes.trailing').ok).toBe(true);
    }),
    { seed: 1, numRuns: 50 },
  );
});

it('is spent by issuer and message, every bit of them, and not by its signature', () => {
  fc.assert(
    fc.property(anyToken, fc.nat(63), fc.nat(7), (token, at, bit) => {
      const hash = tokenHash(token);
      expect(hash.length).toBe(32);
      expect(tokenHash({ ...token, signature: new Uint8Array(256) })).toEqual(hash);
      expect(tokenHash({ ...token, message: flipBit(token.message, at, bit) })).not.toEqual(hash);
      expect(tokenHash({ ...token, issuer: token.issuer ^ 1 })).not.toEqual(hash);
    }),
    { seed: 2, numRuns: 100 },
  );
});

it('cannot be spent twice with a second valid signature over the same message', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  const message = new Uint8Array(64).fill(5);
  const [first, second] = [1, 2].map(() =>
    Uint8Array.from(sign('sha384', message, { key: privateKey, ...pss })),
  );
  const signatures = [first, second] as [Uint8Array, Uint8Array];
  expect(signatures[0]).not.toEqual(signatures[1]);
  for (const signature of signatures)
    expect(verify('sha384', message, { key: publicKey, ...pss }, signature)).toBe(true);
  const hashes = signatures.map((signature) => tokenHash({ issuer: 1, message, signature }));
  expect(hashes[0]).toEqual(hashes[1]);
});
