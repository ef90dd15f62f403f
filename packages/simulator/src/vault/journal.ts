// SPDX-License-Identifier: GPL-3.0-only
// The journal's bytes: "BZVAULT1", then records. A record is length u32 | CRC-32 u32 | payload, and one write to the vault
// is one record, so that it survives whole or not at all. Integers are little-endian.
import { crc32 } from 'node:zlib';
import type { VaultChange } from '@bluezone/phone';
import { asciiBytes, asciiText, ByteReader, ByteWriter, concatBytes, equalBytes } from '@bluezone/protocol';

const journalHead = asciiBytes('BZVAULT1');
const recordHeadLength = 8;
const deleted = 0xffffffff;

/** One record: count u32, then per change: key length u8 | key | value length u32 (2³² − 1 deletes) | value. */
export function encodeRecord(changes: readonly VaultChange[]): Uint8Array {
  const writer = new ByteWriter().u32(changes.length);
  for (const { key, value } of changes) {
    if (!/^[a-z0-9/-]{1,255}$/.test(key))
      throw new RangeError('a key of a vault consists of a-z, 0-9, / and -');
    writer.u8(key.length).bytes(asciiBytes(key));
    if (value === null) writer.u32(deleted);
    else writer.u32(value.length).bytes(value);
  }
  const payload = writer.finish();
  return concatBytes(new ByteWriter().u32(payload.length).u32(crc32(payload)).finish(), payload);
}

/** The record that begins at `at`; undefined when no whole one does. */
function recordAt(
  journal: Uint8Array,
  at: number,
): { readonly changes: VaultChange[]; readonly end: number } | undefined {
  const head = new ByteReader(journal.subarray(at, at + recordHeadLength));
  const length = head.u32();
  const sum = head.u32();
  const end = at + recordHeadLength + length;
  if (head.truncated || end > journal.length) return undefined;
  const payload = journal.subarray(at + recordHeadLength, end);
  if (crc32(payload) !== sum) return undefined;
  const changes = decodePayload(payload);
  return changes === undefined ? undefined : { changes, end };
}

function decodePayload(payload: Uint8Array): VaultChange[] | undefined {
  const reader = new ByteReader(payload);
  const changes: VaultChange[] = [];
  for (let left = reader.u32(); left > 0 && !reader.truncated; left--) {
    const key = asciiText(reader.bytes(reader.u8()));
    const length = reader.u32();
    changes.push({ key, value: length === deleted ? null : reader.bytes(length) });
  }
  return reader.truncated || reader.remaining > 0 ? undefined : changes;
}

export interface Replayed {
  readonly values: Map<string, Uint8Array>;
  /** Length of the journal up to the last whole record. */
  readonly length: number;
}

/**
 * Replays a journal. What follows the last whole record is a write that never ended, and is left out.
 * @returns undefined when the bytes are no journal, or when a whole record follows a broken one: that is damage, not an
 *   unfinished write, and going on would lose acknowledged writes.
 */
export function replayJournal(journal: Uint8Array): Replayed | undefined {
  if (!equalBytes(journal.subarray(0, journalHead.length), journalHead)) return undefined;
  const values = new Map<string, Uint8Array>();
  let at = journalHead.length;
  for (let record = recordAt(journal, at); record !== undefined; record = recordAt(journal, at)) {
    applyChanges(values, record.changes);
    at = record.end;
  }
  return hasRecordAfter(journal, at) ? undefined : { values, length: at };
}

/** True when, behind the broken record at `at`, the place its length points to holds a whole record. */
function hasRecordAfter(journal: Uint8Array, at: number): boolean {
  const head = new ByteReader(journal.subarray(at, at + recordHeadLength));
  const next = at + recordHeadLength + head.u32();
  return !head.truncated && next < journal.length && recordAt(journal, next) !== undefined;
}

export function applyChanges(values: Map<string, Uint8Array>, changes: readonly VaultChange[]): void {
  for (const { key, value } of changes) {
    if (value === null) values.delete(key);
    else values.set(key, value.slice());
  }
}

/** A journal of one record that holds exactly these values. */
export function snapshotOf(values: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return concatBytes(journalHead, encodeRecord([...values].map(([key, value]) => ({ key, value }))));
}
