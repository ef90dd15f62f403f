// SPDX-License-Identifier: GPL-3.0-only
// Reads Protocol Buffers (wire types 0, 1, 2, 5) without an object per field: half a million keys are two million
// fields. Never throws, never reads past its end; a fault ends the reading and is remembered.

export const wireTypes = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** Stands on one field at a time. */
export class ProtoCursor {
  /** Number of the field, 1 or more. */
  field = 0;
  /** One of `wireTypes`. */
  type = 0;
  /** Value of a varint or a fixed one; above 2^53 without its low bits. */
  value = 0;
  /** Where the bytes of a delimited field, or of a 64-bit one, begin and end. */
  from = 0;
  to = 0;
  /** True when the bytes were not a well-formed message. */
  broken = false;
  readonly #bytes: Uint8Array;
  #at = 0;
  #end: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#end = bytes.length;
  }

  /** Begins anew with the message that stands between two places of the bytes. */
  enter(from: number, to: number): void {
    this.#at = from;
    this.#end = to;
    this.broken = false;
  }

  /** Goes to the next field; false at the end or at a fault. */
  advance(): boolean {
    if (this.broken || this.#at >= this.#end) return false;
    const tag = this.#varint();
    this.field = Math.floor(tag / 8);
    this.type = tag % 8;
    if (this.broken || this.field < 1) return this.#fault();
    if (this.type === wireTypes.varint) {
      this.value = this.#varint();
      return !this.broken;
    }
    if (this.type === wireTypes.bytes) {
      const length = this.#varint();
      if (this.broken || length > this.#end - this.#at) return this.#fault();
      this.from = this.#at;
      this.to = this.#at + length;
      this.#at = this.to;
      return true;
    }
    if (this.type === wireTypes.fixed32) {
      this.value = this.#fixed32();
      return !this.broken;
    }
    if (this.type === wireTypes.fixed64) {
      this.from = this.#at;
      this.to = this.#at + 8;
      const low = this.#fixed32();
      this.value = low + this.#fixed32() * 0x1_0000_0000;
      return !this.broken;
    }
    return this.#fault();
  }

  #fault(): false {
    this.broken = true;
    return false;
  }

  #fixed32(): number {
    if (this.#at + 4 > this.#end) {
      this.broken = true;
      return 0;
    }
    let value = 0;
    for (let i = 3; i >= 0; i--) value = value * 256 + (this.#bytes[this.#at + i] as number);
    this.#at += 4;
    return value;
  }

  /** Up to ten bytes. */
  #varint(): number {
    const first = this.#at < this.#end ? (this.#bytes[this.#at] as number) : 0x80;
    if (first < 0x80) {
      this.#at++;
      return first;
    }
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 10 && this.#at < this.#end; i++) {
      const byte = this.#bytes[this.#at++] as number;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
    this.broken = true;
    return 0;
  }
}
