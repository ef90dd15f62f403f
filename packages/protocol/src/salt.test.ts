// SPDX-License-Identifier: GPL-3.0-only
import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toHex } from './bytes.ts';
import { beaconSalt, openingValue, saltOfOpening } from './salt.ts';
import { exactly, flipBit } from './testing/arbitraries.ts';

const anyInterval = fc.integer({ min: 0, max: 0xffffffff });

it('makes opening and salt as the protocol writes them', () => {
  fc.assert(
    fc.property(
      exactly(16),
      anyInterval,
      exactly(16),
      exactly(2),
      (secret, interval, identifier, metadata) => {
        const counter = Buffer.alloc(4);
        counter.writeUInt32LE(interval);
        const opening = createHmac('sha256', secret)
          .update('BZ/open/v1')
          .update(counter)
          .digest()
          .subarray(0, 16);
        const salt = createHash('sha256')
          .update('BZ/salt/v1')
          .update(opening)
          .update(identifier)
          .update(metadata);
        expect(toHex(openingValue(secret, interval))).toBe(opening.toString('hex'));
        expect(toHex(beaconSalt(secret, interval, identifier, metadata))).toBe(
          salt.digest('hex').slice(0, 18),
        );
      },
    ),
    { seed: 1, numRuns: 100 },
  );
});

it('opens with two secrets in turn, also when the bytes of one change in place, as with each alone', () => {
  const reference = (secret: Uint8Array) =>
    createHmac('sha256', secret).update('BZ/open/v1').update(Buffer.alloc(4)).digest('hex').slice(0, 32);
  const [a, b] = [new Uint8Array(16).fill(1), new Uint8Array(16).fill(2)];
  for (const secret of [a, a, b, a]) expect(toHex(openingValue(secret, 0))).toBe(reference(secret));
  a[15] = 7;
  expect(toHex(openingValue(a, 0))).toBe(reference(a));
});

it('binds the salt to every bit of opening, identifier and metadata', () => {
  fc.assert(
    fc.property(
      exactly(16),
      exactly(16),
      exactly(2),
      fc.nat(33),
      fc.nat(7),
      (opening, identifier, metadata, at, bit) => {
        const parts = [opening, identifier, metadata];
        const changed = [0, 16, 32].map((from, i) => {
          const part = parts[i] as Uint8Array;
          return at >= from && at < from + part.length ? flipBit(part, at - from, bit) : part;
        }) as [Uint8Array, Uint8Array, Uint8Array];
        expect(saltOfOpening(...changed)).not.toEqual(saltOfOpening(opening, identifier, metadata));
      },
    ),
    { seed: 2, numRuns: 200 },
  );
});
