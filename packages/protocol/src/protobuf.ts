// SPDX-License-Identifier: GPL-3.0-only
// The little of Protocol Buffers (wire types 0, 1, 2, 5) that export files need. The reader never throws and never
// reads past its end: a fault ends the iteration and is remembered.
import { ByteWriter } from './bytes.ts';
import { ProtoCursor, wireTypes } from './proto-cursor.ts';

/** One field as read: a number for varints and 32-bit values, a bigint for 64-bit ones, bytes for delimited ones. */
export type ProtoField =
  | { readonly field: number; readonly type: 'varint'; readonly value: number }
  | { readonly field: number; readonly type: 'fixed64'; readonly value: bigint }
  | { readonly field: number; readonly type: 'fixed32'; readonly value: number }
  | { readonly field: number; readonly type: 'bytes'; readonly value: Uint8Array };

/** Reads fields as objects, for the few that are not read by the column: a {@link ProtoCursor} that hands out what it stands on. */
export class ProtoReader {
  readonly #bytes: Uint8Array;
  readonly #cursor: ProtoCursor;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#cursor = new ProtoCursor(bytes);
  }

  /** True when the bytes were not a well-formed message. */
  get broken(): boolean {
    return this.#cursor.broken;
  }

  /** The next field, or undefined at the end or at a fault. Bytes are views, not copies. */
  next(): ProtoField | undefined {
    const cursor = this.#cursor;
    if (!cursor.advance()) return undefined;
    const { field, value } = cursor;
    if (cursor.type === wireTypes.varint) return { field, type: 'varint', value };
    if (cursor.type === wireTypes.fixed32) return { field, type: 'fixed32', value };
    const bytes = this.#bytes.subarray(cursor.from, cursor.to);
    if (cursor.type === wireTypes.bytes) return { field, type: 'bytes', value: bytes };
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    return { field, type: 'fixed64', value: view.getBigUint64(0, true) };
  }
}

/** Writes fields in the order given. */
export class ProtoWriter {
  readonly #out = new ByteWriter();

  varint(field: number, value: number): this {
    return this.#varint(field * 8).#varint(value);
  }

  /** Zigzag, for sint32. */
  signed(field: number, value: number): this {
    return this.varint(field, value >= 0 ? value * 2 : -value * 2 - 1);
  }

  fixed64(field: number, value: number): this {
    this.#varint(field * 8 + 1);
    this.#out.u32(value % 0x1_0000_0000).u32(Math.floor(value / 0x1_0000_0000));
    return this;
  }

  bytes(field: number, value: Uint8Array): this {
    this.#varint(field * 8 + 2).#varint(value.length);
    this.#out.bytes(value);
    return this;
  }

  finish(): Uint8Array {
    return this.#out.finish();
  }

  #varint(value: number): this {
    let rest = value;
    while (rest >= 128) {
      this.#out.u8((rest % 128) | 0x80);
      rest = Math.floor(rest / 128);
    }
    this.#out.u8(rest);
    return this;
  }
}

/** Value of a zigzag varint. */
export function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
