// SPDX-License-Identifier: GPL-3.0-only
// The journal of a shelf: every write of every vault goes to the end of one file. A segment with too much in it that does
// not count any more is rewritten: what lives in it is copied elsewhere, a slice at a time, then the file is removed.
import type { VaultChange } from '@bluezone/phone';
import { chooseSegment, isFarBehind, type RewritingRules } from './choose-segment.ts';
import { damaged, Segment, type SegmentKind } from './segment.ts';
import type { Entry } from './segment-bytes.ts';
import { ShelfIndex } from './shelf-index.ts';
import { segmentNames, setMark, syncDirectory } from './shelf-mark.ts';

/** In bulk, this much is gathered before it is handed to the operating system; of a segment, copied at a time. */
const sliceBytes = 1024 * 1024;

export interface JournalOptions {
  readonly directory: string;
  /** Whether a write is on the disk before it is acknowledged. */
  readonly isDurable: boolean;
  readonly rules: RewritingRules;
  /** Unix seconds. */
  readonly clock: () => number;
}

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export class ShelfJournal {
  readonly #directory: string;
  readonly #allRules: RewritingRules;
  readonly #clock: () => number;
  readonly #segments = new Map<number, Segment>();
  readonly #index = new ShelfIndex(this.#segments);
  #fresh: Segment | null = null;
  #kept: Segment | null = null;
  #sequence = 0;
  #lastId = 0;
  #isDurable: boolean;
  #waiting: Waiter[] = [];
  #settling: Promise<void> | null = null;
  #hasNewNames = false;
  #rewriting: Promise<void> | null = null;
  /** In bulk: the rewriting under way, a slice at a time with the writes. */
  #slices: { readonly segment: Segment; readonly steps: Iterator<Segment> } | null = null;
  #mayRewrite = true;
  #isFarBehind = false;
  #fault: Error | null = null;
  #isClosed = false;

  private constructor(options: JournalOptions) {
    this.#directory = options.directory;
    this.#isDurable = options.isDurable;
    this.#allRules = options.rules;
    this.#clock = options.clock;
  }

  /** Reads the tables of all segments. @throws Error naming the file when one is damaged. */
  static async open(options: JournalOptions): Promise<ShelfJournal> {
    const journal = new ShelfJournal(options);
    try {
      journal.#load();
      if (options.isDurable) await journal.#syncAll();
    } catch (error) {
      for (const segment of journal.#segments.values()) segment.close();
      throw error;
    }
    return journal;
  }

  get figures(): { readonly segments: number; readonly bytes: number; readonly liveBytes: number } {
    let [bytes, liveBytes] = [0, 0];
    for (const segment of this.#segments.values()) {
      bytes += segment.bytes;
      liveBytes += segment.liveBytes;
    }
    return { segments: this.#segments.size, bytes, liveBytes };
  }

  keys(vault: string): readonly string[] {
    this.#assertOpen();
    return this.#index.keys(vault);
  }

  /** A value, copied; null when there is none. */
  read(vault: string, key: string): Uint8Array | null {
    this.#assertOpen();
    const place = this.#index.find(vault, key);
    if (place === undefined) return null;
    return (this.#segments.get(place.segment) as Segment).read(place.offset, place.length);
  }

  /** Writes all of the changes or none. Values are copied before this returns; it settles when they are acknowledged. */
  async write(vault: string, changes: readonly VaultChange[]): Promise<void> {
    this.#assertOpen();
    const time = Math.max(0, Math.floor(this.#clock()));
    const fresh = this.#open('fresh');
    for (const { key, value } of changes) {
      if (value === null && !this.#index.has(vault, key)) continue;
      const named = { vault, key, sequence: ++this.#sequence, time };
      const offset = fresh.add(named, value);
      this.#index.record({ ...named, offset, length: value?.length ?? null }, fresh.id);
    }
    if (this.#isDurable) {
      await this.#flush();
      if (this.#isFarBehind) await this.#rewriting;
    } else if (fresh.unwritten >= sliceBytes) this.#guard(() => this.#writeInBulk());
  }

  /** Brings everything to the disk, sets the mark, and is durable from then on. */
  async seal(phones: readonly number[]): Promise<void> {
    this.#assertOpen();
    if (this.#isDurable) return await this.#flush();
    this.#guard(() => {
      while (this.#slices !== null) this.#rewriteSlice();
      this.#writeFresh();
    });
    this.#mayRewrite = false;
    this.#isDurable = true;
    try {
      await this.#syncAll();
      setMark(this.#directory, phones);
    } catch (error) {
      throw this.#fail(error);
    }
    this.#mayRewrite = true;
  }

  /** Waits for what is under way and closes the files. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#mayRewrite = false;
    await this.#flush().catch(() => undefined);
    await this.#rewriting;
    await this.#settling;
    try {
      if (this.#fault !== null) return;
      this.#fresh?.finish();
      this.#kept?.finish();
      if (this.#isDurable) await this.#syncAll();
    } finally {
      for (const segment of this.#segments.values()) segment.close();
      this.#segments.clear();
    }
  }

  #load(): void {
    const unfinished = new Map<SegmentKind, Segment>();
    for (const name of segmentNames(this.#directory)) {
      const { segment, entries, wasFinished } = Segment.open(this.#directory, name);
      this.#segments.set(segment.id, segment);
      this.#lastId = Math.max(this.#lastId, segment.id);
      // A segment is finished and on the disk before anything is written to the next one of its kind.
      const before = unfinished.get(segment.kind);
      if (before !== undefined && entries.length > 0) throw damaged(before.path);
      if (!wasFinished && entries.length > 0) unfinished.set(segment.kind, segment);
      if (entries.length === 0) this.#remove(segment);
      for (const entry of entries) {
        this.#sequence = Math.max(this.#sequence, entry.sequence);
        this.#index.replay(entry, segment.id);
      }
    }
    this.#index.endReplay();
  }

  #open(kind: SegmentKind): Segment {
    const there = kind === 'fresh' ? this.#fresh : this.#kept;
    if (there !== null) return there;
    const segment = this.#guard(() => Segment.create(this.#directory, ++this.#lastId, kind));
    this.#hasNewNames = true;
    this.#segments.set(segment.id, segment);
    if (kind === 'fresh') this.#fresh = segment;
    else this.#kept = segment;
    return segment;
  }

  /** Settles when all writes so far are as safe as writes are. */
  async #flush(): Promise<void> {
    this.#assertSound();
    if (!this.#isDurable) {
      this.#guard(() => this.#writeFresh());
      return;
    }
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#settling ??= this.#settle();
    });
  }

  async #settle(): Promise<void> {
    // A turn later: whoever else writes in this one shares the same trip to the disk.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      try {
        this.#assertSound();
        const fresh = this.#writeFresh();
        await fresh?.sync();
        this.#syncNames();
        for (const { resolve } of group) resolve();
        this.#rewriteBeside();
      } catch (error) {
        const fault = this.#fail(error);
        for (const { reject } of group) reject(fault);
      }
    }
    this.#settling = null;
  }

  /** Hands what was added to the operating system; the segment that now has to be brought to the disk. */
  #writeFresh(): Segment | null {
    const fresh = this.#fresh;
    if (fresh === null) return null;
    fresh.write();
    const isOverdue = fresh.staleSinceTime <= this.#clock() - this.#rules.forgetAfterSeconds;
    if (fresh.bytes >= this.#rules.segmentBytes || isOverdue) {
      fresh.finish();
      this.#fresh = null;
    }
    return fresh;
  }

  #writeInBulk(): void {
    this.#writeFresh();
    this.#choose((segment) => {
      this.#slices ??= { segment, steps: this.#rewrite(segment) };
    });
    for (let i = this.#isFarBehind ? 4 : 1; i > 0 && this.#slices !== null; i--) this.#rewriteSlice();
  }

  #rewriteSlice(): void {
    if (this.#slices === null) return;
    const { segment, steps } = this.#slices;
    if (!steps.next().done) return;
    this.#remove(segment);
    this.#slices = null;
  }

  #rewriteBeside(): void {
    if (this.#rewriting !== null) return;
    this.#choose((segment) => {
      this.#rewriting = this.#rewriteDurably(segment)
        .catch((error) => void this.#fail(error))
        .finally(() => {
          this.#rewriting = null;
        });
    });
  }

  async #rewriteDurably(segment: Segment): Promise<void> {
    for (const written of this.#rewrite(segment)) await written.sync();
    // What overruled the rest of it must be on the disk before it goes.
    await this.#flush();
    this.#remove(segment);
    syncDirectory(this.#directory);
  }

  #choose(begin: (segment: Segment) => void): void {
    if (!this.#mayRewrite) return;
    const segments = [...this.#segments.values()];
    this.#isFarBehind = isFarBehind(segments, this.#rules);
    const segment = chooseSegment(segments, this.#rules, this.#clock());
    if (segment !== undefined) begin(segment);
  }

  /** Copies what lives in a segment; after each slice, the segment that it was written to. */
  *#rewrite(segment: Segment): Generator<Segment, void> {
    if (segment === this.#kept) {
      segment.finish();
      this.#kept = null;
      yield segment;
    }
    for (const entry of segment.entries()) {
      if (entry.length === null && !this.#isNeeded(entry, segment)) continue;
      if (entry.length !== null && !this.#index.isLive(entry, segment.id)) continue;
      const kept = this.#open('kept');
      const offset = kept.addCopy(entry, segment);
      if (entry.length !== null) this.#index.move(entry, kept.id, offset);
      if (kept.unwritten >= sliceBytes) yield this.#writeKept(kept);
    }
    if (this.#kept !== null) yield this.#writeKept(this.#kept);
  }

  #writeKept(kept: Segment): Segment {
    kept.write();
    if (kept.bytes >= this.#rules.segmentBytes) {
      kept.finish();
      this.#kept = null;
    }
    return kept;
  }

  /** A deletion is needed as long as another segment may hold a value that it deleted. */
  #isNeeded(deletion: Entry, segment: Segment): boolean {
    if (this.#index.has(deletion.vault, deletion.key)) return false;
    for (const other of this.#segments.values())
      if (other !== segment && other.staleSinceSequence <= deletion.sequence) return true;
    return false;
  }

  #remove(segment: Segment): void {
    this.#segments.delete(segment.id);
    segment.remove();
  }

  async #syncAll(): Promise<void> {
    for (const segment of this.#segments.values()) await segment.sync();
    syncDirectory(this.#directory);
  }

  #syncNames(): void {
    if (!this.#hasNewNames) return;
    this.#hasNewNames = false;
    syncDirectory(this.#directory);
  }

  /** In bulk nothing has to leave the disk: filling does not last, and what is not sealed is begun anew. */
  get #rules(): RewritingRules {
    return this.#isDurable
      ? this.#allRules
      : { ...this.#allRules, forgetAfterSeconds: Number.POSITIVE_INFINITY };
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new Error('these vaults are closed');
    this.#assertSound();
  }

  #assertSound(): void {
    if (this.#fault !== null) throw this.#fault;
  }

  #guard<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      throw this.#fail(error);
    }
  }

  /** What a failed write left on the disk is unknown: nothing may be written behind it. */
  #fail(error: unknown): Error {
    this.#fault ??= new Error('the vaults could not be written; open them again', { cause: error });
    return this.#fault;
  }
}
