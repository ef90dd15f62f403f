// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { asciiBytes, concatBytes, toBase64 } from './bytes.ts';
import {
  checkExportEnd,
  type ExportContent,
  type ExportToWrite,
  openExport,
  parseExport,
  readExportArchive,
  verifyExport,
  writeExport,
} from './export-file.ts';
import { type ExportKey, exportKeyAt, sortExportKeys, writeExportKey } from './export-keys.ts';
import { fileHash } from './index-file.ts';
import { ProtoWriter } from './protobuf.ts';
import type { Result } from './result.ts';
import { p256PublicKey, publicKeyFromPem, signP256, type VerifySignature, verifyP256 } from './signature.ts';
import { damaged, exactly, flipBit, upTo } from './testing/arbitraries.ts';
import { vectorBytes, vectorText, withoutVectors } from './testing/published-vectors.ts';

const privateKey = new Uint8Array(32).fill(7);
const publicKey = p256PublicKey(privateKey);
const strangersKey = p256PublicKey(new Uint8Array(32).fill(8));
const signer = { keyId: '452', keyVersion: 'v1', sign: signP256(privateKey) };
const header = asciiBytes('EK Export v1    ');

const key = (fill: number, daysSinceOnset: number | null = null): ExportKey => ({
  key: new Uint8Array(16).fill(fill),
  start: 2_880_000,
  period: fill % 2 === 0 ? 144 : 17,
  reportType: 1,
  daysSinceOnset,
});

const small: ExportToWrite = {
  start: 1_700_000_000,
  end: 1_700_003_600,
  region: 'VN',
  batchNumber: 1,
  batchSize: 1,
  keys: [key(9, 1), key(2), key(5, -2)],
  revisedKeys: [key(7)],
};

const keysOf = (columns: ExportContent['keys']): ExportKey[] =>
  Array.from({ length: columns.count }, (_, i) => exportKeyAt(columns, i));

const without = (content: Result<ExportContent>) => (content.ok ? content.value : content.code);

it.skipIf(withoutVectors)(
  "opens another implementation's signed export and finds its two keys (left out when BLUEZONE_VECTORS is unset)",
  async () => {
    const zip = vectorBytes('google-example-export/testExport-2-records-1-of-1.zip');
    const pem = publicKeyFromPem(vectorText('google-example-export/public.pem'));
    const expected = JSON.parse(vectorText('google-example-export/keys.json')) as {
      temporaryExposureKeys: {
        key: string;
        rollingStartNumber: number;
        rollingPeriod: number;
        transmissionRisk: number;
      }[];
    };
    const opened = await openExport(zip, [strangersKey, pem.ok ? pem.value : new Uint8Array(0)], verifyP256);
    const found = opened.ok ? keysOf(opened.value.keys) : [];
    const told = found.map(({ key, start, period, transmissionRisk }) => ({
      key: toBase64(key),
      rollingStartNumber: start,
      rollingPeriod: period,
      transmissionRisk,
    }));
    const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
    expect(told.sort(byKey)).toEqual(expected.temporaryExposureKeys.sort(byKey));
    expect(opened).toMatchObject({
      ok: true,
      value: { batchNumber: 1, batchSize: 1, revisedKeys: { count: 0 } },
    });
    expect(without(await openExport(zip, [strangersKey], verifyP256))).toBe('export.signature');
    expect(without(await openExport(zip, [], verifyP256))).toBe('export.signature');
  },
);

it('writes what it reads back: span, region, batch, signer, sorted keys and revised keys', async () => {
  const opened = await openExport(await writeExport(small, signer), [publicKey], verifyP256);
  expect(opened).toMatchObject({
    ok: true,
    value: {
      start: small.start,
      end: small.end,
      region: 'VN',
      batchNumber: 1,
      batchSize: 1,
      signatureInfos: [{ keyVersion: 'v1', keyId: '452', algorithm: '1.2.840.10045.4.3.2' }],
    },
  });
  const plain = (list: readonly ExportKey[]) =>
    sortExportKeys(list).map((k) => ({ ...k, transmissionRisk: 0 }));
  expect(opened.ok && keysOf(opened.value.keys)).toEqual(plain(small.keys));
  expect(opened.ok && keysOf(opened.value.revisedKeys)).toEqual(plain(small.revisedKeys));
});

