// SPDX-License-Identifier: GPL-3.0-only
// Where each value of each vault is: all that a shelf holds in memory of it, some hundred bytes per value.
import { type Entry, entryLength } from './segment-bytes.ts';

/** What the index tells a segment about its entries. */
export interface SegmentFacts {
  readonly id: number;
  liveBytes: number;
  staleSinceSequence: number;
  staleSinceTime: number;
}

/** Where a value can be read. */
export interface ValuePlace {
  readonly segment: number;
  readonly offset: number;
  readonly length: number;
}

/** A line of the index that tells of a deletion. */
const deleted = 0xffffffff;
/** Names of values are the same in most vaults, so each is kept once; as many as this are remembered. */
const pooledNames = 8192;

export class ShelfIndex {
  readonly #vaults = new Map<string, Map<string, number>>();
  readonly #segments: ReadonlyMap<number, SegmentFacts>;
  readonly #names = new Map<string, string>();
  readonly #free: number[] = [];
  #lines = 0;
  #segment = new Uint32Array(1024);
  #offset = new Uint32Array(1024);
  #length = new Uint32Array(1024);
  #time = new Uint32Array(1024);
  #sequence = new Float64Array(1024);

  constructor(segments: ReadonlyMap<number, SegmentFacts>) {
    this.#segments = segments;
  }

  /** The keys of a vault, in no order. */
  keys(vault: string): readonly string[] {
    return [...(this.#vaults.get(vault)?.keys() ?? [])];
  }

  has(vault: string, key: string): boolean {
    return this.#vaults.get(vault)?.has(key) ?? false;
  }

  find(vault: string, key: string): ValuePlace | undefined {
    const line = this.#vaults.get(vault)?.get(key);
    if (line === undefined) return undefined;
    return {
      segment: this.#segment[line] as number,
      offset: this.#offset[line] as number,
      length: this.#length[line] as number,
    };
  }

  /** Whether a value is the one that counts, there and nowhere else. */
  isLive(entry: Entry, segment: number): boolean {
    const line = this.#vaults.get(entry.vault)?.get(entry.key);
    return (
      line !== undefined &&
      entry.length !== null &&
      this.#segment[line] === segment &&
      this.#offset[line] === entry.offset
    );
  }

  /** Takes note of an entry newer than all others. */
  record(entry: Entry, segment: number): void {
    const lines = this.#linesOf(entry.vault);
    const line = lines.get(entry.key);
    if (line !== undefined) this.#markStale(entry, line, entry);
    if (entry.length !== null) this.#put(lines, line, entry, segment);
    else if (line !== undefined) {
      lines.delete(entry.key);
      this.#free.push(line);
    }
  }

  /** Takes note that a living value was copied to another segment. */
  move(entry: Entry, segment: number, offset: number): void {
    const lines = this.#linesOf(entry.vault);
    const line = lines.get(entry.key) as number;
    const length = entryLength(entry.vault, entry.key, entry.length);
    const source = this.#segments.get(this.#segment[line] as number);
    if (source !== undefined) source.liveBytes -= length;
    this.#put(lines, line, { ...entry, offset }, segment);
  }

  /**
   * Takes note of an entry found on the disk, in whatever order. Deletions are remembered until {@link endReplay}.
   */
  replay(entry: Entry, segment: number): void {
    const lines = this.#linesOf(entry.vault);
    const line = lines.get(entry.key);
    if (line !== undefined) {
      if (entry.sequence <= (this.#sequence[line] as number)) {
        if (entry.length !== null)
          this.#tellStale(segment, this.#sequence[line] as number, this.#time[line] as number);
        return;
      }
      this.#markStale(entry, line, entry);
    }
    this.#put(lines, line, entry, segment);
  }

  /** Forgets deletions: what they deleted is not in the index. */
  endReplay(): void {
    for (const [vault, lines] of this.#vaults) {
      for (const [key, line] of lines)
        if (this.#length[line] === deleted) {
          lines.delete(key);
          this.#free.push(line);
        }
      if (lines.size === 0) this.#vaults.delete(vault);
    }
  }

  #linesOf(vault: string): Map<string, number> {
    const lines = this.#vaults.get(vault) ?? new Map<string, number>();
    if (lines.size === 0) this.#vaults.set(vault, lines);
    return lines;
  }

  #put(lines: Map<string, number>, line: number | undefined, entry: Entry, segment: number): void {
    const at = line ?? this.#free.pop() ?? this.#addLine();
    if (line === undefined) lines.set(this.#pooled(entry.key), at);
    this.#segment[at] = segment;
    this.#offset[at] = entry.offset;
    this.#length[at] = entry.length ?? deleted;
    this.#time[at] = entry.time;
    this.#sequence[at] = entry.sequence;
    const facts = this.#segments.get(segment);
    if (facts !== undefined && entry.length !== null)
      facts.liveBytes += entryLength(entry.vault, entry.key, entry.length);
  }

  /** The value of a line is overruled by an entry. */
  #markStale({ vault, key }: Entry, line: number, by: Entry): void {
    const length = this.#length[line] as number;
    const segment = this.#segment[line] as number;
    const facts = this.#segments.get(segment);
    if (facts === undefined || length === deleted) return;
    facts.liveBytes -= entryLength(vault, key, length);
    this.#tellStale(segment, by.sequence, by.time);
  }

  #tellStale(segment: number, sequence: number, time: number): void {
    const facts = this.#segments.get(segment);
    if (facts === undefined) return;
    facts.staleSinceSequence = Math.min(facts.staleSinceSequence, sequence);
    facts.staleSinceTime = Math.min(facts.staleSinceTime, time);
  }

  #pooled(name: string): string {
    const pooled = this.#names.get(name);
    if (pooled !== undefined) return pooled;
    if (this.#names.size >= pooledNames) this.#names.clear();
    this.#names.set(name, name);
    return name;
  }

  #addLine(): number {
    if (this.#lines === this.#segment.length) {
      const larger = <T extends Uint32Array | Float64Array>(old: T): T => {
        const grown = new (old.constructor as new (length: number) => T)(Math.ceil(old.length * 1.5));
        grown.set(old);
        return grown;
      };
      this.#segment = larger(this.#segment);
      this.#offset = larger(this.#offset);
      this.#length = larger(this.#length);
      this.#time = larger(this.#time);
      this.#sequence = larger(this.#sequence);
    }
    return this.#lines++;
  }
}
