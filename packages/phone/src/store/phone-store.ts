// SPDX-License-Identifier: GPL-3.0-only
// The phone's memory while it is awake: read once from the vault, changed in place, written back in one atomic step at
// the end of every act. If the act fails, nothing of it was written.
import {
  type Configuration,
  decodeHeardEntries,
  defaultConfiguration,
  encodeHeardEntries,
  fail,
  type HeardEntry,
  ok,
  parseConfiguration,
  type Result,
  utf8Bytes,
  utf8Text,
} from '@bluezone/protocol';
import * as v from 'valibot';
import type { Vault, VaultChange } from '../ports.ts';
import { decodeEvidence, type Evidence, encodeEvidence } from './evidence.ts';
import { decodeOwnKeys, encodeOwnKeys, type OwnKey, ownKeyDay } from './own-key.ts';
import { newPhoneState, type PhoneState, phoneState } from './phone-state.ts';

const stateKey = 'state';
const evidenceKey = 'evidence';
const configurationKey = 'configuration';
/** Heard entries are stored by the hour of the phone's own interval, so that one scan rewrites little. */
const intervalsPerChunk = 6;

export class PhoneStore {
  state: PhoneState;
  configuration: Configuration = defaultConfiguration;
  evidence: readonly Evidence[] = [];
  readonly #vault: Vault;
  readonly #keys = new Map<number, OwnKey[]>();
  readonly #heard = new Map<number, HeardEntry[]>();
  readonly #scans = new Map<number, Uint8Array>();
  readonly #pending = new Map<string, Uint8Array | null>();
  readonly #changedChunks = new Set<number>();
  #heardVersion = 0;

  private constructor(vault: Vault, state: PhoneState) {
    this.#vault = vault;
    this.state = state;
  }

  /** Reads the vault, or begins a new state in an empty one; `store.unavailable` when what is there is damaged. */
  static async open(vault: Vault, now: number): Promise<Result<PhoneStore>> {
    const [stateBytes, evidenceBytes, configurationBytes] = await vault.read([
      stateKey,
      evidenceKey,
      configurationKey,
    ]);
    const state = stateBytes ? parseState(stateBytes) : newPhoneState(now);
    if (state === null) return fail('store.unavailable', 'the stored state of this phone is damaged');
    const store = new PhoneStore(vault, state);
    if (evidenceBytes) {
      const evidence = decodeEvidence(evidenceBytes);
      if (!evidence.ok) return fail('store.unavailable', 'the stored evidence of this phone is damaged');
      store.evidence = evidence.value;
    }
    if (configurationBytes) {
      const configuration = parseConfiguration(configurationBytes);
      if (configuration.ok) store.configuration = configuration.value;
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

  /** Changes whenever the heard log does. */
  get heardVersion(): number {
    return this.#heardVersion;
  }

  heardEntries(): HeardEntry[] {
    return [...this.#heard.keys()].sort((a, b) => a - b).flatMap((chunk) => this.#heard.get(chunk) ?? []);
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
    this.#heardVersion++;
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

  async waiting(name: string): Promise<Uint8Array | null> {
    const key = `waiting/${name}`;
    return this.#pending.get(key) ?? (await this.#vault.read([key]))[0] ?? null;
  }

  /** Forgets everything that belongs to intervals before `interval`. */
  forgetBefore(interval: number): void {
    const utcDay = Math.floor(interval / 144);
    for (const day of this.#keys.keys()) if (day < utcDay) this.#drop(this.#keys, 'key/', day);
    for (const day of this.#scans.keys()) if (day < utcDay) this.#drop(this.#scans, 'scans/', day);
    for (const [chunk, entries] of this.#heard) {
      if (chunk * intervalsPerChunk >= interval) continue;
      const kept = entries.filter((entry) => entry.interval >= interval);
      if (kept.length === entries.length) continue;
      this.#heardVersion++;
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
    const changes: VaultChange[] = [...this.#pending].map(([key, value]) => ({ key, value }));
    changes.push({ key: stateKey, value: utf8Bytes(JSON.stringify(this.state)) });
    await this.#vault.write(changes);
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
    this.evidence = [];
    this.#heardVersion++;
    this.state = { ...newPhoneState(now), sunset: true };
    await this.commit();
  }
}

function parseState(bytes: Uint8Array): PhoneState | null {
  const text = utf8Text(bytes);
  if (text === undefined) return null;
  try {
    const parsed = v.safeParse(phoneState, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
