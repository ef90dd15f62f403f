// SPDX-License-Identifier: GPL-3.0-only
// The phone's memory while it is awake: read once from the vault, changed in place, written back in one atomic step at
// the end of every act. If the act fails, nothing of it was written.
import {
  type Beacon,
  type Configuration,
  decodeHeardEntries,
  defaultConfiguration,
  encodeHeardEntries,
  fail,
  type HeardEntry,
  ok,
  parseConfiguration,
  type Result,
  utcDayOfInterval,
} from '@bluezone/protocol';
import type { Vault, VaultChange } from '../ports.ts';
import { decodeEvidence, type Evidence, encodeEvidence } from './evidence.ts';
import { JsonRows, jsonRowNames, readSmallFacts } from './json-rows.ts';
import { decodeOwnKeys, encodeOwnKeys, type OwnKey, ownKeyDay } from './own-key.ts';
import { type MatchedFile, newPhoneState, type PhoneState, type Share } from './phone-state.ts';

const evidenceKey = 'evidence';
const configurationKey = 'configuration';
/** Heard entries are stored by the hour of the phone's own interval, so that one scan rewrites little. */
const intervalsPerChunk = 6;

export class PhoneStore {
  state: PhoneState;
  configuration: Configuration = defaultConfiguration;
  evidence: readonly Evidence[] = [];
  /** Export files matched so far; replaced, never changed in place. */
  matchedFiles: readonly MatchedFile[];
  /** Beacons of one's own by interval, kept while they are near; memory only. */
  readonly ownBeacons = new Map<number, { readonly key: Uint8Array; readonly beacon: Beacon }>();
  /** Whether the radio was given a plan since this memory was opened. */
  hasPlannedRadio = false;
  readonly #vault: Vault;
  readonly #keys = new Map<number, OwnKey[]>();
  readonly #heard = new Map<number, HeardEntry[]>();
  readonly #scans = new Map<number, Uint8Array>();
  readonly #pending = new Map<string, Uint8Array | null>();
  readonly #changedChunks = new Set<number>();
  readonly #jsonRows = new JsonRows();

  private constructor(vault: Vault, state: PhoneState, matchedFiles: readonly MatchedFile[]) {
    this.#vault = vault;
    this.state = state;
    this.matchedFiles = matchedFiles;
  }

  /** Reads the vault, or begins a new state in an empty one; `store.unavailable` when what is there is damaged. */
  static async open(vault: Vault, now: number): Promise<Result<PhoneStore>> {
    const [evidenceBytes, configurationBytes, ...small] = await vault.read([
      evidenceKey,
      configurationKey,
      ...jsonRowNames,
    ]);
    const facts = readSmallFacts(small, now);
    if (facts === undefined) return fail('store.unavailable', 'the stored state of this phone is damaged');
    const store = new PhoneStore(vault, facts.state, facts.matchedFiles);
    if (evidenceBytes) {
      const evidence = decodeEvidence(evidenceBytes);
      if (!evidence.ok) return fail('store.unavailable', 'the stored evidence of this phone is damaged');
      store.evidence = evidence.value;
    }
    if (configurationBytes) {
      const configuration = parseConfiguration(configurationBytes);
      if (configuration.ok) store.configuration = configuration.value;
      else store.state.configurationHash = null;
    }
    return store.#loadRows();
  }

  async #loadRows(): Promise<Result<PhoneStore>> {
    for (const prefix of ['key/', 'heard/', 'scans/'] as const) {
      const names = await this.#vault.list(prefix);
      const values = await this.#vault.read(names);
      for (const [i, name] of names.entries()) {
        const value = values[i];
        if (value && !this.#loadRow(prefix, Number(name.slice(prefix.length)), value))
          return fail('store.unavailable', `the stored rows ${prefix} of this phone are damaged`);
      }
    }
    return ok(this);
  }

