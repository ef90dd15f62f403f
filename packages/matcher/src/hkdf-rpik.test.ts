// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RpikDeriver } from './hkdf-rpik.ts';
import { nobleRpik } from './testing/noble-oracle.ts';

function bytesOf(words: Int32Array): Uint8Array {
  const bytes = new Uint8Array(4 * words.length);
  words.forEach((word, i) => {
    new DataView(bytes.buffer).setInt32(4 * i, word);
  });
  return bytes;
}

it('derives the RPIK of random keys as @noble/hashes does, wherever the key stands in its column', () => {
  const deriver = new RpikDeriver();
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      fc.integer({ min: 0, max: 20 }),
      (key, offset) => {
        const column = new Uint8Array(40).fill(0xee);
        column.set(key, offset);
        const out = new Int32Array(4);
        deriver.derive(column, offset, out);
        expect(bytesOf(out)).toEqual(nobleRpik(key));
      },
    ),
    { seed: 2, numRuns: 300 },
  );
});
