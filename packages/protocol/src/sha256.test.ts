// SPDX-License-Identifier: GPL-3.0-only
import { createHash, createHmac } from 'node:crypto';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asciiBytes, fromHex, toHex } from './bytes.ts';
import { compress, HmacKey, initialState, Sha256 } from './sha256.ts';
import { exactly, upTo } from './testing/arbitraries.ts';

const hash = new Sha256();
const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array(0);

it('FIPS 180-4: hashes nothing, "abc", the two-block message and a million times "a"', () => {
  const hashOf = (text: string) => toHex(hash.begin().add(asciiBytes(text)).end(32));
  expect(hashOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(hashOf('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  );
  expect(hashOf('a'.repeat(1_000_000))).toBe(
    'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
  );
});

it('RFC 4231: authenticates test cases 1 to 4', () => {
  const cases = [
    ['0b'.repeat(20), '4869205468657265', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
    [
      '4a656665',
      '7768617420646f2079612077616e7420666f72206e6f7468696e673f',
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
    ['aa'.repeat(20), 'dd'.repeat(50), '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe'],
    [
      '0102030405060708090a0b0c0d0e0f10111213141516171819',
      'cd'.repeat(50),
      '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
    ],
  ];
  for (const [key = '', message = '', code = ''] of cases) {
    const ready = hash.prepareKey(new HmacKey(), bytes(key));
    expect(toHex(hash.beginHmac(ready).add(bytes(message)).end(32))).toBe(code);
  }
});

it('agrees with @noble/hashes at every length up to three blocks, where padding has its corners', () => {
  const key = hash.prepareKey(new HmacKey(), asciiBytes('key'));
  for (let length = 0; length <= 192; length++) {
    const message = new Uint8Array(length).map((_, i) => 7 * i + length);
    expect(hash.begin().add(message).end(32)).toEqual(sha256(message));
    expect(hash.beginHmac(key).add(message).end(32)).toEqual(hmac(sha256, asciiBytes('key'), message));
  }
});

it('agrees with the platform on any message in any parts, any key in any parts, and any length of the result', () => {
  const parts = fc.array(upTo(90), { maxLength: 5 });
  fc.assert(
    fc.property(parts, exactly(64), fc.nat(64), fc.nat(64), fc.nat(32), (message, material, a, b, length) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const [head, tail] = [material.subarray(0, from), material.subarray(from, to)];
      const key = hash.prepareKey(new HmacKey(), head, tail);
      const plain = hash.begin();
      for (const part of message) plain.add(part);
      expect(toHex(plain.end(length))).toBe(
        createHash('sha256')
          .update(Buffer.concat(message))
          .digest('hex')
          .slice(0, 2 * length),
      );
      const keyed = hash.beginHmac(key);
      for (const part of message) keyed.add(part);
      expect(toHex(keyed.end(length))).toBe(
        createHmac('sha256', material.subarray(0, to))
          .update(Buffer.concat(message))
          .digest('hex')
          .slice(0, 2 * length),
      );
    }),
    { seed: 1, numRuns: 500 },
  );
});

it('a message that was begun and left leaves nothing behind, and a key may be made ready anew', () => {
  hash.begin().add(new Uint8Array(77).fill(0xff));
  expect(hash.begin().add(asciiBytes('abc')).end(32)).toEqual(sha256(asciiBytes('abc')));
  const key = hash.prepareKey(new HmacKey(), new Uint8Array(64).fill(1));
  hash.beginHmac(key).add(new Uint8Array(3));
  hash.prepareKey(key, asciiBytes('key'));
  const code = hmac(sha256, asciiBytes('key'), asciiBytes('abc'));
  expect(hash.beginHmac(key).add(asciiBytes('abc')).end(32)).toEqual(code);
  expect(hash.begin().add(asciiBytes('abc')).end(32)).toEqual(sha256(asciiBytes('abc')));
});

it('a key of more than 64 bytes is a bug and throws', () => {
  expect(() => hash.prepareKey(new HmacKey(), new Uint8Array(40), new Uint8Array(25))).toThrow(RangeError);
});

it('FIPS 180-4: one compression of the padded "abc" is its hash, and leaves the state it began with alone', () => {
  const schedule = new Int32Array(64);
  schedule[0] = 0x61626380;
  schedule[15] = 24;
  const before = initialState.slice();
  const state = new Int32Array(8);
  compress(initialState, schedule, state);
  const words = Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0'));
  expect(words.join('')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(initialState).toEqual(before);
});
