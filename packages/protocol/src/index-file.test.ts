// SPDX-License-Identifier: GPL-3.0-only
import { createHash } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asciiBytes, asciiText, concatBytes, fromBase64, toBase64, utf8Bytes } from './bytes.ts';
import {
  checkIndexAdvance,
  checkIndexFresh,
  fileHash,
  type IndexContent,
  largestNumberAt,
  maximumIndexLength,
  maximumIndexLifetime,
  nextSequence,
  openIndex,
  signerId,
  signIndexUnread,
  writeIndex,
} from './index-file.ts';
import { p256PublicKey, signP256, verifyP256 } from './signature.ts';
import { damaged, flipBit, upTo } from './testing/arbitraries.ts';

const privateKey = new Uint8Array(32).fill(3);
const publicKey = p256PublicKey(privateKey);
const nextPrivateKey = new Uint8Array(32).fill(4);
const nextPublicKey = p256PublicKey(nextPrivateKey);
const hash = 'ab'.repeat(32);
const otherHash = 'cd'.repeat(32);

const content: IndexContent = {
  format: 1,
  sequence: 28_000_000,
  previous: hash,
  time: 1_680_000_000,
  next: 1_680_003_600,
  expires: 1_680_600_000,
  exports: [{ hash, from: 1_679_990_000, to: 1_680_000_000, bytes: 4096 }],
  configuration: { hash: otherHash, version: 3 },
  community: { registered: 12_345, day: 19_444 },
  notices: [{ id: 'wash-hands', vi: 'Hãy rửa tay', en: 'Wash your hands', until: 1_690_000_000 }],
  sunsetDay: null,
};

const signed = (value: IndexContent = content): Promise<Uint8Array> =>
  writeIndex(value, signerId(publicKey), signP256(privateKey));

const signedBytes = (json: Uint8Array): Promise<Uint8Array> =>
  signIndexUnread(json, signerId(publicKey), signP256(privateKey));

const open = (bytes: Uint8Array, keys = [publicKey]) => openIndex(bytes, keys, verifyP256);

it('opens what it signs, under either of two pinned keys', async () => {
  expect(await open(await signed())).toEqual({ ok: true, value: content });
  const rotated = await writeIndex(content, signerId(nextPublicKey), signP256(nextPrivateKey));
  expect(await open(rotated, [publicKey, nextPublicKey])).toEqual({ ok: true, value: content });
});

it('is one readable line and then exactly the JSON that is signed', async () => {
  const bytes = await signed();
  const lineEnd = bytes.indexOf(10);
  const [magic, keyId, signature] = asciiText(bytes.subarray(0, lineEnd)).split(' ');
  expect([magic, keyId]).toEqual([
    'BZ-INDEX-1',
    createHash('sha256').update(publicKey).digest('hex').slice(0, 16),
  ]);
  const text = new TextDecoder().decode(bytes.subarray(lineEnd + 1));
  expect(JSON.parse(text)).toEqual(content);
  const message = Buffer.from(`BZ/index/v1\n${text}`);
  expect(await verifyP256(publicKey, message, fromBase64(signature ?? '') ?? message)).toBe(true);
});

it('refuses every flipped bit and every truncation', async () => {
  const bytes = await signed();
  for (let at = 0; at < bytes.length; at++) expect((await open(flipBit(bytes, at, at % 8))).ok).toBe(false);
  for (let length = 0; length < bytes.length; length++)
    expect((await open(bytes.slice(0, length))).ok).toBe(false);
});

it('tells an unknown signer from a signature that does not fit', async () => {
  expect(await open(await signed(), [nextPublicKey])).toMatchObject({ code: 'index.signer' });
  expect(await open(await signed(), [])).toMatchObject({ code: 'index.signer' });
  const forged = await writeIndex(content, signerId(publicKey), signP256(nextPrivateKey));
  expect(await open(forged, [publicKey, nextPublicKey])).toMatchObject({ code: 'index.signature' });
});

