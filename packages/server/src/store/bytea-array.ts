// SPDX-License-Identifier: GPL-3.0-only
// Arrays of bytes in PostgreSQL's binary form: as text each byte takes two digits, and the database reads every one of them.

const byteaOid = 17;
const headLength = 20;

/** bytea[] of one dimension as `array_recv` reads it; a null element is SQL's. */
export function byteaArray(values: readonly (Uint8Array | null)[]): Buffer {
  let length = headLength;
  for (const value of values) length += 4 + (value?.length ?? 0);
  const bytes = Buffer.allocUnsafe(length);
  bytes.writeInt32BE(1, 0);
  bytes.writeInt32BE(values.includes(null) ? 1 : 0, 4);
  bytes.writeInt32BE(byteaOid, 8);
  bytes.writeInt32BE(values.length, 12);
  bytes.writeInt32BE(1, 16);
  let at = headLength;
  for (const value of values) {
    at = bytes.writeInt32BE(value?.length ?? -1, at);
    if (value === null) continue;
    bytes.set(value, at);
    at += value.length;
  }
  return bytes;
}

/** Whether a parameter is an array of bytes, with at least one element that is not null. */
export function isByteaArray(value: unknown): value is readonly (Uint8Array | null)[] {
  if (!Array.isArray(value)) return false;
  return (
    value.some((element) => element !== null) &&
    value.every((element) => element === null || element instanceof Uint8Array)
  );
}
