// SPDX-License-Identifier: GPL-3.0-only
// One file of a shelf. It is written from its beginning to its end, finished with a table of what is in it, and from then
// on only read, until its living values were copied elsewhere and it is removed.
import {
  closeSync,
  fdatasync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import {
  type Entry,
  entryLength,
  entryStart,
  frameHeadLength,
  GrowingBytes,
  putEntry,
  putLine,
  readFrames,
  readTable,
  readTrailer,
  sealFrame,
  segmentHead,
  sumLength,
  tableBytes,
  trailerLength,
} from './segment-bytes.ts';

const datasync = promisify(fdatasync);

/** fresh: what vaults write. kept: living values that were copied out of older segments. */
export type SegmentKind = 'fresh' | 'kept';

const namePattern = /^(\d{8})\.(fresh|kept)$/;

/** Number and kind of a segment from its file's name; undefined for other files. */
export function parseSegmentName(
  name: string,
): { readonly id: number; readonly kind: SegmentKind } | undefined {
  const match = namePattern.exec(name);
  return match === null ? undefined : { id: Number(match[1]), kind: match[2] as SegmentKind };
}

/** The error for a file that does not hold what was written to it. */
export function damaged(path: string): Error {
  return new Error(`The vaults are damaged: ${path} cannot be read. Restore it from a copy, or begin anew.`);
}

export class Segment {
  readonly id: number;
  readonly kind: SegmentKind;
  readonly path: string;
  /** Bytes of entries that still count. */
  liveBytes = 0;
  /** The sequence and unix second of the entry that first overruled one of these; infinite while none did. */
  staleSinceSequence = Number.POSITIVE_INFINITY;
  staleSinceTime = Number.POSITIVE_INFINITY;
  readonly #file: number;
  #written: number;
  #frame: GrowingBytes | null;
  #table: GrowingBytes | null;
  #needsSync = false;

  private constructor(id: number, kind: SegmentKind, path: string, file: number, isFinished: boolean) {
    this.id = id;
    this.kind = kind;
    this.path = path;
    this.#file = file;
    this.#written = fstatSync(file).size;
    this.#frame = isFinished ? null : new GrowingBytes();
    this.#table = isFinished ? null : new GrowingBytes();
  }

  /** Makes a new, empty segment. */
  static create(directory: string, id: number, kind: SegmentKind): Segment {
    const path = join(directory, `${String(id).padStart(8, '0')}.${kind}`);
    const segment = new Segment(id, kind, path, openSync(path, 'wx+', 0o600), false);
    segment.#append(segmentHead);
    return segment;
  }

  /**
   * Opens a segment that is there. One that was not finished is finished, without what was never wholly written, unless
   * nothing was.
   * @throws Error naming the file when it is damaged.
   */
  static open(directory: string, name: string): { segment: Segment; entries: Entry[]; wasFinished: boolean } {
    const parsed = parseSegmentName(name);
    if (parsed === undefined) throw new RangeError('not the name of a segment');
    const path = join(directory, name);
    const file = openSync(path, 'r+');
    try {
      const size = fstatSync(file).size;
      const end = Math.max(0, size - trailerLength);
      const trailer = readTrailer(readFrom(file, end, Math.min(size, trailerLength)));
      if (trailer !== undefined) {
        if (trailer.length > end) throw damaged(path);
        const entries = readTable(readFrom(file, end - trailer.length, trailer.length), trailer.sum);
        if (entries === undefined) throw damaged(path);
        return { segment: new Segment(parsed.id, parsed.kind, path, file, true), entries, wasFinished: true };
      }
      const frames = readFrames(readFrom(file, 0, size));
      if (frames === undefined) throw damaged(path);
      ftruncateSync(file, Math.min(size, frames.length));
      const segment = new Segment(parsed.id, parsed.kind, path, file, false);
      const table = segment.#table as GrowingBytes;
      for (const entry of frames.entries) putLine(table, entry);
      if (frames.entries.length > 0) segment.finish();
      return { segment, entries: frames.entries, wasFinished: false };
    } catch (error) {
      closeSync(file);
      throw error;
    }
  }

  /** Bytes of the file when all that was added is written. */
  get bytes(): number {
    return this.#written + (this.#frame?.length ?? 0);
  }

  /** Bytes that were added and not yet written. */
  get unwritten(): number {
    return this.#frame?.length ?? 0;
  }

  get isFinished(): boolean {
    return this.#frame === null;
  }

  /** Adds an entry to the frame that is written next, and gives where its value can be read at once. */
  add(entry: Omit<Entry, 'offset' | 'length'>, value: Uint8Array | null): number {
    const frame = this.#openFrame();
    const offset = this.#written + putEntry(frame, entry, value);
    putLine(this.#table as GrowingBytes, { ...entry, offset, length: value?.length ?? null });
    return offset;
  }

  /** Adds the very bytes of an entry of another segment. */
  addCopy(entry: Entry, source: Segment): number {
    const bytes = source.#entryBytes(entry);
    const { bytes: room, at } = this.#openFrame().extend(bytes.length);
    room.set(bytes, at);
    const offset = this.#written + at + (entry.offset - entryStart(entry));
    putLine(this.#table as GrowingBytes, { ...entry, offset });
    return offset;
  }

  /** Hands what was added to the operating system as one frame. */
  write(): void {
    const frame = this.#frame;
    if (frame === null || frame.length === 0) return;
    sealFrame(frame.written);
    this.#append(frame.written);
    frame.clear();
  }

  /** Writes what was added and the table; nothing can be added any more. */
  finish(): void {
    if (this.#table === null) return;
    this.write();
    this.#append(tableBytes(this.#table.written));
    this.#frame = null;
    this.#table = null;
  }

  /** Brings what was written to the disk. */
  async sync(): Promise<void> {
    if (!this.#needsSync) return;
    this.#needsSync = false;
    await datasync(this.#file);
  }

  /** A value, copied. @throws Error naming the file when it is not what was written. */
  read(offset: number, length: number): Uint8Array {
    const bytes = this.#bytesAt(offset, sumLength + length);
    if (bytes.length < sumLength + length) throw damaged(this.path);
    const value = new Uint8Array(bytes.buffer, bytes.byteOffset + sumLength, length);
    if (crc32(value) !== bytes.readUInt32LE(0)) throw damaged(this.path);
    return value;
  }

  /** The table of a finished segment. */
  entries(): Entry[] {
    const end = this.#written - trailerLength;
    const trailer = readTrailer(readFrom(this.#file, end, trailerLength));
    const table =
      trailer === undefined || trailer.length > end
        ? undefined
        : readTable(readFrom(this.#file, end - trailer.length, trailer.length), trailer.sum);
    if (table === undefined) throw damaged(this.path);
    return table;
  }

  close(): void {
    closeSync(this.#file);
  }

  /** Closes the file and takes it from its directory. */
  remove(): void {
    closeSync(this.#file);
    rmSync(this.path);
  }

  #openFrame(): GrowingBytes {
    if (this.#frame === null) throw new RangeError('this segment is finished');
    if (this.#frame.length === 0) this.#frame.extend(frameHeadLength);
    return this.#frame;
  }

  #entryBytes(entry: Entry): Buffer {
    const length = entryLength(entry.vault, entry.key, entry.length);
    const bytes = this.#bytesAt(entryStart(entry), length);
    if (bytes.length < length) throw damaged(this.path);
    const sumAt = length - sumLength - (entry.length ?? 0);
    if (entry.length !== null && crc32(bytes.subarray(sumAt + sumLength)) !== bytes.readUInt32LE(sumAt))
      throw damaged(this.path);
    return bytes;
  }

  /** A copy of bytes that were added, whether or not they were written. */
  #bytesAt(offset: number, count: number): Buffer {
    if (offset < this.#written) return readFrom(this.#file, offset, count);
    const at = offset - this.#written;
    const copy = Buffer.allocUnsafeSlow(count);
    this.#frame?.written.copy(copy, 0, at, at + count);
    return copy;
  }

  #append(bytes: Uint8Array): void {
    this.#needsSync = true;
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(this.#file, bytes, done, bytes.length - done, this.#written + done);
    }
    this.#written += bytes.length;
  }
}

/** Bytes of a file; fewer when it ends before. */
function readFrom(file: number, position: number, count: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(count);
  let done = 0;
  while (done < count) {
    const read = readSync(file, bytes, done, count - done, position + done);
    if (read === 0) break;
    done += read;
  }
  return done === count ? bytes : bytes.subarray(0, done);
}
