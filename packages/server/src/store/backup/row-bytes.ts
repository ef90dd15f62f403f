// SPDX-License-Identifier: GPL-3.0-only
// A row as bytes, the same from every engine: for each column i32 length (-1: null) | value. A bytea is its bytes, every
// other value PostgreSQL's own text for it, in UTF-8.
import { createHash } from 'node:crypto';

export type RowValue = Uint8Array | string | null;

/** Bytes of a row. */
export function encodeRow(values: readonly RowValue[]): Buffer {
  const parts: Buffer[] = [];
  for (const value of values) {
    const bytes = value === null ? null : typeof value === 'string' ? Buffer.from(value) : Buffer.from(value);
    const length = Buffer.alloc(4);
    length.writeInt32LE(bytes?.length ?? -1);
    parts.push(length);
    if (bytes !== null) parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** Takes rows out of bytes; throws on bytes that are none, which a checksum has let through. */
export class RowReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** The next row. @param isBytes for each column, whether it is a bytea */
  next(isBytes: readonly boolean[]): { values: RowValue[]; bytes: Buffer } {
    const from = this.#at;
    const values = isBytes.map((raw): RowValue => {
      const length = this.#bytes.readInt32LE(this.#at);
      this.#at += 4;
      if (length < 0) return null;
      const value = this.#bytes.subarray(this.#at, this.#at + length);
      if (value.length !== length) throw new RangeError('a row ends in the middle of a value');
      this.#at += length;
      return raw ? new Uint8Array(value) : value.toString('utf8');
    });
    return { values, bytes: this.#bytes.subarray(from, this.#at) };
  }
}

/**
 * How many rows, and a sum over the SHA-256 of each that does not depend on their order: engines give rows in the order
 * they like.
 */
export class RowSum {
  readonly #lanes = new Uint32Array(8);
  rows = 0;

  add(row: Uint8Array): void {
    const hash = createHash('sha256').update(row).digest();
    for (let lane = 0; lane < 8; lane++)
      this.#lanes[lane] = (this.#lanes[lane] ?? 0) + hash.readUInt32LE(lane * 4);
    this.rows++;
  }

  /** "rows/hexadecimal sum". */
  text(): string {
    return `${this.rows}/${[...this.#lanes].map((lane) => lane.toString(16).padStart(8, '0')).join('')}`;
  }
}
