// SPDX-License-Identifier: GPL-3.0-only
// The one interface that every matching engine offers: typed arrays in, candidates out. An engine may name a
// candidate that is no match, but never leaves a match out; what it names is then confirmed byte by byte.

/** Identifiers that this phone heard, as columns. An identifier may occur in several entries. */
export interface HeardColumns {
  readonly count: number;
  /** 16 bytes per entry. */
  readonly identifiers: Uint8Array;
  /** The interval (10 minutes since the Unix epoch) in which each entry was heard. */
  readonly intervals: Uint32Array;
}

/** Published daily keys, as columns. Keys whose period is not 1 to 144 match nothing. */
export interface KeyColumns {
  readonly count: number;
  /** 16 bytes per key. */
  readonly keys: Uint8Array;
  /** First interval of each key. */
  readonly starts: Uint32Array;
  /** Number of intervals of each key, 1 to 144. */
  readonly periods: Uint16Array;
}

export interface MatchOptions {
  /** How many intervals the two clocks may lie apart; a whole number from 0 to 144. */
  readonly tolerance: number;
  /** First key to expand, default 0. */
  readonly from?: number;
  /** One past the last key to expand, default all: long work is done in slices. */
  readonly to?: number;
}

/** Columns of equal length: heard entry `heardIndex` may be the identifier of key `keyIndex` at `interval`. */
export interface Candidates {
  readonly count: number;
  /** Index among all keys, also when only a slice was expanded. */
  readonly keyIndex: Uint32Array;
  /** The interval of the key, which may differ from the interval of hearing by the tolerance. */
  readonly interval: Uint32Array;
  readonly heardIndex: Uint32Array;
}

/** Work done with a prepared log so far: figures that a busy machine cannot disturb. */
export interface LogStatistics {
  /** Keys with at least one interval in need of expansion. */
  readonly expandedKeys: number;
  /** Intervals of these keys that lie within the tolerance of a heard one. */
  readonly neededIntervals: number;
  /** Rolling identifiers computed, counting also the unused places of passes that were not full. */
  readonly expandedIntervals: number;
  /** Identifiers whose prefix passed the filter. */
  readonly filterHits: number;
  /** Heard entries or table slots looked at for those. */
  readonly lookupProbes: number;
}

/** A log made ready by one engine, to be used with that engine only. */
export interface PreparedLog {
  readonly heardCount: number;
  readonly statistics: LogStatistics;
}

export interface MatchEngine {
  readonly name: string;
  /**
   * Makes a log ready for any number of `find` calls; copies what it needs of the columns.
   * @param seed 32 random bits, fresh for every log and never told to anybody: it keeps chosen identifiers
   *   from crowding the table.
   */
  prepare(log: HeardColumns, seed: number): PreparedLog;
  /** Expands keys at the intervals within the tolerance of a heard one and returns what may match. */
  find(log: PreparedLog, keys: KeyColumns, options: MatchOptions): Candidates;
}

/** Most intervals in one daily key. */
export const maximumPeriod = 144;

/** @throws RangeError when a column is shorter than its count says: a bug of the caller. */
export function assertHeardColumns(log: HeardColumns): void {
  if (!Number.isSafeInteger(log.count) || log.count < 0) throw new RangeError('count must be a whole number');
  if (log.identifiers.length < 16 * log.count)
    throw new RangeError('identifiers must hold 16 bytes per entry');
  if (log.intervals.length < log.count) throw new RangeError('intervals must hold one number per entry');
}

/** @throws RangeError when a column is shorter than its count says: a bug of the caller. */
export function assertKeyColumns(keys: KeyColumns): void {
  if (!Number.isSafeInteger(keys.count) || keys.count < 0)
    throw new RangeError('count must be a whole number');
  if (keys.keys.length < 16 * keys.count) throw new RangeError('keys must hold 16 bytes per key');
  if (keys.starts.length < keys.count) throw new RangeError('starts must hold one number per key');
  if (keys.periods.length < keys.count) throw new RangeError('periods must hold one number per key');
}

/** @throws RangeError unless the tolerance is a whole number from 0 to 144. */
export function assertTolerance(tolerance: number): void {
  if (!Number.isInteger(tolerance) || tolerance < 0 || tolerance > maximumPeriod) {
    throw new RangeError(`tolerance must be a whole number of intervals from 0 to ${maximumPeriod}`);
  }
}

/** The slice of keys that the options ask for. @throws RangeError when it does not lie within the keys. */
export function keyRange(
  keys: KeyColumns,
  options: MatchOptions,
): { readonly from: number; readonly to: number } {
  const from = options.from ?? 0;
  const to = options.to ?? keys.count;
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || from > to || to > keys.count) {
    throw new RangeError('from and to must be a range within the keys');
  }
  return { from, to };
}
