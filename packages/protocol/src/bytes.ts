// SPDX-License-Identifier: GPL-3.0-only
// Bytes in and out: joining, comparing, hexadecimal, base64, UTF-8 and a cursor that never reads past its end.
// Own UTF-8 because the matching path must run where there is no TextEncoder.
import { fail, ok, type Result } from './result.ts';

/** Joins byte arrays in order. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Equal lengths and contents, in a time that does not depend on where they differ. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] as number) ^ (b[i] as number);
  return difference === 0;
}

/** True when every byte is zero. Four at a time: every post has thirty thousand of them. */
export function allZero(bytes: Uint8Array): boolean {
  const { length } = bytes;
  const first = Math.min(length, -bytes.byteOffset & 3);
  const wordCount = (length - first) >> 2;
  let found = 0;
  for (let i = 0; i < first; i++) found |= bytes[i] as number;
  if (wordCount > 0) {
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset + first, wordCount);
    for (let i = 0; i < wordCount; i++) found |= words[i] as number;
  }
  for (let i = first + 4 * wordCount; i < length; i++) found |= bytes[i] as number;
  return found === 0;
}

/** Lexicographic order of bytes: negative, zero or positive. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Bytes of a label; every character must be ASCII. */
export function asciiBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i) & 0x7f;
  return bytes;
}

/** ASCII text of bytes; bytes over 0x7f become '?'. */
export function asciiText(bytes: Uint8Array): string {
  return textOfAscii(isAscii(bytes) ? bytes : bytes.map((byte) => (byte < 0x80 ? byte : 0x3f)));
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] as number) >= 0x80) return false;
  return true;
}

function textOfAscii(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 4096)
    parts.push(Reflect.apply(String.fromCharCode, undefined, bytes.subarray(i, i + 4096)));
  return parts.join('');
}

const hexDigits = '0123456789abcdef';

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += (hexDigits[byte >> 4] as string) + (hexDigits[byte & 15] as string);
  return text;
}

/** Bytes of lower- or upper-case hexadecimal; undefined when the text is anything else. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text)) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 with padding (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const a = bytes[i] as number;
    const b = bytes[i + 1];
    const c = bytes[i + 2];
    text += base64Digits[a >> 2] as string;
    text += base64Digits[((a & 3) << 4) | ((b ?? 0) >> 4)] as string;
    text += b === undefined ? '=' : (base64Digits[((b & 15) << 2) | ((c ?? 0) >> 6)] as string);
    text += c === undefined ? '=' : (base64Digits[c & 63] as string);
  }
  return text;
}

/** Bytes of canonical padded base64; undefined for anything else, non-zero spare bits included. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let at = 0;
  for (let i = 0; i < text.length; i += 4) {
    let group = 0;
    for (let k = 0; k < 4; k++) {
      const character = text[i + k] as string;
      group = (group << 6) | (character === '=' ? 0 : base64Digits.indexOf(character));
    }
    for (let k = 0; k < 3 && at < bytes.length; k++) bytes[at++] = (group >> (16 - 8 * k)) & 0xff;
  }
  return toBase64(bytes) === text ? bytes : undefined;
}

/** UTF-8 of a string; lone surrogates become U+FFFD. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(3 * text.length);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    let point = text.charCodeAt(i);
    if (point < 0x80) {
      bytes[at++] = point;
      continue;
    }
    if (point >= 0xd800 && point <= 0xdfff) {
      const pair = text.codePointAt(i) as number;
      if (pair > 0xffff) i++;
      point = pair > 0xffff ? pair : 0xfffd;
    }
    const extra = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    bytes[at++] = ((0xff00 >> (extra + 1)) & 0xff) | (point >> (6 * extra));
    for (let k = extra - 1; k >= 0; k--) bytes[at++] = 0x80 | ((point >> (6 * k)) & 63);
  }
  return bytes.slice(0, at);
}

/** Text of well-formed UTF-8; undefined for overlong, truncated or surrogate encodings. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  if (isAscii(bytes)) return textOfAscii(bytes);
  const parts: string[] = [];
  let i = 0;
  while (i < bytes.length) {
    const first = bytes[i++] as number;
    if (first < 0x80) {
      parts.push(String.fromCharCode(first));
      continue;
    }
    const extra = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
    if (first < 0xc2 || first > 0xf4 || i + extra > bytes.length) return undefined;
    let point = first & (0x3f >> extra);
    for (let k = 0; k < extra; k++) {
      const next = bytes[i++] as number;
      if ((next & 0xc0) !== 0x80) return undefined;
      point = (point << 6) | (next & 63);
    }
    const least = extra === 1 ? 0x80 : extra === 2 ? 0x800 : 0x10000;
    if (point < least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
    parts.push(String.fromCodePoint(point));
  }
  return parts.join('');
}

/** Four little-endian bytes of a u32. */
export function u32Bytes(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, (value >>> 24) & 0xff);
}

/** Writes little-endian fields one after another into one buffer that doubles, so that millions of fields stay cheap. */
export class ByteWriter {
  #buffer = new Uint8Array(64);
  #length = 0;

  bytes(value: Uint8Array): this {
    this.#reserve(value.length);
    this.#buffer.set(value, this.#length);
    this.#length += value.length;
    return this;
  }

  u8(value: number): this {
    this.#reserve(1);
    this.#buffer[this.#length++] = value & 0xff;
    return this;
  }

  u16(value: number): this {
    return this.u8(value).u8(value >>> 8);
  }

  u32(value: number): this {
    return this.u16(value).u16(value >>> 16);
  }

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.#buffer.slice(0, this.#length);
  }

  #reserve(extra: number): void {
    const needed = this.#length + extra;
    if (needed <= this.#buffer.length) return;
    const larger = new Uint8Array(Math.max(needed, 2 * this.#buffer.length));
    larger.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = larger;
  }
}

/** Reads little-endian fields; past the end it remembers the fault and returns zeros, so parsers check once at the end. */
export class ByteReader {
  readonly #source: Uint8Array;
  #at = 0;
  #truncated = false;

  constructor(source: Uint8Array) {
    this.#source = source;
  }

  get truncated(): boolean {
    return this.#truncated;
  }

  get remaining(): number {
    return this.#source.length - this.#at;
  }

  /** The next `length` bytes, copied; shorter sources give an empty array and set `truncated`. */
  bytes(length: number): Uint8Array {
    if (length > this.remaining) {
      this.#truncated = true;
      this.#at = this.#source.length;
      return new Uint8Array(0);
    }
    const value = this.#source.slice(this.#at, this.#at + length);
    this.#at += length;
    return value;
  }

  u8(): number {
    return this.#number(1);
  }

  u16(): number {
    return this.#number(2);
  }

  u32(): number {
    return this.#number(4);
  }

  /** Success only when every byte was there and every byte was read. */
  finish<T>(value: T, code: Parameters<typeof fail>[0]): Result<T> {
    if (this.#truncated) return fail(code, 'the message ends too early');
    if (this.remaining > 0) return fail(code, `${this.remaining} bytes too many`);
    return ok(value);
  }

  #number(length: number): number {
    if (length > this.remaining) {
      this.#truncated = true;
      this.#at = this.#source.length;
      return 0;
    }
    let value = 0;
    for (let i = length - 1; i >= 0; i--) value = value * 256 + (this.#source[this.#at + i] as number);
    this.#at += length;
    return value;
  }
}