it('round-trips any set of keys', async () => {
  const anyKey = fc.record({
    key: exactly(16),
    start: fc.integer({ min: 0, max: 0xffffffff }),
    period: fc.integer({ min: 1, max: 144 }),
    reportType: fc.integer({ min: 0, max: 5 }),
    daysSinceOnset: fc.option(fc.integer({ min: -14, max: 14 })),
  });
  const bySelf = { selector: (k: ExportKey) => toBase64(k.key), maxLength: 12 };
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(anyKey, bySelf),
      fc.uniqueArray(anyKey, bySelf),
      async (keys, revisedKeys) => {
        const zip = await writeExport({ ...small, keys, revisedKeys }, signer);
        const opened = await openExport(zip, [publicKey], verifyP256);
        const plain = (list: readonly ExportKey[]) =>
          sortExportKeys(list).map((k) => ({ ...k, transmissionRisk: 0 }));
        expect(opened.ok && keysOf(opened.value.keys)).toEqual(plain(keys));
        expect(opened.ok && keysOf(opened.value.revisedKeys)).toEqual(plain(revisedKeys));
      },
    ),
    { seed: 1, numRuns: 30 },
  );
});

it('gives equal bytes for equal content, whatever order the keys came in', async () => {
  const turned = { ...small, keys: [...small.keys].reverse() };
  expect(await writeExport(turned, signer)).toEqual(await writeExport(small, signer));
});

it('holds more keys than a function takes arguments', async () => {
  const keys = Array.from({ length: 60_000 }, (_, i) => {
    const bytes = new Uint8Array(16);
    new DataView(bytes.buffer).setUint32(0, Math.imul(i + 1, 0x9e3779b1));
    return { ...key(2), key: bytes };
  });
  const opened = await openExport(await writeExport({ ...small, keys }, signer), [publicKey], verifyP256);
  expect(opened.ok && opened.value.keys.count).toBe(60_000);
});

it('refuses every flipped bit of what is signed', async () => {
  const archive = readExportArchive(await writeExport(small, signer));
  if (!archive.ok) throw new Error(archive.detail);
  const { bin, sig } = archive.value;
  expect(await verifyExport(archive.value, publicKey, verifyP256)).toBe(true);
  for (let at = 0; at < bin.length; at++)
    expect(await verifyExport({ bin: flipBit(bin, at, at % 8), sig }, publicKey, verifyP256)).toBe(false);
  for (const length of [0, 15, 16, bin.length - 1])
    expect(await verifyExport({ bin: bin.slice(0, length), sig }, publicKey, verifyP256)).toBe(false);
});

it('refuses every truncated file', async () => {
  const zip = await writeExport(small, signer);
  for (let length = 0; length < zip.length; length++) {
    const opened = await openExport(zip.slice(0, length), [publicKey], verifyP256);
    expect(without(opened)).toMatch(/^export\./);
  }
});

it('refuses a flipped bit anywhere in the file or tells nothing else than it says; its hash tells every one', async () => {
  const zip = await writeExport(small, signer);
  const honest = await openExport(zip, [publicKey], verifyP256);
  let refused = 0;
  for (let at = 0; at < zip.length; at++) {
    const turned = flipBit(zip, at, (at * 5) % 8);
    expect(fileHash(turned)).not.toBe(fileHash(zip));
    const opened = await openExport(turned, [publicKey], verifyP256);
    if (opened.ok) expect(opened).toEqual(honest);
    else refused++;
  }
  expect(refused).toBeGreaterThan(zip.length / 2);
});

it('does not believe a file about its own key: only trusted keys count', async () => {
  const forged = await writeExport(small, { ...signer, sign: signP256(new Uint8Array(32).fill(8)) });
  expect(without(await openExport(forged, [publicKey], verifyP256))).toBe('export.signature');
  expect((await openExport(forged, [publicKey, strangersKey], verifyP256)).ok).toBe(true);
});

it('survives any bytes as zip, and any bytes as export.bin', async () => {
  const zip = await writeExport(small, signer);
  const archive = readExportArchive(zip);
  const bin = archive.ok ? archive.value.bin : new Uint8Array(0);
  await fc.assert(
    fc.asyncProperty(fc.oneof(upTo(300), damaged(zip)), async (bytes) => {
      const opened = await openExport(bytes, [publicKey], verifyP256);
      if (!opened.ok) expect(opened.code).toMatch(/^export\./);
    }),
    { seed: 2, numRuns: 600 },
  );
  const behindHeader = upTo(200).map((bytes) => concatBytes(header, bytes));
  fc.assert(
    fc.property(fc.oneof(upTo(100), behindHeader, damaged(bin)), (bytes) => {
      const parsed = parseExport(bytes);
      if (!parsed.ok) expect(parsed.code).toMatch(/^export\./);
    }),
    { seed: 3, numRuns: 2000 },
  );
});

it('ignores members and fields of later versions', async () => {
  const archive = readExportArchive(await writeExport(small, signer));
  if (!archive.ok) throw new Error(archive.detail);
  const { bin, sig } = archive.value;
  const more = zipSync({ 'readme.txt': asciiBytes('hello'), 'export.bin': bin, 'export.sig': sig });
  expect((await openExport(more, [publicKey], verifyP256)).ok).toBe(true);
  const later = concatBytes(bin, new ProtoWriter().varint(50, 1).bytes(51, Uint8Array.of(1)).finish());
  expect(parseExport(later)).toEqual(parseExport(bin));
});

