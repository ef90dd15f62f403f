// SPDX-License-Identifier: GPL-3.0-only
import { createCipheriv, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromHex, toHex } from './bytes.ts';
import {
  dayCipher,
  identifierKey,
  metadataKey,
  plainMetadata,
  transmitPowerOf,
} from './rolling-identifier.ts';
import { exactly } from './testing/arbitraries.ts';
import { vectorText, withoutVectors } from './testing/published-vectors.ts';

interface PublishedDay {
  readonly tek: string;
  readonly rpik: string;
  readonly aemk: string;
  readonly metadata: string;
  readonly rollingStart: number;
  readonly rollingPeriod: number;
  readonly advertised: readonly { readonly enin: number; readonly rpi: string; readonly aem: string }[];
}

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array(0);

it('EN v1.2: derives the published keys, first identifier and first metadata', () => {
  const key = bytes('75c734c6dd1a782de7a965da5eb93125');
  expect(toHex(identifierKey(key))).toBe('185ad91db69ec7dd048960f1f3ba6175');
  expect(toHex(metadataKey(key))).toBe('d57c46af7a1d83965b9bed8bd152936a');
  const identifier = dayCipher(key).identifier(2642976);
  expect(toHex(identifier)).toBe('8be6cd371c5c891604bfbe49df845096');
  expect(toHex(dayCipher(key).metadata(identifier, bytes('40080000')))).toBe('72033874');
});

it.skipIf(withoutVectors)(
  'EN v1.2: derives all 144 published identifiers and metadata (left out when BLUEZONE_VECTORS is unset)',
  () => {
    const published = JSON.parse(vectorText('gaen/gaen-v1.2-testvectors.json')) as PublishedDay;
    expect(published.advertised.length).toBe(published.rollingPeriod);
    expect(toHex(identifierKey(bytes(published.tek)))).toBe(published.rpik);
    expect(toHex(metadataKey(bytes(published.tek)))).toBe(published.aemk);
    const cipher = dayCipher(bytes(published.tek));
    for (const [i, { enin, rpi, aem }] of published.advertised.entries()) {
      expect(enin).toBe(published.rollingStart + i);
      const identifier = cipher.identifier(enin);
      expect(toHex(identifier)).toBe(rpi);
      expect(toHex(cipher.metadata(identifier, bytes(published.metadata)))).toBe(aem);
      expect(toHex(cipher.metadata(identifier, bytes(published.metadata).subarray(0, 2)))).toBe(
        aem.slice(0, 4),
      );
    }
  },
);

it('agrees with the platform on any key and any interval', () => {
  fc.assert(
    fc.property(exactly(16), fc.integer({ min: 0, max: 0xffffffff }), exactly(4), (key, interval, plain) => {
      const derive = (info: string) => Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), info, 16));
      const block = Buffer.concat([Buffer.from('EN-RPI'), Buffer.alloc(10)]);
      block.writeUInt32LE(interval, 12);
      const ecb = createCipheriv('aes-128-ecb', derive('EN-RPIK'), null).setAutoPadding(false);
      const identifier = ecb.update(block);
      const ctr = createCipheriv('aes-128-ctr', derive('EN-AEMK'), identifier);
      const cipher = dayCipher(key);
      expect(toHex(cipher.identifier(interval))).toBe(identifier.toString('hex'));
      expect(toHex(cipher.metadata(identifier, plain))).toBe(ctr.update(plain).toString('hex'));
    }),
    { seed: 1, numRuns: 100 },
  );
});

it('reads back the transmit power it sent, and knows nothing outside −20…10 dBm', () => {
  fc.assert(
    fc.property(exactly(16), fc.integer({ min: -128, max: 127 }), (key, power) => {
      const cipher = dayCipher(key);
      const identifier = cipher.identifier(1);
      const sent = cipher.metadata(identifier, plainMetadata(power));
      const read = transmitPowerOf(cipher.metadata(identifier, sent));
      expect(read).toBe(power >= -20 && power <= 10 ? power : null);
    }),
    { seed: 2, numRuns: 300 },
  );
});

it('knows no transmit power from another metadata version or from too few bytes', () => {
  expect(transmitPowerOf(Uint8Array.of(0x80, 0))).toBeNull();
  expect(transmitPowerOf(Uint8Array.of(0x40))).toBeNull();
  expect(transmitPowerOf(new Uint8Array(0))).toBeNull();
});
