// SPDX-License-Identifier: GPL-3.0-only
import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  canonicalSignature,
  isCanonicalSignature,
  p256PublicKey,
  publicKeyFromPem,
  publicKeyToPem,
  signP256,
  verifyP256,
} from './signature.ts';
import { damaged, exactly, flipBit, upTo } from './testing/arbitraries.ts';
import { vectorText, withoutVectors } from './testing/published-vectors.ts';

const privateKey = new Uint8Array(32).fill(7);
const publicKey = p256PublicKey(privateKey);
const message = Uint8Array.from(Buffer.from('keys of two people'));

it('verifies what Node signs, and Node verifies what it signs', async () => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const pem = publicKeyFromPem(pair.publicKey.export({ type: 'spki', format: 'pem' }).toString());
  expect(pem.ok && (await verifyP256(pem.value, message, sign('sha256', message, pair.privateKey)))).toBe(
    true,
  );
  const ours = await signP256(privateKey)(message);
  expect(verify('sha256', message, createPublicKey(publicKeyToPem(publicKey)), ours)).toBe(true);
});

it('refuses another message, another key and every flipped bit of a signature', async () => {
  const signature = await signP256(privateKey)(message);
  expect(await verifyP256(publicKey, message, signature)).toBe(true);
  expect(await verifyP256(publicKey, flipBit(message, 0, 0), signature)).toBe(false);
  expect(await verifyP256(p256PublicKey(new Uint8Array(32).fill(8)), message, signature)).toBe(false);
  for (let at = 0; at < signature.length; at++)
    expect(await verifyP256(publicKey, message, flipBit(signature, at, at % 8))).toBe(false);
});

it('answers false, and never throws, for any key and any signature', async () => {
  const honest = await signP256(privateKey)(message);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(upTo(80), damaged(publicKey)),
      fc.oneof(upTo(90), damaged(honest)),
      async (key, der) => {
        const isHonest = Buffer.from(key).equals(publicKey) && Buffer.from(der).equals(honest);
        expect(await verifyP256(key, message, der)).toBe(isHonest);
      },
    ),
    { seed: 1, numRuns: 300 },
  );
});

it('turns a signature and its mirror image into one form, which still verifies', async () => {
  for (let i = 0; i < 20; i++) {
    const text = Uint8Array.of(i);
    const form = await signP256(privateKey)(text);
    const { r, s } = p256.Signature.fromBytes(form, 'der');
    const mirrored = new p256.Signature(r, p256.Point.Fn.neg(s)).toBytes('der');
    expect(await verifyP256(publicKey, text, mirrored)).toBe(true);
    expect(canonicalSignature(mirrored)).toEqual(canonicalSignature(form));
    expect([form, mirrored].filter(isCanonicalSignature)).toEqual([canonicalSignature(form)]);
    expect(await verifyP256(publicKey, text, canonicalSignature(form))).toBe(true);
  }
});

it('calls nothing canonical that is no signature', () => {
  fc.assert(
    fc.property(upTo(80), (bytes) => {
      expect(isCanonicalSignature(bytes)).toBe(false);
    }),
    { seed: 2, numRuns: 300 },
  );
});

it('reads the PEM it writes, as Node does', () => {
  fc.assert(
    fc.property(
      exactly(32).filter((key) => key[0] !== 0xff && key.some((byte) => byte !== 0)),
      (key) => {
        const point = p256PublicKey(key);
        const pem = publicKeyToPem(point);
        expect(publicKeyFromPem(pem)).toEqual({ ok: true, value: point });
        expect(publicKeyFromPem(pem.replaceAll('\n', '\r\n'))).toEqual({ ok: true, value: point });
        expect(createPublicKey(pem).export({ type: 'spki', format: 'pem' })).toBe(pem);
      },
    ),
    { seed: 3, numRuns: 20 },
  );
});

it.skipIf(withoutVectors)('reads the published PEM (left out when BLUEZONE_VECTORS is unset)', () => {
  const text = vectorText('google-example-export/public.pem');
  const point = publicKeyFromPem(text);
  expect(point.ok && publicKeyToPem(point.value)).toBe(text);
});

it('refuses other keys, points off the curve and text that is no PEM', () => {
  const off = publicKey.slice();
  off[64] = (off[64] as number) ^ 1;
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
  const curve = generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey;
  const pem = publicKeyToPem(publicKey);
  const wrong = [
    publicKeyToPem(off),
    publicKeyToPem(new Uint8Array(65)),
    rsa.export({ type: 'spki', format: 'pem' }).toString(),
    curve.export({ type: 'spki', format: 'pem' }).toString(),
    pem.replaceAll('PUBLIC', 'PRIVATE'),
    pem.slice(0, -30),
    `${pem}${pem}`,
    `text before ${pem}`,
    '',
  ];
  for (const text of wrong) expect(publicKeyFromPem(text)).toMatchObject({ ok: false, code: 'key.file' });
});

it('refuses any other text without throwing', () => {
  const pem = publicKeyToPem(publicKey);
  const body = fc.string({ unit: fc.constantFrom(...'ABab01+/=\n'), maxLength: 140 });
  const framed = body.map((text) => `-----BEGIN PUBLIC KEY-----\n${text}\n-----END PUBLIC KEY-----\n`);
  fc.assert(
    fc.property(fc.oneof(fc.string(), framed), (text) => {
      expect(publicKeyFromPem(text).ok).toBe(false);
    }),
    { seed: 4, numRuns: 500 },
  );
  expect(publicKeyFromPem(pem).ok).toBe(true);
});