  #loadRow(prefix: 'key/' | 'heard/' | 'scans/', number: number, value: Uint8Array): boolean {
    if (prefix === 'scans/') this.#scans.set(number, value);
    else if (prefix === 'key/') {
      const keys = decodeOwnKeys(value);
      if (!keys.ok) return false;
      this.#keys.set(number, keys.value);
    } else {
      const entries = decodeHeardEntries(value);
      if (!entries.ok) return false;
      this.#heard.set(number, entries.value);
    }
    return true;
  }

  /** One's own keys, ascending by start. */
  ownKeys(): OwnKey[] {
    return [...this.#keys.values()].flat().sort((a, b) => a.start - b.start);
  }

  ownKeysOfDay(utcDay: number): readonly OwnKey[] {
    return this.#keys.get(utcDay) ?? [];
  }

  setOwnKeysOfDay(utcDay: number, keys: readonly OwnKey[]): void {
    if (keys.some((key) => ownKeyDay(key) !== utcDay)) throw new RangeError('key of another day');
    this.#keys.set(utcDay, [...keys]);
    this.#pending.set(`key/${utcDay}`, encodeOwnKeys(keys));
  }

  heardEntries(): HeardEntry[] {
    return [...this.#heard.keys()].sort((a, b) => a - b).flatMap((chunk) => this.#heard.get(chunk) ?? []);
  }

  /** Number of entries in the log. */
  get heardCount(): number {
    let count = 0;
    for (const chunk of this.#heard.values()) count += chunk.length;
    return count;
  }

  heardInInterval(interval: number): HeardEntry[] {
    const chunk = this.#heard.get(Math.floor(interval / intervalsPerChunk)) ?? [];
    return chunk.filter((entry) => entry.interval === interval);
  }

  /** Replaces the entries of one interval. */
  setHeardInInterval(interval: number, entries: readonly HeardEntry[]): void {
    const number = Math.floor(interval / intervalsPerChunk);
    const others = (this.#heard.get(number) ?? []).filter((entry) => entry.interval !== interval);
    this.#heard.set(number, [...others, ...entries]);
    this.#changedChunks.add(number);
  }

  /** Scans per interval of a UTC day, 144 counts; null when none was made. */
  scansOfDay(utcDay: number): Uint8Array | null {
    return this.#scans.get(utcDay) ?? null;
  }

  countScan(utcDay: number, intervalOfDay: number): void {
    const counts = this.#scans.get(utcDay) ?? new Uint8Array(144);
    counts[intervalOfDay] = Math.min(255, (counts[intervalOfDay] ?? 0) + 1);
    this.#scans.set(utcDay, counts);
    this.#pending.set(`scans/${utcDay}`, counts);
  }

  setEvidence(evidence: readonly Evidence[]): void {
    this.evidence = evidence;
    this.#pending.set(evidenceKey, evidence.length === 0 ? null : encodeEvidence(evidence));
  }

  setConfiguration(bytes: Uint8Array, configuration: Configuration, hash: string): void {
    this.configuration = configuration;
    this.state.configurationHash = hash;
    this.#pending.set(configurationKey, bytes);
  }

  /** Bytes that wait to be sent, by name; they are read only when sent. */
  setWaiting(name: string, bytes: Uint8Array | null): void {
    this.#pending.set(`waiting/${name}`, bytes);
  }

  /** Forgets all bytes of a share that wait to be sent. */
  dropWaiting({ id, alternatives }: Pick<Share, 'id' | 'alternatives'>): void {
    for (const i of alternatives.keys()) this.setWaiting(`${id}-${i}`, null);
    this.setWaiting(`${id}-withdrawal`, null);
  }

  async waiting(name: string): Promise<Uint8Array | null> {
    const key = `waiting/${name}`;
    const pending = this.#pending.get(key);
    return pending !== undefined ? pending : ((await this.#vault.read([key]))[0] ?? null);
  }

  /** Forgets every interval outside first ≤ interval < end; keys and scan counts by the UTC day. */
  forgetOutside(first: number, end: number): void {
    const firstDay = utcDayOfInterval(first);
    const lastDay = utcDayOfInterval(end - 1);
    const isOutside = (day: number) => day < firstDay || day > lastDay;
    for (const day of this.#keys.keys()) if (isOutside(day)) this.#drop(this.#keys, 'key/', day);
    for (const day of this.#scans.keys()) if (isOutside(day)) this.#drop(this.#scans, 'scans/', day);
    for (const [chunk, entries] of this.#heard) {
      const start = chunk * intervalsPerChunk;
      if (start >= first && start + intervalsPerChunk <= end) continue;
      const kept = entries.filter((entry) => entry.interval >= first && entry.interval < end);
      if (kept.length === entries.length) continue;
      this.#heard.set(chunk, kept);
      this.#changedChunks.add(chunk);
    }
  }

  #drop(rows: Map<number, unknown>, prefix: string, number: number): void {
    rows.delete(number);
    this.#pending.set(`${prefix}${number}`, null);
  }

  /** Writes all changes since the last commit in one atomic step. */
  async commit(): Promise<void> {
    for (const chunk of this.#changedChunks) {
      const entries = this.#heard.get(chunk) ?? [];
      if (entries.length === 0) this.#drop(this.#heard, 'heard/', chunk);
      else this.#pending.set(`heard/${chunk}`, encodeHeardEntries(entries));
    }
    const rows = this.#jsonRows.changes(this);
    const changes: VaultChange[] = [...this.#pending].map(([key, value]) => ({ key, value }));
    changes.push(...rows.changes);
    if (changes.length > 0) await this.#vault.write(changes);
    rows.written();
    this.#pending.clear();
    this.#changedChunks.clear();
  }

  /** Erases the vault; only the fact of the sunset is kept, so that the phone stays stopped. */
  async eraseForSunset(now: number): Promise<void> {
    await this.#vault.erase();
    this.#keys.clear();
    this.#heard.clear();
    this.#scans.clear();
    this.#pending.clear();
    this.#changedChunks.clear();
    this.#jsonRows.clear();
    this.ownBeacons.clear();
    this.evidence = [];
    this.matchedFiles = [];
    this.state = { ...newPhoneState(now), sunset: true };
    await this.commit();
  }
}
