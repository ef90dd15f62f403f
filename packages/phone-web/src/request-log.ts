// SPDX-License-Identifier: GPL-3.0-only
// The proof of silence: every request that the app made, when, why and how large. Why is read from where a request goes,
// never from what is in it: a post that says something is "post" like all the posts that say nothing.
import type { Vault } from '@bluezone/phone';
import { asciiBytes, utcDayAt } from '@bluezone/protocol';

/**
 * index, export, configuration: downloads that are the same for everybody. post: the one address of all posts.
 * registration: the owner's number. town, air: the demonstration's town and its radio. app: the app's own files.
 */
export const requestReasons = [
  'index',
  'export',
  'configuration',
  'post',
  'registration',
  'town',
  'air',
  'app',
] as const;
export type RequestReason = (typeof requestReasons)[number];

export interface RequestEntry {
  /** Unix seconds by the phone's clock. */
  readonly at: number;
  readonly reason: RequestReason;
  /** Bytes of the bodies; what HTTP and TLS wrap around them is not counted. */
  readonly sent: number;
  readonly received: number;
  /** "ok", or the code of what went wrong. */
  readonly outcome: string;
}

/** What a calendar month came to (UTC), also of entries that are not kept any more. */
export interface RequestMonth {
  /** "2026-06". */
  readonly month: string;
  readonly requests: number;
  readonly sent: number;
  readonly received: number;
}

export interface RequestLog {
  /** Takes down a request; never fails, and never waits for what keeps the log. */
  record(entry: RequestEntry): void;
  /** Newest first. */
  entries(): Promise<readonly RequestEntry[]>;
  /** Newest first. */
  months(): Promise<readonly RequestMonth[]>;
  erase(): Promise<void>;
  /** Settles when what was recorded is written, or could not be. */
  written(): Promise<void>;
}

/** Days before the newest entry that are kept, as long as a phone keeps anything. */
const keptDays = 14;
/** A phone makes some hundred requests a day; in a town whose time runs fast, many more. */
const mostEntriesOfDay = 2000;
const keptMonths = 13;
const monthsKey = 'requests/months';
const dayPrefix = 'requests/day/';

/** Opens the log over a memory of its own, so that it stays what it is whatever becomes of the phone's. */
export function openRequestLog(vault: Vault): RequestLog {
  const days = new Map<number, RequestEntry[]>();
  let months: RequestMonth[] = [];
  const changed = new Set<number>();
  let writing: Promise<void> | null = null;

  const loaded = load().catch(() => undefined);

  async function load(): Promise<void> {
    const names = await vault.list(dayPrefix);
    const [known, ...rows] = await vault.read([monthsKey, ...names]);
    months = readList(known ?? null).filter(isMonth);
    names.forEach((name, i) => {
      const day = Number(name.slice(dayPrefix.length));
      days.set(day, readList(rows[i] ?? null).filter(isEntry));
    });
  }

  function take(entry: RequestEntry): void {
    const day = utcDayAt(entry.at);
    const entries = days.get(day) ?? [];
    entries.push(entry);
    if (entries.length > mostEntriesOfDay) entries.shift();
    days.set(day, entries);
    changed.add(day);
    for (const old of days.keys())
      if (old < day - keptDays) {
        days.delete(old);
        changed.add(old);
      }
    count(entry);
  }

  function count({ at, sent, received }: RequestEntry): void {
    const month = new Date(at * 1000).toISOString().slice(0, 7);
    const before = months.find((each) => each.month === month) ?? {
      month,
      requests: 0,
      sent: 0,
      received: 0,
    };
    const after = {
      month,
      requests: before.requests + 1,
      sent: before.sent + sent,
      received: before.received + received,
    };
    months = [after, ...months.filter((each) => each !== before)]
      .sort((a, b) => (a.month < b.month ? 1 : -1))
      .slice(0, keptMonths);
  }

  async function write(): Promise<void> {
    await loaded;
    while (changed.size > 0) {
      const now = [...changed];
      changed.clear();
      const rows = now.map((day) => {
        const entries = days.get(day);
        return { key: `${dayPrefix}${day}`, value: entries === undefined ? null : listBytes(entries) };
      });
      await vault.write([{ key: monthsKey, value: listBytes(months) }, ...rows]);
    }
  }

  function wantWriting(): void {
    // A log that cannot be kept goes on for as long as the page lives.
    writing ??= write()
      .catch(() => undefined)
      .finally(() => {
        writing = null;
      });
  }

  return {
    record(entry) {
      void loaded.then(() => {
        take(entry);
        wantWriting();
      });
    },
    async entries() {
      await loaded;
      return [...days.values()].flat().sort((a, b) => b.at - a.at);
    },
    async months() {
      await loaded;
      return months;
    },
    async erase() {
      await loaded;
      days.clear();
      months = [];
      changed.clear();
      await vault.erase();
    },
    async written() {
      await loaded;
      await writing;
    },
  };
}

const listBytes = (list: readonly unknown[]): Uint8Array => asciiBytes(JSON.stringify(list));

function readList(bytes: Uint8Array | null): unknown[] {
  if (bytes === null) return [];
  try {
    const list: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function isEntry(value: unknown): value is RequestEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { at, reason, sent, received, outcome } = value as Partial<RequestEntry>;
  const isKnown = requestReasons.some((each) => each === reason);
  return isKnown && isCount(at) && isCount(sent) && isCount(received) && typeof outcome === 'string';
}

function isMonth(value: unknown): value is RequestMonth {
  if (typeof value !== 'object' || value === null) return false;
  const { month, requests, sent, received } = value as Partial<RequestMonth>;
  return typeof month === 'string' && isCount(requests) && isCount(sent) && isCount(received);
}
