// SPDX-License-Identifier: GPL-3.0-only
// The phone's memory while it is awake: read once from the vault (but for the heard log, which stays there), changed in
// place, written back in one atomic step at the end of every act. If the act fails, nothing of it was written.
import {
  type Beacon,
  type Configuration,
  defaultConfiguration,
  fail,
  ok,
  parseConfiguration,
  type Result,
  utcDayOfInterval,
} from '@bluezone/protocol';
import type { CountedDay } from '../history/count-day.ts';
import type { HeardBeacon, Vault, VaultChange } from '../ports.ts';
import { type DayTotal, decodeDayTotals, encodeDayTotals } from './day-total.ts';
import { decodeEvidence, type Evidence, encodeEvidence } from './evidence.ts';
import { HeardLog } from './heard-log.ts';
import { JsonRows, jsonRowNames, readSmallFacts } from './json-rows.ts';
import { decodeOwnKeys, encodeOwnKeys, type OwnKey, ownKeyDay } from './own-key.ts';
import { type MatchedFile, newPhoneState, type PhoneState, type Share } from './phone-state.ts';

const evidenceKey = 'evidence';
const configurationKey = 'configuration';
const totalsKey = 'totals';
const rowsByDay = ['key/', 'scans/', 'others/'] as const;
type RowsByDay = (typeof rowsByDay)[number];

