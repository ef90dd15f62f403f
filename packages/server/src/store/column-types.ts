// SPDX-License-Identifier: GPL-3.0-only
// How values come out of a database, the same from every engine.

/** Numbers of PostgreSQL's types that are not what a program wants. */
const oids = { bool: 16, bytea: 17, int8: 20, int2: 21, int4: 23, oid: 26 } as const;

/** Bytes from PostgreSQL's "\x0a0b", in memory of their own. */
function bytesOfHex(text: string): Uint8Array {
  const bytes = new Uint8Array((text.length - 2) / 2);
  Buffer.from(bytes.buffer).write(text.slice(2), 'hex');
  return bytes;
}

/** bigint as a number: nothing kept here is beyond 2^53. */
export const embeddedParsers = { [oids.int8]: Number };

const parsers = new Map<number, (text: string) => unknown>([
  [oids.bool, (text) => text === 't'],
  [oids.bytea, bytesOfHex],
  [oids.int8, Number],
  [oids.int2, Number],
  [oids.int4, Number],
  [oids.oid, Number],
]);

const asText = (text: string) => text;

/** pg's table of parsers: bytes as Uint8Array, whole numbers as number, what is not listed as text. */
export const postgresTypes = { getTypeParser: (oid: number) => parsers.get(oid) ?? asText };
