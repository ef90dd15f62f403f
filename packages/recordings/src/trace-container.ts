// SPDX-License-Identifier: GPL-3.0-only
// Opens what a trace travels in: gzip, a zip with one file, or nothing. Never inflates past the given limit.
// The zip directory is read here because the small unzippers do not check the CRC of what they give.
import { crc32, gunzipSync, inflateRawSync } from 'node:zlib';
import { refuse, type TraceResult } from './result.ts';

const ZIP_LOCAL = 0x04034b50;
const ZIP_CENTRAL = 0x02014b50;
const ZIP_END = 0x06054b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * The text inside a gzip, inside a zip holding exactly one file, or the bytes themselves.
 *
 * @param limit most bytes the text may have
 * @returns the text's bytes, or trace.corrupt, trace.too-large, trace.unknown-format
 */
export function openContainer(bytes: Uint8Array, limit: number): TraceResult<Uint8Array> {
  if (bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b) {
    return inflate('gzip', limit, () => gunzipSync(bytes, { maxOutputLength: limit }));
  }
  if (bytes.length >= 4 && bytes[0] === 0x50 && bytes[1] === 0x4b) return openZip(bytes, limit);
  if (bytes.length > limit) return tooLarge(limit);
  return { ok: true, value: bytes };
}

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly headerAt: number;
}

function openZip(bytes: Uint8Array, limit: number): TraceResult<Uint8Array> {
  const entries = listZipEntries(bytes);
  if (entries === undefined) {
    return refuse('trace.corrupt', 'the zip file is cut short or damaged: its directory cannot be read');
  }
  const files = entries.filter((entry) => !entry.name.endsWith('/') && !entry.name.startsWith('__MACOSX/'));
  const [file] = files;
  if (file === undefined || files.length > 1) {
    return refuse(
      'trace.unknown-format',
      `the zip file holds ${files.length} files; expected exactly one tij file`,
    );
  }
  if (file.encrypted || (file.method !== STORED && file.method !== DEFLATED)) {
    return refuse(
      'trace.unknown-format',
      'the zip file is encrypted or packed in an unusual way; unpack it first',
    );
  }
  if (file.bytes > limit) return tooLarge(limit);
  const packed = packedZipBytes(bytes, file);
  if (packed === undefined) return refuse('trace.corrupt', 'the zip file is cut short or damaged');
  const text = inflate('zip', limit, () =>
    file.method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: limit }),
  );
  if (text.ok && (text.value.length !== file.bytes || crc32(text.value) !== file.crc)) {
    return refuse('trace.corrupt', 'the zip file is damaged: its checksum does not fit its content');
  }
  return text;
}

/** The central directory's entries, or undefined where it cannot be followed (zip64 included). */
export function listZipEntries(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const earliest = Math.max(0, end - 0xffff);
  while (end >= earliest && view.getUint32(end, true) !== ZIP_END) end--;
  if (end < earliest) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || view.getUint32(at, true) !== ZIP_CENTRAL) return undefined;
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    if (nameEnd > end) return undefined;
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      headerAt: view.getUint32(at + 42, true),
    });
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

export function packedZipBytes(bytes: Uint8Array, file: ZipEntry): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = file.headerAt;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== ZIP_LOCAL) return undefined;
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return from + file.packedBytes > bytes.length ? undefined : bytes.subarray(from, from + file.packedBytes);
}

function inflate(kind: 'gzip' | 'zip', limit: number, unpack: () => Uint8Array): TraceResult<Uint8Array> {
  try {
    return { ok: true, value: unpack() };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      return tooLarge(limit);
    return refuse('trace.corrupt', `the ${kind} file is cut short or damaged; fetch it again`);
  }
}

function tooLarge(limit: number): TraceResult<never> {
  return refuse('trace.too-large', `the trace is larger than ${limit} bytes when unpacked`);
}
