// SPDX-License-Identifier: GPL-3.0-only

/** A name to look bytes up by in a map: one character per byte, made several times faster than hexadecimal. */
export function byteName(bytes: Uint8Array): string {
  return Reflect.apply(String.fromCharCode, undefined, bytes);
}