it('has one valid form: the mirror image of its signature, which anybody can compute, is refused', async () => {
  const bytes = await signed();
  const lineEnd = bytes.indexOf(10);
  const parts = asciiText(bytes.subarray(0, lineEnd)).split(' ');
  const { r, s } = p256.Signature.fromBytes(fromBase64(parts[2] ?? '') ?? bytes, 'der');
  const mirrored = new p256.Signature(r, p256.Point.Fn.neg(s)).toBytes('der');
  const json = bytes.subarray(lineEnd + 1);
  expect(await verifyP256(publicKey, concatBytes(asciiBytes('BZ/index/v1\n'), json), mirrored)).toBe(true);
  const other = concatBytes(asciiBytes(`${parts[0]} ${parts[1]} ${toBase64(mirrored)}\n`), json);
  expect(await open(other)).toMatchObject({ code: 'index.signature' });
});

it('gives the same form whichever of the two signatures the signing device makes', async () => {
  const mirroring = async (message: Uint8Array) => {
    const { r, s } = p256.Signature.fromBytes(await signP256(privateKey)(message), 'der');
    return new p256.Signature(r, p256.Point.Fn.neg(s)).toBytes('der');
  };
  expect(await writeIndex(content, signerId(publicKey), mirroring)).toEqual(await signed());
});

it('survives any bytes, signed or not', async () => {
  const bytes = await signed();
  await fc.assert(
    fc.asyncProperty(fc.oneof(upTo(200), damaged(bytes)), async (input) => {
      const opened = await open(input);
      if (!opened.ok) expect(opened.code).toMatch(/^index\./);
      else expect(input).toEqual(bytes);
    }),
    { seed: 1, numRuns: 1000 },
  );
  const json = fc.oneof(upTo(60), fc.json().map(utf8Bytes), damaged(utf8Bytes(JSON.stringify(content))));
  await fc.assert(
    fc.asyncProperty(json, async (input) => {
      const opened = await open(await signedBytes(input));
      if (!opened.ok) expect(opened.code).toBe('index.layout');
    }),
    { seed: 2, numRuns: 150 },
  );
});

it('refuses, even when signed, content that is not an index', async () => {
  const text = JSON.stringify(content);
  const wrong: string[] = [
    JSON.stringify({ ...content, format: 2 }),
    JSON.stringify({ ...content, sequence: 0 }),
    JSON.stringify({ ...content, sequence: 1.5 }),
    text.replace('28000000', '1e999'),
    text.replace('28000000', '9007199254740993'),
    JSON.stringify({ ...content, previous: 'AB'.repeat(32) }),
    JSON.stringify({ ...content, time: -1 }),
    JSON.stringify({ ...content, expires: 2 ** 32 }),
    JSON.stringify({ ...content, exports: [{ ...content.exports[0], hash: '../../etc' }] }),
    JSON.stringify({ ...content, exports: [{ ...content.exports[0], bytes: 65 * 1024 * 1024 }] }),
    JSON.stringify({ ...content, exports: Array.from({ length: 1501 }, () => content.exports[0]) }),
    JSON.stringify({ ...content, notices: [{ ...content.notices[0], id: 'A b' }] }),
    JSON.stringify({ ...content, notices: Array.from({ length: 21 }, () => content.notices[0]) }),
    JSON.stringify({ ...content, configuration: undefined }),
    `\ufeff${text}`,
    `{"__proto__":${text}}`,
    '['.repeat(100_000),
    'null',
    '',
  ];
  for (const json of wrong)
    expect(await open(await signedBytes(utf8Bytes(json)))).toMatchObject({ ok: false, code: 'index.layout' });
});

const largest = largestNumberAt(content.time);
const { configuration } = content;

it('may be numbered, and name a configuration numbered, up to sixty beyond the minutes since 1970', async () => {
  expect(largest).toBe(28_000_060);
  expect(largestNumberAt(content.time + 59)).toBe(largest);
  const most = { ...content, sequence: largest, configuration: { ...configuration, version: largest } };
  expect(await open(await signed(most))).toEqual({ ok: true, value: most });
});

it('may be good for seven days', async () => {
  const longest = { ...content, expires: content.time + maximumIndexLifetime };
  expect(await open(await signed(longest))).toEqual({ ok: true, value: longest });
});

