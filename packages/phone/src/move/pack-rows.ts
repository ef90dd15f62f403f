// SPDX-License-Identifier: GPL-3.0-only
// What is in a pack: rows as a vault has them. Only rows that belong to a phone's owner are among them; what a server signed
// is fetched and checked anew by the phone that takes over.
import { asciiBytes, asciiText, ByteReader, ByteWriter } from '@bluezone/protocol';
import { type MoveResult, moveFailure } from './move-result.ts';

export interface PackContent {
  /** Unix second. */
  readonly madeAt: number;
  readonly rows: ReadonlyMap<string, Uint8Array>;
}

const allowed =
  /^(?:state|shares|matched|evidence|totals|(?:key|scans|others|heard)\/\d{1,8}|waiting\/[0-9a-f]{16}-\d{1,3})$/;
/** A row per hour for 21 days, three per day, and the others. */
const mostRows = 2000;

/** Made at (u32), number of rows (u16), then of each: length of its name u8 | name | length u32 | value. */
export function encodePackContent({ madeAt, rows }: PackContent): Uint8Array {
  const writer = new ByteWriter().u32(madeAt).u16(rows.size);
  for (const [name, value] of rows)
    writer.u8(name.length).bytes(asciiBytes(name)).u32(value.length).bytes(value);
  return writer.finish();
}

/** `move.damaged` for anything that `encodePackContent` did not write. */
export function decodePackContent(bytes: Uint8Array): MoveResult<PackContent> {
  const reader = new ByteReader(bytes);
  const madeAt = reader.u32();
  const rows = new Map<string, Uint8Array>();
  const count = reader.u16();
  if (count > mostRows) return damaged('too many rows');
  for (let i = 0; i < count && !reader.truncated; i++) {
    const name = asciiText(reader.bytes(reader.u8()));
    const value = reader.bytes(reader.u32());
    if (reader.truncated) break;
    if (!allowed.test(name) || rows.has(name)) return damaged('a row that does not belong there');
    rows.set(name, value);
  }
  if (reader.truncated || reader.remaining > 0) return damaged('it ends too early or too late');
  return { ok: true, value: { madeAt, rows } };
}

const damaged = (what: string) => moveFailure('move.damaged', `the content of the pack is damaged: ${what}`);
