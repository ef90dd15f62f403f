// SPDX-License-Identifier: GPL-3.0-only
// Export files in Exposure Notification's format, so that any EN tool can read them: a zip of export.bin and export.sig.
import { unzipSync, zipSync } from 'fflate';
import { asciiBytes, asciiText, concatBytes, utf8Bytes, utf8Text } from './bytes.ts';
import { writeExportKeys } from './export-columns.ts';
import {
  type ExportKey,
  type ExportKeyColumns,
  readExportKeys,
  sortExportKeys,
  writeExportKey,
} from './export-keys.ts';
import { ProtoCursor, wireTypes } from './proto-cursor.ts';
import { ProtoReader, ProtoWriter } from './protobuf.ts';
import { fail, ok, type Result } from './result.ts';
import type { Sign, VerifySignature } from './signature.ts';

const header = asciiBytes('EK Export v1    ');
const ecdsaWithSha256 = '1.2.840.10045.4.3.2';
/** Largest export.bin that is read, bytes. */
export const maximumExportLength = 64 * 1024 * 1024;
const maximumSignatureFileLength = 64 * 1024;
/** Members a zip may list: a directory that claims millions, or one member many times, is an attack on the reader. */
const maximumMembers = 16;
/** Signatures tried per export: each costs a hash over the whole of export.bin. */
const maximumSignatures = 8;
/** How far an export's end may lie ahead of the index that names it, seconds: none needs to. */
const endTolerance = 3600;
/** A key message holds at least a 16-byte field. */
const leastKeyLength = 18;

export interface SignatureInfo {
  readonly keyVersion: string;
  readonly keyId: string;
  readonly algorithm: string;
}

/** What export.bin says. Times are unix seconds. */
export interface ExportContent {
  readonly start: number;
  readonly end: number;
  readonly region: string;
  readonly batchNumber: number;
  readonly batchSize: number;
  readonly signatureInfos: readonly SignatureInfo[];
  readonly keys: ExportKeyColumns;
  readonly revisedKeys: ExportKeyColumns;
}

/** What a file says apart from its keys. Times are unix seconds. */
export interface ExportHead {
  readonly start: number;
  readonly end: number;
  readonly region: string;
  readonly batchNumber: number;
  readonly batchSize: number;
}

export interface ExportToWrite extends ExportHead {
  readonly keys: readonly ExportKey[];
  readonly revisedKeys: readonly ExportKey[];
}

export interface ExportColumnsToWrite extends ExportHead {
  /** In the order of the file, which is `orderOfExport`'s. */
  readonly keys: ExportKeyColumns;
  readonly revisedKeys: ExportKeyColumns;
}

export interface ExportSigner {
  readonly keyId: string;
  readonly keyVersion: string;
  readonly sign: Sign;
}

function signatureInfoBytes(signer: ExportSigner): Uint8Array {
  return new ProtoWriter()
    .bytes(3, utf8Bytes(signer.keyVersion))
    .bytes(4, utf8Bytes(signer.keyId))
    .bytes(5, asciiBytes(ecdsaWithSha256))
    .finish();
}

/** `keyFields`: what `writeExportKeys` gives for new keys and for revised ones. */
async function signedExport(
  head: ExportHead,
  keyFields: readonly Uint8Array[],
  signer: ExportSigner,
): Promise<ExportArchive> {
  const info = signatureInfoBytes(signer);
  const message = new ProtoWriter()
    .fixed64(1, head.start)
    .fixed64(2, head.end)
    .bytes(3, utf8Bytes(head.region))
    .varint(4, head.batchNumber)
    .varint(5, head.batchSize)
    .bytes(6, info);
  const bin = concatBytes(header, message.finish(), ...keyFields);
  const signature = new ProtoWriter()
    .bytes(1, info)
    .varint(2, head.batchNumber)
    .varint(3, head.batchSize)
    .bytes(4, await signer.sign(bin))
    .finish();
  return { bin, sig: new ProtoWriter().bytes(1, signature).finish() };
}

/** Writes and signs the two files of an export over columns; the zip around them is the caller's. */
export async function signExport(
  content: ExportColumnsToWrite,
  signer: ExportSigner,
): Promise<ExportArchive> {
  const fields = [writeExportKeys(content.keys, 7), writeExportKeys(content.revisedKeys, 8)];
  return await signedExport(content, fields, signer);
}

/** Writes and signs an export: sorted keys, fixed timestamps, so that equal content gives equal export.bin bytes. */
export async function writeExport(content: ExportToWrite, signer: ExportSigner): Promise<Uint8Array> {
  const fields = new ProtoWriter();
  for (const key of sortExportKeys(content.keys)) fields.bytes(7, writeExportKey(key));
  for (const key of sortExportKeys(content.revisedKeys)) fields.bytes(8, writeExportKey(key));
  const { bin, sig } = await signedExport(content, [fields.finish()], signer);
  const fixedTime = { mtime: '1980-01-01T00:00:00' };
  return zipSync({
    'export.bin': [bin, { level: 9, ...fixedTime }],
    'export.sig': [sig, { level: 0, ...fixedTime }],
  });
}

export interface ExportArchive {
  readonly bin: Uint8Array;
  readonly sig: Uint8Array;
}

const memberLimits = new Map([
  ['export.bin', maximumExportLength],
  ['export.sig', maximumSignatureFileLength],
]);

/**
 * Takes the two files out of the zip; `export.layout` or `export.too-large`. Other members are ignored unread; more
 * than 16 members, or one of ours twice, is `export.layout`.
 */
