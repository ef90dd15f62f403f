// SPDX-License-Identifier: GPL-3.0-only
// The bytes of a shelf's segments. A segment is "BZSHELF1", then frames: length u32 | CRC-32 u32 | entries. A frame is
// what one write to the file carried and survives whole or not at all. Integers are little-endian.
//
// An entry is time u32 | sequence u48 | vault length u8 | vault | key length u8 | key | value length u32 (2³² − 1 deletes)
// | CRC-32 of the value u32 | value. A finished segment ends with a table of its entries without their values, each with
// the place of its value, so that opening a shelf reads no values: table | length u32 | CRC-32 u32 | "BZSHEND1".
import { crc32 } from 'node:zlib';

export const segmentHead = Buffer.from('BZSHELF1', 'latin1');
export const frameHeadLength = 8;
export const trailerLength = 16;
/** CRC-32 before a value. */
export const sumLength = 4;
const trailerMark = Buffer.from('BZSHEND1', 'latin1');
const deleted = 0xffffffff;
/** time, sequence and the two lengths of names. */
const fixedLength = 4 + 6 + 1 + 1;

/** One value of one vault, or its deletion. */
export interface Entry {
  readonly vault: string;
  readonly key: string;
  /** Of all entries of a key, whatever segment they are in, the one with the highest number counts. */
  readonly sequence: number;
  /** Unix second at which it was written. */
  readonly time: number;
  /** Where in the segment the value's CRC begins, which the value follows. */
  readonly offset: number;
  /** Of the value; null deletes. */
  readonly length: number | null;
}

/** Bytes that an entry occupies in a frame. */
export function entryLength(vault: string, key: string, length: number | null): number {
  return fixedLength + vault.length + key.length + 4 + sumLength + (length ?? 0);
}

/** Where an entry begins, from where its value's CRC does. */
export function entryStart({ vault, key, offset }: Pick<Entry, 'vault' | 'key' | 'offset'>): number {
  return offset - 4 - key.length - vault.length - fixedLength;
}

