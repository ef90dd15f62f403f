// SPDX-License-Identifier: GPL-3.0-only
import { encodeHeardEntries, type HeardEntry, heardIntervalAt } from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Vault } from '../ports.ts';
import { testPhone } from '../testing/test-phone.ts';
import { memoryVault } from '../vault/memory-vault.ts';
import { chunkOfInterval, HeardLog } from './heard-log.ts';

const hour = 490_992;

function entryOf(interval: number, scans = 1): HeardEntry {
  return {
    identifier: new Uint8Array(16).fill(interval),
    metadata: new Uint8Array(2),
    interval,
    meetingAsReporter: new Uint8Array(16),
    meetingAsClaimant: new Uint8Array(16),
    tag: new Uint8Array(12),
    scans: Array.from({ length: scans }, (_, i) => ({ second: i, strengthDbm: -60, creditedSeconds: 90 })),
  };
}

async function opened(vault: Vault): Promise<HeardLog> {
  const log = await HeardLog.open(vault);
  if (log === undefined) throw new Error('damaged');
  return log;
}

async function logOf(...intervals: number[]): Promise<{ log: HeardLog; vault: Vault }> {
  const vault = memoryVault();
  const log = await opened(vault);
  for (const chunk of new Set(intervals.map(chunkOfInterval)))
    log.setRow(
      chunk,
      encodeHeardEntries(intervals.filter((i) => chunkOfInterval(i) === chunk).map((i) => entryOf(i))),
    );
  return { log, vault };
}

async function commit(log: HeardLog, vault: Vault): Promise<void> {
  await vault.write(log.changes());
  log.written();
}

const intervalsOf = async (log: HeardLog) => (await log.entries()).map(({ interval }) => interval);

it('what an act changed is seen before it is written, and after, and after a restart', async () => {
  const first = 6 * hour;
  const { log, vault } = await logOf(first + 7, first, first + 1);
  expect(await intervalsOf(log)).toEqual([first, first + 1, first + 7]);
  expect(await vault.list('')).toEqual([]);
  await commit(log, vault);
  expect(log.changes()).toEqual([]);
  for (const each of [log, await opened(vault)]) {
    expect(each.count).toBe(3);
    expect(await intervalsOf(each)).toEqual([first, first + 1, first + 7]);
  }
});

it('forgetting keeps exactly the intervals asked for, in memory and in the vault', async () => {
  const interval = fc.integer({ min: 6 * hour, max: 6 * hour + 40 });
  await fc.assert(
    fc.asyncProperty(fc.array(interval), interval, interval, async (intervals, a, b) => {
      const { log, vault } = await logOf(...intervals);
      await commit(log, vault);
      const kept = intervals.filter((each) => each >= a && each < b).sort((x, y) => x - y);
      await log.forgetOutside(a, b);
      expect((await intervalsOf(log)).sort((x, y) => x - y)).toEqual(kept);
      await commit(log, vault);
      const again = await opened(vault);
      expect(again.count).toBe(kept.length);
      await again.forgetOutside(a, b);
      expect(again.changes()).toEqual([]);
      expect((await vault.list('heard/')).length).toBe(new Set(kept.map(chunkOfInterval)).size);
    }),
    { seed: 1, numRuns: 200 },
  );
});

it.each([
  ['a row that ends too early', `heard/${hour}`, encodeHeardEntries([entryOf(6 * hour)]).slice(1)],
  ['an entry of another hour', `heard/${hour}`, encodeHeardEntries([entryOf(6 * hour + 6)])],
  ['an empty row', `heard/${hour}`, new Uint8Array(0)],
  ['a row of no hour', 'heard/x', encodeHeardEntries([entryOf(6 * hour)])],
])('%s is damage, told when the phone opens its memory', async (_, key, value) => {
  const test = testPhone();
  await test.vault.write([{ key, value }]);
  await expect(test.phone.wake()).rejects.toThrow('store.unavailable');
});

it('a row that the vault no longer gives as it was is told, not skipped', async () => {
  const { log, vault } = await logOf(6 * hour);
  await commit(log, vault);
  await vault.write([{ key: `heard/${hour}`, value: null }]);
  await expect(log.entries()).rejects.toThrow('store.unavailable');
  await expect(log.row(hour)).rejects.toThrow('store.unavailable');
});

it('setting what are not the entries of an hour is a bug', async () => {
  const { log } = await logOf();
  expect(() => log.setRow(hour, encodeHeardEntries([entryOf(6 * hour + 6)]))).toThrow(RangeError);
});

it('a log that somebody filled is read in parts, all of it and in order', async () => {
  const { log } = await logOf();
  for (const chunk of [hour + 2, hour, hour + 1])
    log.setRow(chunk, encodeHeardEntries(Array.from({ length: 12 }, () => entryOf(6 * chunk, 65_000))));
  const parts: number[] = [];
  for await (const rows of log.rows()) parts.push(rows.length);
  expect(parts).toEqual([1, 1, 1]);
  expect(new Set(await intervalsOf(log))).toEqual(new Set([6 * hour, 6 * hour + 6, 6 * hour + 12]));
});

it('days that are not asked for are not read', async () => {
  const day = 20_000;
  const hours = [144 * day - 1, 144 * day, 144 * day + 143, 144 * day + 144];
  const { log, vault } = await logOf(...hours);
  await commit(log, vault);
  const read: string[] = [];
  const { read: readInner } = vault;
  vault.read = (keys) => {
    read.push(...keys);
    return readInner(keys);
  };
  const rows: Uint8Array[] = [];
  for await (const part of log.rows(new Set([day]))) rows.push(...part);
  expect(rows.map((row) => heardIntervalAt(row, 0))).toEqual([144 * day, 144 * day + 143]);
  expect(read).toEqual([144 * day, 144 * day + 143].map((each) => `heard/${chunkOfInterval(each)}`));
  for await (const part of log.rows(new Set())) rows.push(...part);
  expect(rows.length).toBe(2);
});

it('a waking writes each hour once at most and reads only hours it adds to', async () => {
  const test = testPhone();
  await test.server.publish();
  await test.phone.wake();
  const read: string[] = [];
  const written: string[] = [];
  const { read: readInner, write: writeInner } = test.vault;
  const areHours = (key: string) => key.startsWith('heard/');
  test.vault.read = (keys) => {
    read.push(...keys.filter(areHours));
    return readInner(keys);
  };
  test.vault.write = (changes) => {
    written.push(...changes.map(({ key }) => key).filter(areHours));
    return writeInner(changes);
  };
  const start = test.clock.now();
  const first = `heard/${chunkOfInterval(start / 600)}`;
  const second = `heard/${chunkOfInterval(start / 600) + 1}`;
  const hear = (from: number, to: number) => {
    for (let at = from; at < to; at += 60)
      for (const peer of [1, 2, 3])
        test.radio.hear({
          second: start + at,
          heard: [{ beacon: new Uint8Array(27).fill(peer), strengthDbm: -50 }],
          others: 0,
        });
    test.clock.set(start + to);
  };
  hear(0, 5400);
  await test.phone.wake();
  expect([read, written]).toEqual([[], [first, second]]);
  hear(5400, 6000);
  await test.phone.wake();
  expect([read, written]).toEqual([[second], [first, second, second]]);
  test.clock.advance(86_400);
  await test.phone.wake();
  expect([read.length, written.length]).toEqual([1, 3]);
  expect((await test.phone.holdings()).heard.length).toBe(30);
});