it('refuses an archive that lacks a member, lists one twice or lists very many', async () => {
  const archive = readExportArchive(await writeExport(small, signer));
  if (!archive.ok) throw new Error(archive.detail);
  const { bin, sig } = archive.value;
  expect(readExportArchive(zipSync({ 'export.bin': bin }))).toMatchObject({ code: 'export.layout' });
  expect(readExportArchive(zipSync({ 'export.sig': sig }))).toMatchObject({ code: 'export.layout' });
  expect(readExportArchive(zipSync({}))).toMatchObject({ code: 'export.layout' });
  const twins = zipSync({ 'export.bin': bin, 'export.biN': bin, 'export.sig': sig });
  const text = Buffer.from(twins).toString('latin1').replaceAll('export.biN', 'export.bin');
  const doubled = Uint8Array.from(Buffer.from(text, 'latin1'));
  expect(readExportArchive(doubled)).toMatchObject({ code: 'export.layout' });
  const many = Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`${i}.txt`, new Uint8Array(1)]));
  expect(readExportArchive(zipSync({ ...many, 'export.bin': bin, 'export.sig': sig }))).toMatchObject({
    code: 'export.layout',
  });
});

it('does not count to four billion because a zip directory says so', async () => {
  const zip = await writeExport(small, signer);
  const end = zip.length - 22;
  const locator = new DataView(new ArrayBuffer(20));
  locator.setUint32(0, 0x07064b50, true);
  locator.setUint32(8, end, true);
  const record = new DataView(new ArrayBuffer(56));
  record.setUint32(0, 0x06064b50, true);
  record.setUint32(32, 0xffffffff, true);
  record.setUint32(48, 0, true);
  const hostile = concatBytes(
    zip.slice(0, end),
    new Uint8Array(record.buffer),
    new Uint8Array(locator.buffer),
    zip.slice(end),
  );
  expect(readExportArchive(hostile)).toMatchObject({ ok: false, code: 'export.layout' });
});

it('refuses a member that claims to be too large before unpacking it', () => {
  const bomb = zipSync({ 'export.bin': new Uint8Array(10), 'export.sig': new Uint8Array(70 * 1024) });
  expect(readExportArchive(bomb)).toMatchObject({ code: 'export.too-large' });
});

it('tries at most eight signatures, since each costs a hash over the whole file', async () => {
  const archive = readExportArchive(await writeExport(small, signer));
  if (!archive.ok) throw new Error(archive.detail);
  const entry = new ProtoWriter().bytes(4, new Uint8Array(70)).finish();
  const pile = concatBytes(...Array.from({ length: 500 }, () => new ProtoWriter().bytes(1, entry).finish()));
  const heap = new ProtoWriter().bytes(1, concatBytes(...Array.from({ length: 500 }, () => entry))).finish();
  for (const sig of [pile, heap]) {
    let tries = 0;
    const counting: VerifySignature = () => {
      tries++;
      return false;
    };
    expect(await verifyExport({ bin: archive.value.bin, sig }, publicKey, counting)).toBe(false);
    expect(tries).toBe(8);
  }
});

it('refuses fields of a wrong type, and a key that cannot be one', () => {
  const file = (writer: ProtoWriter): Uint8Array => concatBytes(header, writer.finish());
  expect(parseExport(file(new ProtoWriter().varint(1, 5)))).toMatchObject({ code: 'export.layout' });
  expect(parseExport(file(new ProtoWriter().varint(7, 5)))).toMatchObject({ code: 'export.layout' });
  expect(parseExport(file(new ProtoWriter().bytes(7, new Uint8Array(3))))).toMatchObject({
    code: 'export.key',
  });
  expect(parseExport(file(new ProtoWriter().bytes(8, new Uint8Array(30))))).toMatchObject({
    code: 'export.key',
  });
  expect(parseExport(file(new ProtoWriter().bytes(7, writeExportKey(key(1)))))).toMatchObject({ ok: true });
  expect(parseExport(asciiBytes('EK Export v2    '))).toMatchObject({ code: 'export.layout' });
});

it('may end up to an hour ahead of the index that names it', () => {
  const indexTime = 1_680_000_000;
  expect(checkExportEnd({ end: indexTime + 3600 }, indexTime).ok).toBe(true);
  expect(checkExportEnd({ end: 0 }, indexTime).ok).toBe(true);
  for (const end of [indexTime + 3601, 0xffffffff, 2 ** 64])
    expect(checkExportEnd({ end }, indexTime)).toMatchObject({ code: 'export.future' });
});
