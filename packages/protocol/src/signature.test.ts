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
const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

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

// Wycheproof, ecdsa_secp256r1_sha256_test.json, first group: public key, message "123400" and signatures by their tcId.
const wycheproofKey = bytesOf(
  '042927b10512bae3eddcfe467828128bad2903269919f7086069c8c4df6c732838c7787964eaac00e5921fb1498a60f4606766b3d9685001558d1a974e7341513e',
);
const wycheproofMessage = bytesOf('313233343030');
const r = '2ba3a8be6b94d5ec80a6d9d1190a436effe50d85a1eee859b8cc6af9bd5c2e18';
const lowS = '4cd60b855d442f5b3c7b11eb6c4e0ae7525fe710fab9aa7c77a67f79e6fadd76';
const highS = 'b329f479a2bbd0a5c384ee1493b1f5186a87139cac5df4087c134b49156847db';

it('Wycheproof: of the two valid signatures of one message, tcId 1 and 3, the one with the lower s is canonical', async () => {
  const [low, high] = [bytesOf(`30440220${r}0220${lowS}`), bytesOf(`30450220${r}022100${highS}`)];
  for (const form of [low, high]) expect(await verifyP256(wycheproofKey, wycheproofMessage, form)).toBe(true);
  expect([isCanonicalSignature(low), isCanonicalSignature(high)]).toEqual([true, false]);
  expect(canonicalSignature(high)).toEqual(low);
});

it.each([
  ['2, a leading zero of s is missing', `30440220${r}0220${highS}`],
  ['4, the long form of the length of the sequence', `3081450220${r}022100${highS}`],
  ['6, a length of the sequence that is too large', `30460220${r}022100${highS}`],
  ['7, a length of the sequence that is too small', `30440220${r}022100${highS}`],
  ['14, an incorrect length of the sequence', `30ff0220${r}022100${highS}`],
  ['18, nothing', ''],
  ['19, a lonely tag', '30'],
  ['20, zeros appended to the sequence', `30470220${r}022100${highS}0000`],
  ['22, zeros appended behind the sequence', `30450220${r}022100${highS}0000`],
  ['46, NULL instead of the sequence', '0500'],
  ['47, another tag', `2e450220${r}022100${highS}`],
  ['56, an indefinite length', `30800220${r}022100${highS}0000`],
  ['66, s left out', `30220220${r}`],
  ['68, the long form of the length of r', `3046028120${r}022100${highS}`],
  ['125, a negative r', `30460221ff${r}022100${highS}`],
  ['127, infinity instead of r', `3026090180022100${highS}`],
  ['129, r = 0', `3026020100022100${highS}`],
  ['130, s = 0', `30250220${r}020100`],
  ['131, r + n', `30460221012ba3a8bd6b94d5ed80a6d9d1190a436ebccc0833490686deac8635bcb9bf5369022100${highS}`],
  ['139, s − n', `30440220${r}0220b329f47aa2bbd0a4c384ee1493b1f518ada018ef05465583885980861905228a`],
  ['144, r = s = 0', '3006020100020100'],
  ['156, r = 1, s = −1', '30060201010201ff'],
  ['157, r = 1, s = n', `3026020101022100ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551`],
])('Wycheproof: not canonical, and invalid, is tcId %s', async (_, hex) => {
  expect(isCanonicalSignature(bytesOf(hex))).toBe(false);
  expect(await verifyP256(wycheproofKey, wycheproofMessage, bytesOf(hex))).toBe(false);
});

it.each([
  [
    'sample',
    'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716',
    'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
  ],
  [
    'test',
    'f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367',
    '019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083',
  ],
])(
  'RFC 6979 A.2.5: the signature of "%s" is valid, and canonical only with the lower s',
  async (text, x, y) => {
    const key = bytesOf(
      '0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299',
    );
    const form = new p256.Signature(BigInt(`0x${x}`), BigInt(`0x${y}`)).toBytes('der');
    expect(await verifyP256(key, Uint8Array.from(Buffer.from(text)), form)).toBe(true);
    expect(isCanonicalSignature(form)).toBe(text === 'test');
    expect(isCanonicalSignature(canonicalSignature(form))).toBe(true);
  },
);

it('takes r up to n − 1 and s up to half of n, each in the shortest form and no other', () => {
  const n = p256.Point.Fn.ORDER;
  const hexOf = (value: bigint) => {
    const hex = value.toString(16).padStart(2 * Math.ceil(value.toString(16).length / 2), '0');
    return Number.parseInt(hex.slice(0, 2), 16) < 0x80 ? hex : `00${hex}`;
  };
  const integer = (hex: string) => `02${(hex.length / 2).toString(16).padStart(2, '0')}${hex}`;
  const form = (rHex: string, sHex: string) => {
    const content = `${integer(rHex)}${integer(sHex)}`;
    return bytesOf(`30${(content.length / 2).toString(16).padStart(2, '0')}${content}`);
  };
  const values = [
    1n,
    0x7fn,
    0x80n,
    0xffn,
    0x100n,
    n >> 8n,
    n / 2n,
    n / 2n + 1n,
    n - 1n,
    n,
    n + 1n,
    2n ** 256n - 1n,
  ];
  for (const x of values)
    for (const y of values) {
      expect(isCanonicalSignature(form(hexOf(x), hexOf(y)))).toBe(x < n && y <= n / 2n);
      expect(isCanonicalSignature(form(`00${hexOf(x)}`, hexOf(y)))).toBe(false);
      expect(isCanonicalSignature(form(hexOf(x), `00${hexOf(y)}`))).toBe(false);
    }
});

it('says the same of every damaged signature as writing it anew would', async () => {
  const honest = canonicalSignature(await signP256(privateKey)(message));
  let canonical = 0;
  fc.assert(
    fc.property(fc.oneof(damaged(honest), fc.constant(honest)), (bytes) => {
      let isUnchanged = false;
      try {
        isUnchanged = Buffer.from(canonicalSignature(bytes)).equals(bytes);
      } catch {
        // Not a signature at all.
      }
      expect(isCanonicalSignature(bytes)).toBe(isUnchanged);
      if (isUnchanged) canonical++;
    }),
    { seed: 5, numRuns: 2000 },
  );
  expect(canonical).toBeGreaterThan(500);
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
