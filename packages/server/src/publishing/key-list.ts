// SPDX-License-Identifier: GPL-3.0-only
// Keys collected into columns that grow: some thirty bytes a key instead of an object each.
import { type ExportKeyColumns, emptyExportColumns } from '@bluezone/protocol';

const keyLength = 16;
const firstCapacity = 256;

/** A key of 16 bytes and what a file says of it; `onset` may be `noOnset`. */
export interface ListedKey {
  readonly key: Uint8Array;
  readonly start: number;
  readonly period: number;
  readonly type: number;
  readonly onset: number;
}

export class KeyList {
  #columns = emptyExportColumns(firstCapacity);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add({ key, start, period, type, onset }: ListedKey): void {
    if (this.#count === this.#columns.count) this.#columns = resized(this.#columns, 2 * this.#count);
    const { keys, starts, periods, types, onsets } = this.#columns;
    const at = this.#count++;
    keys.set(key, keyLength * at);
    starts[at] = start;
    periods[at] = period;
    types[at] = type;
    onsets[at] = onset;
  }

  /** What was added so far, not copied: adding more may or may not show in it. */
  columns(): ExportKeyColumns {
    return cut(this.#columns, this.#count);
  }
}

function resized(columns: ExportKeyColumns, count: number): ExportKeyColumns {
  const larger = emptyExportColumns(count);
  larger.keys.set(columns.keys);
  larger.starts.set(columns.starts);
  larger.periods.set(columns.periods);
  larger.types.set(columns.types);
  larger.onsets.set(columns.onsets);
  return larger;
}

function cut({ keys, starts, periods, types, onsets, risks }: ExportKeyColumns, count: number) {
  return {
    count,
    keys: keys.subarray(0, keyLength * count),
    starts: starts.subarray(0, count),
    periods: periods.subarray(0, count),
    types: types.subarray(0, count),
    onsets: onsets.subarray(0, count),
    risks: risks.subarray(0, count),
  };
}
