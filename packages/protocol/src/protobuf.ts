// SPDX-License-Identifier: GPL-3.0-only
// The little of Protocol Buffers (wire types 0, 1, 2, 5) that export files need. The reader never throws and never
// reads past its end: a fault ends the iteration and is remembered.
import { ByteWriter } from './bytes.ts';

/** One field as read: a number for varints and 32-bit values, a bigint for 64-bit ones, bytes for delimited ones. */
export type ProtoField =
  | { readonly field: number; readonly type: 'varint'; readonly value: number }
  | { readonly field: number; readonly type: 'fixed64'; readonly value: bigint }
  | { readonly field: number; readonly type: 'fixed32'; readonly value: number }
  | { readonly field: number; readonly type: 'bytes'; readonly value: Uint8Array };

export class ProtoReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #broken = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** True when the bytes were not a well-formed message. */
  get broken(): boolean {
    return this.#broken;
  }

  /** The next field, or undefined at the end or at a fault. Bytes are views, not copies. */
  next(): ProtoField | undefined {
    if (this.#broken || this.#at >= this.#bytes.length) return undefined;
    const tag = this.#varint();
    const field = Math.floor(tag / 8);
    const wireType = tag % 8;
    if (this.#broken || field < 1) return this.#fault();
    if (wireType === 0) {
      const value = this.#varint();
      return this.#broken ? undefined : { field, type: 'varint', value };
    }
    if (wireType === 1) {
      const low = this.#fixed32();
      const high = this.#fixed32();
      if (this.#broken) return undefined;
      return { field, type: 'fixed64', value: BigInt(low) | (BigInt(high) << 32n) };
    }
    if (wireType === 2) {
      const length = this.#varint();
      if (this.#broken || length > this.#bytes.length - this.#at) return this.#fault();
      const value = this.#bytes.subarray(this.#at, this.#at + length);
      this.#at += length;
      return { field, type: 'bytes', value };
    }
    if (wireType === 5) {
      const value = this.#fixed32();
      return this.#broken ? undefined : { field, type: 'fixed32', value };
    }
    return this.#fault();
  }

  #fault(): undefined {
    this.#broken = true;
    return undefined;
  }

  #fixed32(): number {
    if (this.#at + 4 > this.#bytes.length) {
      this.#broken = true;
      return 0;
    }
    let value = 0;
    for (let i = 3; i >= 0; i--) value = value * 256 + (this.#bytes[this.#at + i] as number);
    this.#at += 4;
    return value;
  }

  /** Up to ten bytes; values over 2^53 lose their low bits, which no field of ours uses. */
  #varint(): number {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 10; i++) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) break;
      this.#at++;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
    this.#broken = true;
    return 0;
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
