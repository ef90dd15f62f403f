// SPDX-License-Identifier: GPL-3.0-only
import { ecb } from '@noble/ciphers/aes.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encryptAes128Block, expandAes128Key, substitutionBox } from './aes-128.ts';

const bytes16 = fc.uint8Array({ minLength: 16, maxLength: 16 });
const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

it('FIPS 197 appendix B: encrypts the worked example', () => {
  const roundKeys = expandAes128Key(fromHex('2b7e151628aed2a6abf7158809cf4f3c'));
  const block = encryptAes128Block(roundKeys, fromHex('3243f6a8885a308d313198a2e0370734'));
  expect(Buffer.from(block).toString('hex')).toBe('3925841d02dc09fbdc118597196a0b32');
});

it('FIPS 197 appendix A.1: expands the worked key', () => {
  const roundKeys = expandAes128Key(fromHex('2b7e151628aed2a6abf7158809cf4f3c'));
  expect(Buffer.from(roundKeys.subarray(160)).toString('hex')).toBe('d014f9a8c9ee2589e13f0cc8b6630ca6');
});

it('FIPS 197 figure 7: the computed S-box is a permutation with the printed corners', () => {
  expect([0x00, 0x53, 0xff].map((x) => substitutionBox[x])).toEqual([0x63, 0xed, 0x16]);
  expect(new Set(substitutionBox).size).toBe(256);
});

it('encrypts random blocks under random keys as @noble/ciphers does', () => {
  fc.assert(
    fc.property(bytes16, bytes16, (key, block) => {
      const expected = ecb(key, { disablePadding: true }).encrypt(block);
      expect(encryptAes128Block(expandAes128Key(key), block)).toEqual(Uint8Array.from(expected));
    }),
    { seed: 1, numRuns: 300 },
  );
});

it('a key or block of another length is a bug and throws', () => {
  expect(() => expandAes128Key(new Uint8Array(15))).toThrow(RangeError);
  expect(() => encryptAes128Block(new Uint8Array(176), new Uint8Array(17))).toThrow(RangeError);
});