/** One of the last scans: what "scan around" shows. It is never written. */
export interface RecentScan {
  readonly second: number;
  /** Devices without Bluezone. */
  readonly others: number;
  readonly heard: readonly HeardBeacon[];
}

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
  /** Whether the radio was told to stop, for a pause, since it was given a plan or this memory was opened. */
  hasStoppedRadio = false;
  /** Until when the radio scans often because its owner looks, unix seconds; memory only. */
  scansOftenUntil: number | null = null;
  /** Scans of the last ten minutes, ascending; replaced, never changed in place; memory only. */
  recentScans: readonly RecentScan[] = [];
  /** Counts of civil days, by what they were made from; memory only. */
  readonly countedDays = new Map<number, { readonly stamp: string; readonly counted: CountedDay }>();
  /** Numbers of days that are forgotten otherwise, ascending. */
  totals: readonly DayTotal[] = [];
  /** What was heard; changes of it are written by `commit` with all others. */
  readonly heard: HeardLog;
  readonly #vault: Vault;
  readonly #keys = new Map<number, OwnKey[]>();
  readonly #scans = new Map<number, Uint8Array>();
  readonly #others = new Map<number, Uint8Array>();
  readonly #pending = new Map<string, Uint8Array | null>();
  readonly #jsonRows = new JsonRows();

  private constructor(
    vault: Vault,
    heard: HeardLog,
    state: PhoneState,
    matchedFiles: readonly MatchedFile[],
  ) {
    this.#vault = vault;
    this.heard = heard;
    this.state = state;
    this.matchedFiles = matchedFiles;
  }

  /** Reads the vault, or begins a new state in an empty one; `store.unavailable` when what is there is damaged. */
  static async open(vault: Vault, now: number): Promise<Result<PhoneStore>> {
    const [evidenceBytes, configurationBytes, totalsBytes, ...small] = await vault.read([
      evidenceKey,
      configurationKey,
      totalsKey,
      ...jsonRowNames,
    ]);
    const facts = readSmallFacts(small, now);
    if (facts === undefined) return fail('store.unavailable', 'the stored state of this phone is damaged');
    const heard = await HeardLog.open(vault);
    if (heard === undefined) return fail('store.unavailable', 'the heard log of this phone is damaged');
    const store = new PhoneStore(vault, heard, facts.state, facts.matchedFiles);
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
    if (totalsBytes) store.totals = decodeDayTotals(totalsBytes) ?? [];
    return store.#loadRows();
  }

  async #loadRows(): Promise<Result<PhoneStore>> {
    for (const prefix of rowsByDay) {
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

  #loadRow(prefix: RowsByDay, day: number, value: Uint8Array): boolean {
    if (prefix !== 'key/') {
      (prefix === 'scans/' ? this.#scans : this.#others).set(day, value);
      return true;
    }
    const keys = decodeOwnKeys(value);
    if (keys.ok) this.#keys.set(day, keys.value);
    return keys.ok;
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

  /** Scans per interval of a UTC day, 144 counts; null when none was made. */
  scansOfDay(utcDay: number): Uint8Array | null {
    return this.#scans.get(utcDay) ?? null;
  }

  /** Counts scans made in one interval of a UTC day. */
  countScans(utcDay: number, intervalOfDay: number, scans: number): void {
    const counts = this.#scans.get(utcDay) ?? new Uint8Array(144);
    counts[intervalOfDay] = Math.min(255, (counts[intervalOfDay] ?? 0) + scans);
    this.#scans.set(utcDay, counts);
    this.#pending.set(`scans/${utcDay}`, counts);
  }

  /** UTC days in which scans were made, ascending. */
  scanDays(): number[] {
    return [...this.#scans.keys()].sort((a, b) => a - b);
  }

  /** UTC days in which other devices were noticed, ascending. */
  otherDays(): number[] {
    return [...this.#others.keys()].sort((a, b) => a - b);
  }

  /** The most other devices in one scan, per interval of a UTC day, 144 counts; null when there were none. */
  othersOfDay(utcDay: number): Uint8Array | null {
    return this.#others.get(utcDay) ?? null;
  }

  /** Takes note of how many other devices one scan noticed; only the most of an interval is kept. */
  noteOthers(utcDay: number, intervalOfDay: number, others: number): void {
    const counts = this.#others.get(utcDay) ?? new Uint8Array(144);
    const most = Math.min(255, others);
    if (!(most > (counts[intervalOfDay] ?? 0))) return;
    counts[intervalOfDay] = most;
    this.#others.set(utcDay, counts);
    this.#pending.set(`others/${utcDay}`, counts);
  }

  setTotals(totals: readonly DayTotal[]): void {
    this.totals = totals;
    this.#pending.set(totalsKey, totals.length === 0 ? null : encodeDayTotals(totals));
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
  async forgetOutside(first: number, end: number): Promise<void> {
    const firstDay = utcDayOfInterval(first);
    const lastDay = utcDayOfInterval(end - 1);
    const isOutside = (day: number) => day < firstDay || day > lastDay;
    for (const day of this.#keys.keys()) if (isOutside(day)) this.#drop(this.#keys, 'key/', day);
    for (const day of this.#scans.keys()) if (isOutside(day)) this.#drop(this.#scans, 'scans/', day);
    for (const day of this.#others.keys()) if (isOutside(day)) this.#drop(this.#others, 'others/', day);
    await this.heard.forgetOutside(first, end);
  }

  #drop(rows: Map<number, unknown>, prefix: RowsByDay, number: number): void {
    rows.delete(number);
    this.#pending.set(`${prefix}${number}`, null);
  }

  /** Writes all changes since the last commit in one atomic step. */
  async commit(): Promise<void> {
    const rows = this.#jsonRows.changes(this);
    const changes: VaultChange[] = [...this.#pending].map(([key, value]) => ({ key, value }));
    changes.push(...this.heard.changes(), ...rows.changes);
    if (changes.length > 0) await this.#vault.write(changes);
    rows.written();
    this.heard.written();
    this.#pending.clear();
  }

  /** Erases the vault; only the fact of the sunset is kept, so that the phone stays stopped. */
  async eraseForSunset(now: number): Promise<void> {
    await this.#eraseButFor({ ...newPhoneState(now), sunset: true });
  }

  /** Erases the vault; only the fact of the move is kept, so that the phone stays stopped. */
  async eraseForMove(now: number): Promise<void> {
    await this.#eraseButFor({ ...newPhoneState(now), movedAt: now });
  }

  async #eraseButFor(state: PhoneState): Promise<void> {
    await this.#vault.erase();
    this.#keys.clear();
    this.heard.clear();
    this.#scans.clear();
    this.#others.clear();
    this.#pending.clear();
    this.#jsonRows.clear();
    this.ownBeacons.clear();
    this.recentScans = [];
    this.countedDays.clear();
    this.evidence = [];
    this.matchedFiles = [];
    this.totals = [];
    this.state = state;
    await this.commit();
  }
}