/** A buffer that grows, and is kept for the next use unless it grew large. */
export class GrowingBytes {
  #bytes = Buffer.allocUnsafeSlow(initialSize);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** What was written; valid until the next change. */
  get written(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Makes room for `count` bytes at the end; the buffer and where the room begins. */
  extend(count: number): { bytes: Buffer; at: number } {
    const at = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(this.#length, 2 * this.#bytes.length));
      this.#bytes.copy(larger, 0, 0, at);
      this.#bytes = larger;
    }
    return { bytes: this.#bytes, at };
  }

  clear(): void {
    this.#length = 0;
    if (this.#bytes.length > largestKept) this.#bytes = Buffer.allocUnsafeSlow(initialSize);
  }
}

const initialSize = 64 * 1024;
const largestKept = 4 * 1024 * 1024;

function putNames(bytes: Buffer, start: number, entry: Omit<Entry, 'offset' | 'length'>): number {
  let at = bytes.writeUInt32LE(entry.time, start);
  at = bytes.writeUIntLE(entry.sequence, at, 6);
  bytes[at++] = entry.vault.length;
  at += bytes.write(entry.vault, at, 'latin1');
  bytes[at++] = entry.key.length;
  return at + bytes.write(entry.key, at, 'latin1');
}

/** Appends an entry to a frame. @returns how many bytes behind the frame's beginning its value's CRC begins. */
export function putEntry(
  frame: GrowingBytes,
  entry: Omit<Entry, 'offset' | 'length'>,
  value: Uint8Array | null,
): number {
  const { bytes, at } = frame.extend(entryLength(entry.vault, entry.key, value?.length ?? null));
  let end = putNames(bytes, at, entry);
  end = bytes.writeUInt32LE(value?.length ?? deleted, end);
  bytes.writeUInt32LE(value === null ? 0 : crc32(value), end);
  if (value !== null) bytes.set(value, end + sumLength);
  return end;
}

/** Appends a line to a segment's table. */
export function putLine(table: GrowingBytes, entry: Entry): void {
  const { bytes, at } = table.extend(fixedLength + entry.vault.length + entry.key.length + 4 + 4);
  const end = bytes.writeUInt32LE(entry.length ?? deleted, putNames(bytes, at, entry));
  bytes.writeUInt32LE(entry.offset, end);
}

/** Fills in the head of a frame whose bytes are all there. */
export function sealFrame(frame: Buffer): void {
  frame.writeUInt32LE(frame.length - frameHeadLength, 0);
  frame.writeUInt32LE(crc32(frame.subarray(frameHeadLength)), 4);
}

/** The bytes behind the last frame of a finished segment. */
export function tableBytes(table: Buffer): Buffer {
  const trailer = Buffer.alloc(trailerLength);
  trailer.writeUInt32LE(table.length, 0);
  trailer.writeUInt32LE(crc32(table), 4);
  trailerMark.copy(trailer, 8);
  return Buffer.concat([table, trailer]);
}

/** Length and CRC of the table before a trailer; undefined when the bytes are no trailer: the segment is unfinished. */
export function readTrailer(trailer: Buffer): { readonly length: number; readonly sum: number } | undefined {
  if (trailer.length !== trailerLength || !trailer.subarray(8).equals(trailerMark)) return undefined;
  return { length: trailer.readUInt32LE(0), sum: trailer.readUInt32LE(4) };
}

/** The lines of a table; undefined when it is damaged. */
export function readTable(table: Buffer, sum: number): Entry[] | undefined {
  if (crc32(table) !== sum) return undefined;
  const entries: Entry[] = [];
  for (let at = 0; at < table.length; ) {
    const { entry, end } = namesAt(table, at);
    const length = table.readUInt32LE(end);
    entries.push({
      ...entry,
      length: length === deleted ? null : length,
      offset: table.readUInt32LE(end + 4),
    });
    at = end + 8;
  }
  return entries;
}

function namesAt(bytes: Buffer, start: number): { entry: Omit<Entry, 'offset' | 'length'>; end: number } {
  const time = bytes.readUInt32LE(start);
  const sequence = bytes.readUIntLE(start + 4, 6);
  let at = start + 10;
  const vaultEnd = at + 1 + (bytes[at] as number);
  const vault = bytes.toString('latin1', at + 1, vaultEnd);
  at = vaultEnd;
  const end = at + 1 + (bytes[at] as number);
  return { entry: { vault, key: bytes.toString('latin1', at + 1, end), sequence, time }, end };
}

/** Where the whole frame that begins at `at` ends; undefined when none does. */
function frameEnd(segment: Buffer, at: number): number | undefined {
  if (at + frameHeadLength > segment.length) return undefined;
  const end = at + frameHeadLength + segment.readUInt32LE(at);
  if (end > segment.length || end === at + frameHeadLength) return undefined;
  return crc32(segment.subarray(at + frameHeadLength, end)) === segment.readUInt32LE(at + 4)
    ? end
    : undefined;
}

/**
 * The entries of an unfinished segment and where its last whole frame ends; what follows is a write that never ended.
 * @returns undefined when the bytes are no segment, or when a whole frame follows a broken one: that is damage.
 */
export function readFrames(
  segment: Buffer,
): { readonly entries: Entry[]; readonly length: number } | undefined {
  const head = segment.subarray(0, segmentHead.length);
  if (!segmentHead.subarray(0, head.length).equals(head) && head.some((byte) => byte !== 0)) return undefined;
  const entries: Entry[] = [];
  let at = segmentHead.length;
  for (let end = frameEnd(segment, at); end !== undefined; end = frameEnd(segment, at)) {
    for (let entryAt = at + frameHeadLength; entryAt < end; ) {
      const { entry, end: namesEnd } = namesAt(segment, entryAt);
      const length = segment.readUInt32LE(namesEnd);
      const value = length === deleted ? null : length;
      entries.push({ ...entry, length: value, offset: namesEnd + 4 });
      entryAt = namesEnd + 4 + sumLength + (value ?? 0);
    }
    at = end;
  }
  return hasFrameBehind(segment, at) ? undefined : { entries, length: at };
}

/** True when, behind the broken frame at `at`, the place its length points to holds a whole frame. */
function hasFrameBehind(segment: Buffer, at: number): boolean {
  if (at + frameHeadLength > segment.length) return false;
  const next = at + frameHeadLength + segment.readUInt32LE(at);
  return next < segment.length && frameEnd(segment, next) !== undefined;
}
