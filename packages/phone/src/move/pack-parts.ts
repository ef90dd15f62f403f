// SPDX-License-Identifier: GPL-3.0-only
// A pack as a sequence of parts that are small enough for a QR code, to be shown again and again and read in any order.
import { asciiBytes, ByteReader, ByteWriter, concatBytes, equalBytes, toHex } from '@bluezone/protocol';
import { sha256 } from '@noble/hashes/sha2.js';
import { type MoveResult, moveFailure } from './move-result.ts';
import { maximumPackContent } from './seal-pack.ts';

const magic = asciiBytes('BZP');
const nameLength = 8;
/** "BZP", name of the pack (8 bytes of its SHA-256), number of this part u16, number of parts u16. */
const headLength = magic.length + nameLength + 4;
const mostParts = 0xffff;

interface Part {
  readonly name: string;
  readonly index: number;
  readonly of: number;
  readonly bytes: Uint8Array;
}

/**
 * Splits a pack into parts of at most `bytesPerPart` bytes each.
 * @throws RangeError when that is less than 32, or when more than 65,535 parts would be needed
 */
export function splitPack(pack: Uint8Array, bytesPerPart: number): Uint8Array[] {
  const room = Math.floor(bytesPerPart) - headLength;
  const of = Math.ceil(pack.length / room);
  if (!(room > headLength) || of > mostParts) throw new RangeError('parts of this size are too small');
  const name = nameOf(pack);
  return Array.from({ length: of }, (_, i) =>
    new ByteWriter()
      .bytes(magic)
      .bytes(name)
      .u16(i)
      .u16(of)
      .bytes(pack.subarray(i * room, (i + 1) * room))
      .finish(),
  );
}

/** How many of the parts are there; `move.parts` when they are no parts, or not of one pack. */
export function countParts(
  parts: readonly Uint8Array[],
): MoveResult<{ readonly have: number; readonly of: number }> {
  const read = readParts(parts);
  if (!read.ok) return read;
  const { byIndex, of } = read.value;
  return { ok: true, value: { have: byIndex.size, of } };
}

/** The pack, from its parts in any order, repeated or not; null while some are missing. */
export function joinPack(parts: readonly Uint8Array[]): MoveResult<Uint8Array | null> {
  const read = readParts(parts);
  if (!read.ok) return read;
  const { byIndex, of, name } = read.value;
  if (byIndex.size < of) return { ok: true, value: null };
  const pack = concatBytes(...[...byIndex].sort((a, b) => a[0] - b[0]).map(([, bytes]) => bytes));
  if (toHex(nameOf(pack)) !== name) return moveFailure('move.parts', 'a part was read wrongly');
  return { ok: true, value: pack };
}

function readParts(parts: readonly Uint8Array[]): MoveResult<{
  readonly name: string;
  readonly of: number;
  readonly byIndex: ReadonlyMap<number, Uint8Array>;
}> {
  const byIndex = new Map<number, Uint8Array>();
  let first: Part | undefined;
  let bytes = 0;
  for (const each of parts) {
    const part = readPart(each);
    if (part === undefined) return moveFailure('move.parts', 'this is no part of a pack');
    first ??= part;
    if (part.name !== first.name || part.of !== first.of)
      return moveFailure('move.parts', 'these are parts of different packs');
    if (!byIndex.has(part.index)) bytes += part.bytes.length;
    byIndex.set(part.index, part.bytes);
    if (bytes > maximumPackContent) return moveFailure('move.too-large', 'more than a pack may hold');
  }
  return { ok: true, value: { name: first?.name ?? '', of: first?.of ?? 1, byIndex } };
}

function readPart(bytes: Uint8Array): Part | undefined {
  const reader = new ByteReader(bytes);
  const isOurs = equalBytes(reader.bytes(magic.length), magic);
  const part = {
    name: toHex(reader.bytes(nameLength)),
    index: reader.u16(),
    of: reader.u16(),
    bytes: reader.bytes(reader.remaining),
  };
  return isOurs && !reader.truncated && part.index < part.of ? part : undefined;
}

const nameOf = (pack: Uint8Array): Uint8Array => sha256(pack).slice(0, nameLength);