const beyond: readonly [string, IndexContent][] = [
  ['index.sequence', { ...content, sequence: largest + 1 }],
  ['index.sequence', { ...content, sequence: Number.MAX_SAFE_INTEGER }],
  ['index.sequence', { ...content, time: 0, expires: 1 }],
  ['index.lifetime', { ...content, expires: content.time + maximumIndexLifetime + 1 }],
  ['index.lifetime', { ...content, expires: 0xffffffff }],
  ['configuration.version', { ...content, configuration: { ...configuration, version: largest + 1 } }],
  [
    'configuration.version',
    { ...content, configuration: { ...configuration, version: Number.MAX_SAFE_INTEGER } },
  ],
];

it('refuses, even when signed, numbers and times that would shut out the indexes after it', async () => {
  for (const [code, value] of beyond) {
    expect(await open(await signedBytes(utf8Bytes(JSON.stringify(value))))).toMatchObject({
      ok: false,
      code,
    });
    await expect(signed(value)).rejects.toThrow(RangeError);
  }
});

it('ignores fields of later versions, even one named __proto__', async () => {
  const text = JSON.stringify(content);
  const more = `{"__proto__":{"sunsetDay":1},"sendEverythingTo":"https://example.org",${text.slice(1)}`;
  const opened = await open(await signedBytes(utf8Bytes(more)));
  expect(opened).toEqual({ ok: true, value: content });
  expect(opened.ok && Object.keys(opened.value).sort()).toEqual(Object.keys(content).sort());
});

it('does not sign what phones would refuse', async () => {
  const { notices } = content;
  const long = 'ă'.repeat(2000);
  const large = { ...content, exports: Array.from({ length: 1500 }, () => content.exports[0] as never) };
  const notice = { ...(notices[0] as IndexContent['notices'][number]), vi: long, en: long };
  await expect(signed({ ...content, sequence: -1 })).rejects.toThrow('sequence');
  await expect(signed({ ...large, notices: Array.from({ length: 20 }, () => notice) })).rejects.toThrow(
    'too large',
  );
  expect((await open(await signed(large))).ok).toBe(true);
});

it('refuses an index that is too large before anything else', async () => {
  expect(await open(new Uint8Array(maximumIndexLength + 1))).toMatchObject({ code: 'index.layout' });
});

it('counts at least one per index and at least one per minute', () => {
  expect(nextSequence(0, 1_680_000_000)).toBe(28_000_000);
  expect(nextSequence(28_000_000, 1_680_000_010)).toBe(28_000_001);
  expect(nextSequence(30_000_000, 1_680_000_000)).toBe(30_000_001);
});

it('accepts a first, a later and the very same index', () => {
  const last = { sequence: content.sequence, hash: otherHash };
  expect(checkIndexAdvance(null, content, hash).ok).toBe(true);
  expect(checkIndexAdvance(last, { ...content, sequence: content.sequence + 60 }, hash).ok).toBe(true);
  expect(checkIndexAdvance(last, content, otherHash).ok).toBe(true);
});

it('refuses to go back, to a fork of the same number and to a successor that does not follow', () => {
  const last = { sequence: content.sequence, hash: otherHash };
  const successor = { ...content, sequence: content.sequence + 1 };
  expect(checkIndexAdvance(last, { ...content, sequence: content.sequence - 1 }, hash)).toMatchObject({
    code: 'index.rollback',
  });
  expect(checkIndexAdvance(last, content, hash)).toMatchObject({ code: 'index.fork' });
  expect(checkIndexAdvance(last, { ...successor, previous: hash }, hash)).toMatchObject({
    code: 'index.fork',
  });
  expect(checkIndexAdvance(last, { ...successor, previous: null }, hash)).toMatchObject({
    code: 'index.fork',
  });
  expect(checkIndexAdvance(last, { ...successor, previous: otherHash }, hash).ok).toBe(true);
});

it('may be signed up to ten minutes ahead of the reader’s clock', () => {
  expect(checkIndexFresh(content, content.time - 600).ok).toBe(true);
  expect(checkIndexFresh(content, content.time - 601)).toMatchObject({ code: 'index.future' });
  expect(checkIndexFresh({ ...content, expires: 0 }, 0)).toMatchObject({ code: 'index.future' });
});

it('expires at its second', () => {
  expect(checkIndexFresh(content, content.expires - 1).ok).toBe(true);
  expect(checkIndexFresh(content, content.expires)).toMatchObject({ code: 'index.expired' });
});

it('names files by SHA-256', () => {
  expect(fileHash(utf8Bytes('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