export function readExportArchive(zip: Uint8Array): Result<ExportArchive> {
  let tooLarge = false;
  let members = 0;
  const seen = new Set<string>();
  try {
    const files = unzipSync(zip, {
      filter({ name, originalSize }) {
        if (++members > maximumMembers || seen.has(name)) throw new RangeError('hostile zip directory');
        const limit = memberLimits.get(name);
        if (limit === undefined) return false;
        seen.add(name);
        if (originalSize > limit) tooLarge = true;
        return !tooLarge;
      },
    });
    if (tooLarge) return fail('export.too-large', `an export may hold ${maximumExportLength} bytes`);
    const bin = files['export.bin'];
    const sig = files['export.sig'];
    if (bin === undefined || sig === undefined)
      return fail('export.layout', 'the archive lacks export.bin or export.sig');
    return ok({ bin, sig });
  } catch {
    return fail('export.layout', 'not a zip archive, or a damaged one');
  }
}

/** Reads export.bin without judging its signature. */
export function parseExport(bin: Uint8Array): Result<ExportContent> {
  if (bin.length < header.length || !header.every((byte, i) => bin[i] === byte))
    return fail('export.layout', 'export.bin does not begin with "EK Export v1"');
  const message = bin.subarray(header.length);
  const cursor = new ProtoCursor(message);
  const text = { region: '' };
  const numbers = { start: 0, end: 0, batchNumber: 1, batchSize: 1 };
  const infos: SignatureInfo[] = [];
  let keyCount = 0;
  let revisedCount = 0;
  while (cursor.advance()) {
    const { field, type } = cursor;
    if ((field === 7 || field === 8) && type === wireTypes.bytes) {
      if (cursor.to - cursor.from < leastKeyLength)
        return fail('export.key', 'a key of export.bin is too short');
      if (field === 7) keyCount++;
      else revisedCount++;
    } else if (field === 1 && type === wireTypes.fixed64) numbers.start = cursor.value;
    else if (field === 2 && type === wireTypes.fixed64) numbers.end = cursor.value;
    else if (field === 3 && type === wireTypes.bytes)
      text.region = utf8Text(message.subarray(cursor.from, cursor.to)) ?? '';
    else if (field === 4 && type === wireTypes.varint) numbers.batchNumber = cursor.value;
    else if (field === 5 && type === wireTypes.varint) numbers.batchSize = cursor.value;
    else if (field === 6 && type === wireTypes.bytes)
      infos.push(readSignatureInfo(message.subarray(cursor.from, cursor.to)));
    else if (field <= 8) return fail('export.layout', `field ${field} of export.bin has a wrong type`);
  }
  if (cursor.broken) return fail('export.layout', 'export.bin is not a well-formed message');
  const keyColumns = readExportKeys(message, 7, keyCount);
  if (!keyColumns.ok) return keyColumns;
  const revisedColumns = readExportKeys(message, 8, revisedCount);
  if (!revisedColumns.ok) return revisedColumns;
  return ok({
    ...numbers,
    ...text,
    signatureInfos: infos,
    keys: keyColumns.value,
    revisedKeys: revisedColumns.value,
  });
}

function readSignatureInfo(bytes: Uint8Array): SignatureInfo {
  const info = { keyVersion: '', keyId: '', algorithm: '' };
  const reader = new ProtoReader(bytes);
  for (let f = reader.next(); f !== undefined; f = reader.next()) {
    if (f.type !== 'bytes') continue;
    if (f.field === 3) info.keyVersion = utf8Text(f.value) ?? '';
    if (f.field === 4) info.keyId = utf8Text(f.value) ?? '';
    if (f.field === 5) info.algorithm = asciiText(f.value);
  }
  return info;
}

/**
 * True when export.sig holds a signature over export.bin by the public key (65 bytes). Only the first eight signatures
 * are tried; what the file says about their keys is not believed and not needed.
 */
export async function verifyExport(
  archive: ExportArchive,
  publicKey: Uint8Array,
  verify: VerifySignature,
): Promise<boolean> {
  for (const signature of readSignatures(archive.sig))
    if (await verify(publicKey, archive.bin, signature)) return true;
  return false;
}

function readSignatures(sig: Uint8Array): Uint8Array[] {
  const signatures: Uint8Array[] = [];
  const list = new ProtoReader(sig);
  for (let f = list.next(); f !== undefined; f = list.next()) {
    if (f.field !== 1 || f.type !== 'bytes') continue;
    const entry = new ProtoReader(f.value);
    for (let g = entry.next(); g !== undefined; g = entry.next())
      if (g.field === 4 && g.type === 'bytes') signatures.push(g.value);
    if (signatures.length >= maximumSignatures) break;
  }
  return signatures.slice(0, maximumSignatures);
}

/** Opens an export that one of the trusted keys (65 bytes each) signed; anything else is a code. */
export async function openExport(
  zip: Uint8Array,
  trustedKeys: readonly Uint8Array[],
  verify: VerifySignature,
): Promise<Result<ExportContent>> {
  const archive = readExportArchive(zip);
  if (!archive.ok) return archive;
  for (const publicKey of trustedKeys)
    if (await verifyExport(archive.value, publicKey, verify)) return parseExport(archive.value.bin);
  return fail('export.signature', 'no trusted key signed this export');
}

/**
 * Refuses an export whose end (unix seconds) lies more than an hour ahead of the time of the index that names it
 * (`export.future`). The end says what was published later, and from when on sightings count for nothing: one far ahead would
 * overrule every later revision of its keys, and let everybody replay them.
 */
export function checkExportEnd({ end }: Pick<ExportContent, 'end'>, indexTime: number): Result<void> {
  return end > indexTime + endTolerance
    ? fail('export.future', 'the export ends at a time that has not come yet')
    : ok(undefined);
}
