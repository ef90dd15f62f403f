// SPDX-License-Identifier: GPL-3.0-only
// Who faced whom and when, in the shape every reader, statistic and replay shares.

/** Seconds of contact that one record stands for: a record at t covers [t − 20, t). */
export const RECORD_SECONDS = 20;

/**
 * Contacts of a group of people, as columns. Sorted by time, then a, then b; each (time, a, b) at most once.
 *
 * - `times`: seconds since the trace's own t = 0, ≥ 0; the record covers [t − 20, t).
 * - `a`, `b`: dense indexes of people, 0 ≤ a < b < `ids.length`.
 * - `ids`: the recording's own number of each person, ascending.
 */
export interface ContactTrace {
  readonly times: Int32Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly ids: Int32Array;
  /** People who met somebody. */
  readonly people: number;
  /** Distinct records. */
  readonly records: number;
  /** Unordered pairs that met at least once. */
  readonly pairs: number;
  /** Records of the source left out because they said the same thing again. */
  readonly repeated: number;
}

/**
 * Puts raw records into the canonical order and numbering of a {@link ContactTrace}.
 *
 * @param times seconds, ≥ 0, one per record
 * @param left  a person's own number, one per record
 * @param right the other person's own number, one per record, never equal to `left`
 */
export function arrangeContacts(times: Int32Array, left: Int32Array, right: Int32Array): ContactTrace {
  const ids = Int32Array.from(new Set([...distinct(left), ...distinct(right)])).sort();
  const indexOf = new Map<number, number>();
  ids.forEach((id, index) => {
    indexOf.set(id, index);
  });
  const low = new Int32Array(times.length);
  const high = new Int32Array(times.length);
  for (let r = 0; r < times.length; r++) {
    const i = indexOf.get(left[r] as number) as number;
    const j = indexOf.get(right[r] as number) as number;
    low[r] = Math.min(i, j);
    high[r] = Math.max(i, j);
  }
  const compare = (x: number, y: number): number =>
    (times[x] as number) - (times[y] as number) ||
    (low[x] as number) - (low[y] as number) ||
    (high[x] as number) - (high[y] as number);
  const order = Uint32Array.from(times, (_, r) => r).sort(compare);
  const kept = order.filter((r, at) => at === 0 || compare(order[at - 1] as number, r) !== 0);
  const pick = (column: Int32Array): Int32Array => Int32Array.from(kept, (r) => column[r] as number);
  const trace = { times: pick(times), a: pick(low), b: pick(high) };
  const pairKeys = Float64Array.from(trace.a, (a, r) => a * ids.length + (trace.b[r] as number));
  return {
    ...trace,
    ids,
    people: ids.length,
    records: kept.length,
    pairs: distinct(pairKeys).size,
    repeated: order.length - kept.length,
  };
}

function distinct(column: Iterable<number>): Set<number> {
  return new Set(column);
}
