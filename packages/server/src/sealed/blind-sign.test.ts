// SPDX-License-Identifier: GPL-3.0-only
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fromHex, toHex } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { blindSign } from './blind-sign.ts';

const path = new URL('../../../../tests/vectors/rfc9474.json', import.meta.url);
const vector = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;

function vectorKey() {
  const number = (name: string): bigint => BigInt(`0x${vector[name]}`);
  const text = (value: bigint): string => {
    const hex = value.toString(16);
    return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
  };
  const [d, p, q] = [number('d'), number('p'), number('q')];
  const power = (base: bigint, exponent: bigint, modulus: bigint): bigint => {
    let result = 1n;
    for (let [b, e] = [base % modulus, exponent]; e > 0n; e >>= 1n, b = (b * b) % modulus)
      if (e & 1n) result = (result * b) % modulus;
    return result;
  };
  const jwk = {
    kty: 'RSA',
    ...{ n: text(number('n')), e: text(number('e')), d: text(d), p: text(p), q: text(q) },
    ...{ dp: text(d % (p - 1n)), dq: text(d % (q - 1n)), qi: text(power(q, p - 2n, p)) },
  };
  return createPrivateKey({ key: jwk, format: 'jwk' });
}

it('RFC 9474 A.1: signs the blinded message of the vector with the signature of the vector', () => {
  const signature = blindSign(vectorKey(), fromHex(vector.blindedMessage as string) as Uint8Array);
  expect(toHex(signature ?? new Uint8Array(0))).toBe(vector.blindSignature);
});

it('signs the same message the same way, and refuses what is no number below the modulus', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const message = new Uint8Array(256).fill(1);
  expect(blindSign(privateKey, message)).toEqual(blindSign(privateKey, message));
  for (const wrong of [
    new Uint8Array(256).fill(255),
    new Uint8Array(255),
    new Uint8Array(257),
    new Uint8Array(0),
  ])
    expect(blindSign(privateKey, wrong)).toBeNull();
});
