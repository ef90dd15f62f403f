// SPDX-License-Identifier: GPL-3.0-only
import { createLocalRunner, createTypescriptEngine, type MatchEngine } from '@bluezone/matcher';
import { intervalsPerDay, type SharedKey, utcDayOfInterval } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { testClock, testDay } from '../testing/test-clock.ts';
import { meet, type TestPhone, testPhone, twoPhones } from '../testing/test-phone.ts';

/** An engine that counts the exports it was given. */
function countingEngine(): MatchEngine & { calls: number } {
  const inner = createTypescriptEngine();
  const engine = {
    ...inner,
    calls: 0,
    find: (...given: Parameters<MatchEngine['find']>) => {
      engine.calls++;
      return inner.find(...given);
    },
  };
  return engine;
}

/** Publishes what was added and lets a phone poll. */
async function pollAgain(test: TestPhone): Promise<void> {
  test.clock.advance(5400);
  await test.server.publish();
  await test.phone.wake();
}

async function metKey(minutes = 20): Promise<{ a: TestPhone; b: TestPhone; key: SharedKey }> {
  const { a, b } = await twoPhones();
  await meet(a, b, { minutes });
  const key = (await b.phone.holdings()).keys[0];
  if (key === undefined) throw new Error('no key');
  return { a, b, key };
}

it('a file is matched once, also over restarts', async () => {
  const engine = countingEngine();
  const test = testPhone({ matching: { runner: createLocalRunner(engine) } });
  await test.server.addExport([{ key: new Uint8Array(16).fill(1), start: 2945952, period: intervalsPerDay }]);
  await test.server.publish();
  test.radio.hear({
    second: test.clock.now(),
    heard: [{ beacon: new Uint8Array(27).fill(3), strengthDbm: -50 }],
    others: 0,
  });
  await test.phone.wake();
  expect(engine.calls).toBe(1);
  await pollAgain(test);
  test.restart();
  await pollAgain(test);
  expect(engine.calls).toBe(1);
});

it('matching that is called off leaves the file to the next poll', async () => {
  const signal = { aborted: true };
  const { a, b } = await twoPhones({ matching: { signal } });
  await meet(a, b, { minutes: 20 });
  const met = (await b.phone.holdings()).keys[0] as SharedKey;
  await a.server.addExport([met], { end: a.clock.now() + 1200 });
  await pollAgain(a);
  expect((await a.phone.holdings()).evidence).toEqual([]);
  signal.aborted = false;
  await pollAgain(a);
  expect((await a.phone.holdings()).evidence.map((item) => item.key)).toEqual([met.key]);
});

it('the evidence holds exactly the published key that was heard', async () => {
  const { a, key } = await metKey();
  const noise = Array.from({ length: 30 }, (_, i) => ({ ...key, key: new Uint8Array(16).fill(i) }));
  await a.server.addExport([...noise, key], { end: a.clock.now() + 1200 });
  await pollAgain(a);
  const { evidence, heard } = await a.phone.holdings();
  expect(evidence.map((item) => item.key)).toEqual([key.key]);
  expect(evidence[0]?.entries.map((entry) => entry.identifier)).toEqual(
    heard.map((entry) => entry.identifier),
  );
});

it('a late older file makes later ones be matched again, and their revisions win', async () => {
  const { a, key } = await metKey();
  const end = a.clock.now() + 60;
  await a.server.addExport([], { end: end + 100, revised: [{ ...key, reportType: 5 }] });
  await pollAgain(a);
  expect((await a.phone.holdings()).evidence[0]?.reportType).toBe(5);
  const late = await a.server.addExport([key], { end });
  await pollAgain(a);
  expect((await a.phone.holdings()).evidence[0]?.reportType).toBe(5);
  const before = a.net.sent.length;
  await pollAgain(a);
  const again = a.net.sent.slice(before).flatMap((sent) => (sent.kind === 'get' ? [sent.path] : []));
  expect(again.filter((path) => path.includes('exports')).length).toBe(1);
  expect(again.join()).not.toContain(late);
  expect((await a.phone.holdings()).evidence[0]?.reportType).toBe(5);
  expect(await a.phone.alerts()).toEqual([]);
});

it('sightings from one interval before the export’s end are ignored: by a slow clock the key was public', async () => {
  const { a, b } = await twoPhones();
  await meet(a, b, { minutes: 20 });
  const published = a.clock.now() + 1;
  await meet(a, b, { minutes: 20 });
  const key = (await b.phone.holdings()).keys[0] as SharedKey;
  await a.server.addExport([key], { end: published + 600 });
  await pollAgain(a);
  const seconds = (await a.phone.holdings()).evidence.flatMap((item) =>
    item.entries.flatMap((entry) => entry.scans.map((scan) => scan.second)),
  );
  expect(seconds.length).toBe(20);
  expect(Math.max(...seconds)).toBeLessThan(published);
});

it.each([
  [-3, 0],
  [-2, 1],
  [2, 1],
  [3, 0],
])('an identifier heard %d intervals off its time makes %d matches', async (shift, count) => {
  const { a, b } = await twoPhones();
  a.clock.advance(7200);
  const second = a.clock.now();
  const beacon = b.radio.beaconAt(second - shift * 600);
  a.radio.hear({ second, heard: [{ beacon, strengthDbm: -50 }], others: 0 });
  await a.phone.wake();
  const key = (await b.phone.holdings()).keys[0] as SharedKey;
  await a.server.addExport([key], { end: second + 1200 });
  await pollAgain(a);
  expect((await a.phone.holdings()).evidence.length).toBe(count);
});

it('hours in which no key of a file can have been heard are not read for it', async () => {
  const { a, key } = await metKey();
  const read: string[] = [];
  const { read: readInner } = a.vault;
  a.vault.read = (keys) => {
    read.push(...keys.filter((name) => name.startsWith('heard/')));
    return readInner(keys);
  };
  const end = a.clock.now() + 1200;
  await a.server.addExport([{ ...key, start: key.start - 2 * intervalsPerDay }], { end });
  await pollAgain(a);
  expect(read).toEqual([]);
  await a.server.addExport([key], { end });
  await pollAgain(a);
  expect(new Set(read).size).toBe(read.length);
  expect(read.length).toBeGreaterThan(0);
  expect((await a.phone.holdings()).evidence.map((item) => item.key)).toEqual([key.key]);
});

it.each([-1, 1])(
  'an identifier heard within the tolerance but on another UTC day, %d from its own, matches',
  async (shift) => {
    const midnight = (testDay + 2) * 86_400;
    const clock = testClock(midnight - 7200);
    const { a, b } = await twoPhones(undefined, clock);
    const sent = shift > 0 ? midnight - 600 : midnight;
    const heard = sent + shift * 600;
    clock.set(heard);
    const beacon = b.radio.beaconAt(sent);
    a.radio.hear({ second: heard, heard: [{ beacon, strengthDbm: -50 }], others: 0 });
    await a.phone.wake();
    const day = utcDayOfInterval(sent / 600);
    const key = (await b.phone.holdings()).keys.find((own) => utcDayOfInterval(own.start) === day);
    if (key === undefined) throw new Error('no key');
    clock.advance(7200);
    await a.server.addExport([key], { end: clock.now() });
    await pollAgain(a);
    expect((await a.phone.holdings()).evidence.map((item) => item.key)).toEqual([key.key]);
  },
);

it('a phone that finds its own published key is not warned of itself', async () => {
  const { b, key } = await metKey();
  await b.server.addExport([key], { end: b.clock.now() + 1200 });
  await pollAgain(b);
  expect((await b.phone.holdings()).evidence).toEqual([]);
});
