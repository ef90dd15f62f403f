// SPDX-License-Identifier: GPL-3.0-only
// Writing many keys: columns in, order as numbers, bytes out, no object per key. A publication may hold a million.
import { type ExportKey, type ExportKeyColumns, noOnset } from './export-keys.ts';
import { intervalsPerDay } from './time.ts';

const keyLength = 16;

/** Columns for `count` keys, all zero. */
export function emptyExportColumns(count: number): ExportKeyColumns {
  return {
    count,
    keys: new Uint8Array(keyLength * count),
    starts: new Uint32Array(count),
    periods: new Uint16Array(count),
    types: new Uint8Array(count),
    onsets: new Int8Array(count),
    risks: new Uint8Array(count),
  };
}

/** Keys as columns, in the same order. */
export function exportColumnsOf(keys: readonly ExportKey[]): ExportKeyColumns {
  const columns = emptyExportColumns(keys.length);
  keys.forEach(({ key, start, period, reportType, daysSinceOnset, transmissionRisk }, i) => {
    columns.keys.set(key, keyLength * i);
    columns.starts[i] = start;
    columns.periods[i] = period;
    columns.types[i] = reportType;
    columns.onsets[i] = daysSinceOnset ?? noOnset;
    columns.risks[i] = transmissionRisk ?? 0;
  });
  return columns;
}

/** The keys at the given places, in the order of the places. */
export function pickExportKeys(columns: ExportKeyColumns, places: Uint32Array): ExportKeyColumns {
  const picked = emptyExportColumns(places.length);
  places.forEach((from, to) => {
    picked.keys.set(columns.keys.subarray(keyLength * from, keyLength * from + keyLength), keyLength * to);
    picked.starts[to] = columns.starts[from] as number;
    picked.periods[to] = columns.periods[from] as number;
    picked.types[to] = columns.types[from] as number;
    picked.onsets[to] = columns.onsets[from] as number;
    picked.risks[to] = columns.risks[from] as number;
  });
  return picked;
}

/** Order of the keys at two places by their bytes: negative, zero or positive. */
export function compareKeysAt(keys: Uint8Array, a: number, b: number): number {
  for (let i = 0; i < keyLength; i++) {
    const difference = (keys[keyLength * a + i] as number) - (keys[keyLength * b + i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Which half of a 64-bit number in memory is the higher one. */
const highHalf = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

/** Places of keys (16 × count bytes) by their bytes; equal keys in the order of their places. */
export function orderOfKeys(keys: Uint8Array, count: number): Uint32Array {
  // The first four bytes and the place as one number, which the platform sorts by itself.
  const numbers = new BigUint64Array(count);
  const halves = new Uint32Array(numbers.buffer);
  for (let i = 0, at = 0; i < count; i++, at += keyLength) {
    halves[2 * i + highHalf] =
      ((keys[at] as number) << 24) |
      ((keys[at + 1] as number) << 16) |
      ((keys[at + 2] as number) << 8) |
      (keys[at + 3] as number);
    halves[2 * i + 1 - highHalf] = i;
  }
  numbers.sort();
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = halves[2 * i + 1 - highHalf] as number;
  for (let from = 0; from < count; ) {
    let to = from + 1;
    while (to < count && halves[2 * to + highHalf] === halves[2 * from + highHalf]) to++;
    if (to > from + 1) order.subarray(from, to).sort((a, b) => compareKeysAt(keys, a, b) || a - b);
    from = to;
  }
  return order;
}

interface Group {
  readonly place: number;
  size: number;
  /** Where the next of its keys goes. */
  next: number;
}

/** Groups of equal metadata, and the group of every key. */
function groupsOf({ count, starts, periods, types, onsets }: ExportKeyColumns) {
  const groups: Group[] = [];
  const numbers = new Map<number, Map<number, number>>();
  const of = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const rest = ((periods[i] as number) << 16) | ((types[i] as number) << 8) | ((onsets[i] as number) + 128);
    let sameStart = numbers.get(starts[i] as number);
    if (sameStart === undefined) {
      sameStart = new Map();
      numbers.set(starts[i] as number, sameStart);
    }
    let number = sameStart.get(rest);
    if (number === undefined) {
      number = groups.length;
      sameStart.set(rest, number);
      groups.push({ place: i, size: 0, next: 0 });
    }
    (groups[number] as Group).size++;
    of[i] = number;
  }
  return { groups, of };
}

/** Places of the keys in the order of a file: that of `sortExportKeys`. */
export function orderOfExport(columns: ExportKeyColumns): Uint32Array {
  const { count, keys, starts, periods, types, onsets } = columns;
  const { groups, of } = groupsOf(columns);
  const by = (column: ArrayLike<number>, a: Group, b: Group) =>
    (column[a.place] as number) - (column[b.place] as number);
  const ordered = groups.toSorted(
    (a, b) => by(starts, a, b) || by(periods, a, b) || by(types, a, b) || by(onsets, a, b),
  );
  let next = 0;
  for (const group of ordered) {
    group.next = next;
    next += group.size;
  }
  const order = new Uint32Array(count);
  for (const place of orderOfKeys(keys, count)) {
    const group = groups[of[place] as number] as Group;
    order[group.next++] = place;
  }
  return order;
}

/** Longest field of a key: its head, key, start, period, type and onset. */
const longestField = 2 + 18 + 6 + 3 + 3 + 3;

function putVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value;
  let to = at;
  while (rest >= 128) {
    bytes[to++] = (rest % 128) | 0x80;
    rest = Math.floor(rest / 128);
  }
  bytes[to++] = rest;
  return to;
}

/** What `writeExportKey` writes of every key, each as field `field` (7 or 8) of an export, one after another. */
export function writeExportKeys(columns: ExportKeyColumns, field: number): Uint8Array {
  const { count, keys, starts, periods, types, onsets } = columns;
  const bytes = new Uint8Array(longestField * count);
  let at = 0;
  for (let i = 0; i < count; i++) {
    bytes[at] = 8 * field + 2;
    const lengthAt = at + 1;
    at += 2;
    bytes[at++] = 8 * 1 + 2;
    bytes[at++] = keyLength;
    for (let k = keyLength * i; k < keyLength * (i + 1); k++) bytes[at++] = keys[k] as number;
    bytes[at++] = 8 * 3;
    at = putVarint(bytes, at, starts[i] as number);
    const period = periods[i] as number;
    if (period !== intervalsPerDay) {
      bytes[at++] = 8 * 4;
      at = putVarint(bytes, at, period);
    }
    bytes[at++] = 8 * 5;
    at = putVarint(bytes, at, types[i] as number);
    const onset = onsets[i] as number;
    if (onset !== noOnset) {
      bytes[at++] = 8 * 6;
      at = putVarint(bytes, at, onset >= 0 ? onset * 2 : -onset * 2 - 1);
    }
    bytes[lengthAt] = at - lengthAt - 1;
  }
  return bytes.subarray(0, at);
}
