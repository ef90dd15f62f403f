// SPDX-License-Identifier: GPL-3.0-only
// The heard log, encoded, by the hour. It stays in the vault: between two acts the memory knows only which hours there
// are, and during one what the act changed of them.
import {
  concatBytes,
  decodeHeardEntries,
  type HeardEntry,
  heardEntryEnd,
  heardIntervalAt,
  utcDayOfInterval,
} from '@bluezone/protocol';
import type { Vault, VaultChange } from '../ports.ts';

const prefix = 'heard/';
/** Heard entries are stored by the hour of the phone's own interval, so that one scan rewrites little; days are whole hours. */
const intervalsPerChunk = 6;
/** How many hours are read at once while the log is opened. */
const chunksPerReading = 24;
/** A log of this size is read in one go; one that somebody filled, in several. */
const bytesPerReading = 8 * 1024 * 1024;

/** What is remembered of one hour of the log. */
interface ChunkFacts {
  readonly bytes: number;
  readonly entries: number;
  /** First and last interval of its entries. */
  readonly first: number;
  readonly last: number;
}

/** The hour an interval is stored with. */
export function chunkOfInterval(interval: number): number {
  return Math.floor(interval / intervalsPerChunk);
}

/** The hour of encoded entries, of which there is at least one. */
export function chunkOfRow(row: Uint8Array): number {
  return chunkOfInterval(heardIntervalAt(row, 0));
}

export class HeardLog {
  readonly #vault: Vault;
  readonly #chunks = new Map<number, ChunkFacts>();
  readonly #changed = new Map<number, Uint8Array>();
  /** No entry of the log lies outside first ≤ interval ≤ last; they may be wider than it. */
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  private constructor(vault: Vault) {
    this.#vault = vault;
  }

  /** Looks through the whole log once; undefined when a row of it is damaged. */
  static async open(vault: Vault): Promise<HeardLog | undefined> {
    const log = new HeardLog(vault);
    const names = await vault.list(prefix);
    for (let i = 0; i < names.length; i += chunksPerReading) {
      const some = names.slice(i, i + chunksPerReading);
      const rows = await vault.read(some);
      for (const [k, name] of some.entries()) {
        const chunk = Number(name.slice(prefix.length));
        const facts = factsOf(chunk, rows[k] ?? new Uint8Array(0));
        if (facts === undefined) return undefined;
        log.#remember(chunk, facts);
      }
    }
    return log;
  }

