// SPDX-License-Identifier: GPL-3.0-only
// The inside of a backup: frames of type u8 | length u32 | content.
//   1 contents  JSON: what follows
//   2 rows      table u16 (place in the contents) | rows as in row-bytes.ts
//   3 table     JSON: a table's rows have ended; how many there were, their sum, the next numbers
//   4 file      length of the name u16 | name | bytes of a published file
//   5 end       JSON: how many files there were
import { refuseBackup } from './store-refusal.ts';
import type { TableShape } from './table-shape.ts';

export const frameTypes = { contents: 1, rows: 2, table: 3, file: 4, end: 5 } as const;
const headLength = 5;
const longestFrame = 1 << 30;

/** What a backup says first. */
export interface BackupContents {
  readonly format: 1;
  /** Migrations that the database had seen. */
  readonly migrations: readonly string[];
  readonly tables: readonly TableShape[];
}

export interface TableEnd {
  readonly table: number;
  /** As `RowSum.text()`. */
  readonly sum: string;
  readonly nextNumbers: Readonly<Record<string, number>>;
}

export interface BackupEnd {
  readonly files: number;
}

export interface Frame {
  readonly type: number;
  readonly content: Buffer;
}

/** A frame as bytes. */
function encodeFrame(type: number, ...parts: readonly Uint8Array[]): Buffer {
  const head = Buffer.alloc(headLength);
  head.writeUInt8(type);
  head.writeUInt32LE(
    parts.reduce((sum, part) => sum + part.length, 0),
    1,
  );
  return Buffer.concat([head, ...parts]);
}

export const encodeJsonFrame = (type: number, value: BackupContents | TableEnd | BackupEnd): Buffer =>
  encodeFrame(type, Buffer.from(JSON.stringify(value)));

/** Rows of one table. */
export function encodeRowsFrame(table: number, rows: readonly Buffer[]): Buffer {
  const place = Buffer.alloc(2);
  place.writeUInt16LE(table);
  return encodeFrame(frameTypes.rows, place, ...rows);
}

export function encodeFileFrame(name: string, bytes: Uint8Array): Buffer {
  const text = Buffer.from(name);
  const length = Buffer.alloc(2);
  length.writeUInt16LE(text.length);
  return encodeFrame(frameTypes.file, length, text, bytes);
}

export function decodeFileFrame(content: Buffer): { name: string; bytes: Uint8Array } {
  const length = content.readUInt16LE();
  return {
    name: content.subarray(2, 2 + length).toString('utf8'),
    bytes: new Uint8Array(content.subarray(2 + length)),
  };
}

/** Frames out of chunks. */
export async function* readFrames(chunks: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let waiting: Buffer[] = [];
  let length = 0;
  let wanted = headLength;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    length += chunk.length;
    if (length < wanted) continue;
    const all = Buffer.concat(waiting);
    let at = 0;
    wanted = headLength;
    while (all.length - at >= headLength) {
      const size = all.readUInt32LE(at + 1);
      if (size > longestFrame) throw refuseBackup('the backup holds a part that is too large');
      if (all.length - at < headLength + size) {
        wanted = headLength + size;
        break;
      }
      yield { type: all.readUInt8(at), content: all.subarray(at + headLength, at + headLength + size) };
      at += headLength + size;
    }
    waiting = [all.subarray(at)];
    length = all.length - at;
  }
  if (length > 0) throw refuseBackup('the backup ends in the middle of a part');
}