  /** Number of entries in the log. */
  get count(): number {
    let count = 0;
    for (const { entries } of this.#chunks.values()) count += entries;
    return count;
  }

  /** Bytes of all entries. */
  get bytes(): number {
    let bytes = 0;
    for (const facts of this.#chunks.values()) bytes += facts.bytes;
    return bytes;
  }

  /** Bytes of the hours that have a part in first ≤ interval < end: they change when what is in them does. */
  bytesWithin(first: number, end: number): number {
    let bytes = 0;
    for (let chunk = chunkOfInterval(first); chunk <= chunkOfInterval(end - 1); chunk++)
      bytes += this.#chunks.get(chunk)?.bytes ?? 0;
    return bytes;
  }

  /** Interval of the oldest entry; null in an empty log. */
  get firstInterval(): number | null {
    let first: number | null = null;
    for (const facts of this.#chunks.values()) first = Math.min(first ?? facts.first, facts.first);
    return first;
  }

  /** The encoded entries of one hour; empty when there are none. */
  async row(chunk: number): Promise<Uint8Array> {
    if (!this.#chunks.has(chunk)) return new Uint8Array(0);
    return this.#changed.get(chunk) ?? ((await this.#read([chunk]))[0] as Uint8Array);
  }

  /** Replaces the encoded entries of one hour. @throws RangeError when they are not entries of that hour. */
  setRow(chunk: number, row: Uint8Array): void {
    this.#changed.set(chunk, row);
    if (row.length === 0) {
      this.#chunks.delete(chunk);
      return;
    }
    const facts = factsOf(chunk, row);
    if (facts === undefined) throw new RangeError('not the entries of this hour');
    this.#remember(chunk, facts);
  }

  /**
   * Encoded entries, by the hour in the order of time, in parts small enough to be held in memory.
   * @param days the UTC days that are asked for, all when left out.
   */
  async *rows(days?: ReadonlySet<number>): AsyncGenerator<Uint8Array[]> {
    let part: number[] = [];
    let bytes = 0;
    for (const [chunk, facts] of [...this.#chunks].sort((a, b) => a[0] - b[0])) {
      if (days?.has(utcDayOfInterval(facts.first)) === false) continue;
      if (part.length > 0 && bytes + facts.bytes > bytesPerReading) {
        yield await this.#read(part);
        part = [];
        bytes = 0;
      }
      part.push(chunk);
      bytes += facts.bytes;
    }
    if (part.length > 0) yield await this.#read(part);
  }

  /** Every entry, decoded, by the hour in the order of time: for what an owner asks for, not for every waking. */
  async entries(): Promise<HeardEntry[]> {
    const entries: HeardEntry[] = [];
    for await (const rows of this.rows())
      for (const row of rows) {
        const decoded = decodeHeardEntries(row);
        if (!decoded.ok) throw damaged();
        for (const entry of decoded.value) entries.push(entry);
      }
    return entries;
  }

  /** Forgets every entry outside first ≤ interval < end. */
  async forgetOutside(first: number, end: number): Promise<void> {
    if (this.#first >= first && this.#last < end) return;
    const crossing: number[] = [];
    for (const [chunk, facts] of this.#chunks)
      if (facts.first < first || facts.last >= end) crossing.push(chunk);
    const isGone = (chunk: number) => {
      const facts = this.#chunks.get(chunk) as ChunkFacts;
      return facts.last < first || facts.first >= end;
    };
    for (const chunk of crossing)
      this.setRow(
        chunk,
        isGone(chunk) ? new Uint8Array(0) : entriesWithin(await this.row(chunk), first, end),
      );
    this.#first = Math.max(this.#first, first);
    this.#last = Math.min(this.#last, end - 1);
  }

  /** The rows to be written. */
  changes(): VaultChange[] {
    return [...this.#changed].map(([chunk, row]) => ({
      key: `${prefix}${chunk}`,
      value: row.length === 0 ? null : row,
    }));
  }

  /** Takes note that the changes are in the vault. */
  written(): void {
    this.#changed.clear();
  }

  /** Forgets everything: the vault was erased. */
  clear(): void {
    this.#chunks.clear();
    this.#changed.clear();
  }

  #remember(chunk: number, facts: ChunkFacts): void {
    this.#chunks.set(chunk, facts);
    this.#first = Math.min(this.#first, facts.first);
    this.#last = Math.max(this.#last, facts.last);
  }

  /** The rows of hours that are in the log; what is in the vault is overruled by what was changed since. */
  async #read(chunks: readonly number[]): Promise<Uint8Array[]> {
    const stored = await this.#vault.read(chunks.map((chunk) => `${prefix}${chunk}`));
    return chunks.map((chunk, i) => {
      const row = this.#changed.get(chunk) ?? stored[i];
      if (!row || row.length !== this.#chunks.get(chunk)?.bytes) throw damaged();
      return row;
    });
  }
}

/** The vault no longer gives what it held when the log was opened. */
function damaged(): Error {
  return new Error('store.unavailable: the heard log of this phone is damaged');
}

/** undefined unless the row holds whole entries of that hour, one at least. */
function factsOf(chunk: number, row: Uint8Array): ChunkFacts | undefined {
  let [entries, first, last] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < row.length; entries++) {
    const end = heardEntryEnd(row, at);
    if (end < 0) return undefined;
    const interval = heardIntervalAt(row, at);
    if (chunkOfInterval(interval) !== chunk) return undefined;
    first = Math.min(first, interval);
    last = Math.max(last, interval);
    at = end;
  }
  return entries === 0 ? undefined : { bytes: row.length, entries, first, last };
}

function entriesWithin(row: Uint8Array, first: number, end: number): Uint8Array {
  const kept: Uint8Array[] = [];
  for (let at = 0; at < row.length; ) {
    const next = heardEntryEnd(row, at);
    const interval = heardIntervalAt(row, at);
    if (interval >= first && interval < end) kept.push(row.subarray(at, next));
    at = next;
  }
  return concatBytes(...kept);
}
