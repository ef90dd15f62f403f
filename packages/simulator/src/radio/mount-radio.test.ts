// SPDX-License-Identifier: GPL-3.0-only
import type { RadioScan } from '@bluezone/phone';
import { toBase64 } from '@bluezone/protocol';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import type { RadioTimes } from './mount-radio.ts';
import type { WirePlan } from './radio-messages.ts';
import { type FakeTown, fakeTown, type RadioServer, radioServer } from './testing/fake-town.ts';
import { joinedLine, type PhoneLine, phoneLine } from './testing/phone-line.ts';

const open: RadioServer[] = [];

async function start(town: FakeTown = fakeTown(), times: Partial<RadioTimes> = {}) {
  const server = await radioServer(town, times);
  open.push(server);
  return { town, host: server.host, server };
}

afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const beacon = new Uint8Array(27).fill(5);
const scan = (second: number): RadioScan => ({ second, heard: [{ beacon, strengthDbm: -61 }], others: 2 });
const wire = (second: number) => ({ second, heard: [[toBase64(beacon), -61]], others: 2 });
const plan: WirePlan = {
  serviceUuid: 0xfff0,
  advertiseEveryMilliseconds: 250,
  scanWindowSeconds: 5,
  scanPeriodSeconds: 120,
  scanPeriodAfterSightingSeconds: 60,
  slots: [{ from: 600, beacon: toBase64(beacon) }],
  until: 1800,
};

/** Seconds of scans up to a number of them, in the order in which they came. */
async function takeScans(line: PhoneLine, count: number): Promise<{ seconds: number[]; sequence: number }> {
  const seconds: number[] = [];
  let sequence = 0;
  while (seconds.length < count) {
    const { scans, sequence: last } = await line.next('scans');
    seconds.push(...scans.map(({ second }) => second));
    sequence = last;
  }
  return { seconds, sequence };
}

it('seats a visitor, takes their plan, gives them scans as they are made', async () => {
  const { town, host } = await start();
  const line = await joinedLine(host);
  expect(line.seat).toMatchObject({
    isResumed: false,
    lost: 0,
    ...{ person: 7, name: 'An', phoneNumber: '+84901000007' },
    ...{ clock: town.now, pace: 1, utcOffsetMinutes: 420, bornAt: town.bornAt, transmitPowerDbm: -7 },
  });
  expect(line.seat.ticket).toMatch(/^[0-9a-f]{32}$/);
  line.say({ kind: 'plan', plan });
  town.hear([scan(1), scan(2)]);
  const { scans, sequence } = await line.next('scans');
  expect(scans).toEqual([wire(1), wire(2)]);
  town.hear([scan(3)]);
  expect(await line.next('scans')).toEqual({ kind: 'scans', sequence: sequence + 1, scans: [wire(3)] });
  expect(town.plans).toEqual([{ ...plan, slots: [{ from: 600, beacon }] }]);
});

it('gives again what was not acknowledged, also what was heard while nobody was there', async () => {
  const { town, host } = await start();
  const first = await joinedLine(host);
  town.hear([scan(1), scan(2), scan(3)]);
  const { sequence } = await takeScans(first, 3);
  first.say({ kind: 'acknowledge', sequence: sequence - 1 });
  first.say({ kind: 'plan', plan });
  first.socket.terminate();
  await first.closed;
  town.hear([scan(4)]);
  const second = await joinedLine(host, first.seat.ticket);
  expect(second.seat).toMatchObject({ isResumed: true, ticket: first.seat.ticket });
  expect(await takeScans(second, 2)).toEqual({ seconds: [3, 4], sequence: sequence + 1 });
  second.say({ kind: 'acknowledge', sequence: sequence + 1 });
  town.hear([scan(5)]);
  expect(await takeScans(second, 1)).toEqual({ seconds: [5], sequence: sequence + 2 });
});

it('loses and repeats nothing however often the connection breaks', async () => {
  const { town, host } = await start();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ heard: fc.nat(70), read: fc.boolean() }), { minLength: 1, maxLength: 6 }),
      async (rounds) => {
        let made = 0;
        let ticket: string | null = null;
        let known = 0;
        const got: number[] = [];
        for (const [i, { heard, read }] of rounds.entries()) {
          const line = await joinedLine(host, ticket);
          ticket = line.seat.ticket;
          town.hear(Array.from({ length: heard }, () => scan(++made)));
          const waiting = made - got.length;
          if ((read || i === rounds.length - 1) && waiting > 0) {
            // Only what was not taken over before counts, as a phone does by the number it keeps.
            const { seconds, sequence } = await takeScans(line, waiting);
            expect(sequence).toBeGreaterThan(known);
            known = sequence;
            got.push(...seconds);
            line.say({ kind: 'acknowledge', sequence });
          }
          if (i === rounds.length - 1) line.say({ kind: 'stop' });
          else line.socket.close();
          await line.closed;
        }
        expect(got).toEqual(Array.from({ length: made }, (_, n) => n + 1));
      },
    ),
    { numRuns: 25 },
  );
});

it('refuses a second visitor, and lets one in when the first leaves', async () => {
  const { town, host } = await start();
  const first = await joinedLine(host);
  const second = await phoneLine(host);
  second.say({ kind: 'join', ticket: null });
  expect(await second.next('error')).toMatchObject({ code: 'radio.taken' });
  expect(await second.closed).toBe(4409);
  first.say({ kind: 'stop' });
  expect(await first.closed).toBe(1000);
  expect(town.isSeated()).toBe(false);
  const third = await joinedLine(host, first.seat.ticket);
  expect(third.seat.isResumed).toBe(false);
  expect(third.seat.ticket).not.toBe(first.seat.ticket);
});

it('seats several visitors, each in a place and with scans of their own', async () => {
  const guests = [7, 9, 11].map((person) => ({
    person,
    name: `P${person}`,
    phoneNumber: `+8490100000${person}`,
  }));
  const { town, host } = await start(fakeTown(guests));
  const lines = [await joinedLine(host), await joinedLine(host), await joinedLine(host)];
  expect(lines.map(({ seat }) => seat.person)).toEqual([7, 9, 11]);
  const late = await phoneLine(host);
  late.say({ kind: 'join', ticket: null });
  expect(await late.closed).toBe(4409);
  for (const { person } of guests) town.hear([scan(person)], person);
  for (const line of lines) expect((await takeScans(line, 1)).seconds).toEqual([line.seat.person]);
  lines[1]?.say({ kind: 'stop' });
  expect(await lines[1]?.closed).toBe(1000);
  expect([7, 9, 11].map((person) => town.isSeated(person))).toEqual([true, false, true]);
  town.hear([scan(70)], 7);
  expect((await takeScans(lines[0] as PhoneLine, 1)).seconds).toEqual([70]);
});

it('gives visitors the place that they had before, or none; and new ones the place that was left longest ago', async () => {
  const guests = [7, 9].map((person) => ({
    person,
    name: `P${person}`,
    phoneNumber: `+8490100000${person}`,
  }));
  const { host } = await start(fakeTown(guests));
  const askFor = async (person: number | null) => {
    const line = await phoneLine(host);
    line.say({ kind: 'join', ticket: null, person });
    return line;
  };
  const ninth = await askFor(9);
  expect((await ninth.next('seat')).person).toBe(9);
  expect(await (await askFor(9)).closed).toBe(4409);
  const other = await askFor(null);
  expect((await other.next('seat')).person).toBe(7);
  other.say({ kind: 'stop' });
  await other.closed;
  ninth.say({ kind: 'stop' });
  await ninth.closed;
  const next = await askFor(12345);
  expect((await next.next('seat')).person).toBe(7);
});

it('frees the seat of a visitor who stays away, with what waited there', async () => {
  const { town, host } = await start(fakeTown(), { awayMilliseconds: 1 });
  const first = await joinedLine(host);
  first.socket.terminate();
  await expect.poll(() => town.isSeated(), { interval: 1 }).toBe(false);
  const second = await joinedLine(host, first.seat.ticket);
  expect(second.seat.isResumed).toBe(false);
});

it('moves a seat to the connection that shows its ticket', async () => {
  const { town, host } = await start();
  const first = await joinedLine(host);
  const second = await joinedLine(host, first.seat.ticket);
  expect(await first.closed).toBe(4410);
  expect(first.told.at(-1)).toMatchObject({ kind: 'error', code: 'radio.moved' });
  town.hear([scan(1)]);
  expect((await takeScans(second, 1)).seconds).toEqual([1]);
  expect(town.isSeated()).toBe(true);
});

it('numbers scans upwards from seat to seat', async () => {
  const { town, host } = await start();
  let last = 0;
  for (let i = 0; i < 3; i++) {
    const line = await joinedLine(host);
    town.hear([scan(i)]);
    const { sequence } = await takeScans(line, 1);
    expect(sequence).toBeGreaterThan(last);
    expect(Number.isSafeInteger(sequence)).toBe(true);
    last = sequence;
    line.say({ kind: 'stop' });
    await line.closed;
  }
});

it('answers no page but its own, and no other address', async () => {
  const { host } = await start();
  const port = host.split(':')[1];
  const refused = [
    [{ origin: 'https://elsewhere.example' }, '403'],
    [{ origin: `http://127.0.0.1:1` }, '403'],
    [{ origin: 'null' }, '403'],
    [{ origin: `http://elsewhere.example:${port}`, headers: { host: `elsewhere.example:${port}` } }, '403'],
    [{ headers: { 'sec-fetch-site': 'cross-site' } }, '403'],
  ] as const;
  for (const [options, status] of refused) await expect(phoneLine(host, options)).rejects.toThrow(status);
  await expect(phoneLine(host, {}, '/tour/state')).rejects.toThrow('404');
  await expect(phoneLine(host, {}, '/tour/radio/../radio2')).rejects.toThrow('404');
  const allowed = await joinedLine(host);
  expect(allowed.seat.kind).toBe('seat');
});

it('says why nobody can join', async () => {
  const town = fakeTown([]);
  const { host } = await start(town);
  const line = await phoneLine(host);
  line.say({ kind: 'join', ticket: null });
  expect(await line.closed).toBe(4404);
  town.opening = true;
  const early = await phoneLine(host);
  early.say({ kind: 'join', ticket: null });
  expect(await early.closed).toBe(4503);
});

it('ends a connection that says nothing, answers no ping, joins twice, says too much or too long', async () => {
  const { host } = await start(fakeTown(), { joinMilliseconds: 5 });
  const mute = await phoneLine(host);
  expect(await mute.closed).toBe(4408);
  const deaf = await start(fakeTown(), { pingMilliseconds: 5 });
  const line = await phoneLine(deaf.host, { autoPong: false });
  expect(await line.closed).toBe(1006);
  const long = await joinedLine(deaf.host);
  long.socket.send(' '.repeat(65 * 1024));
  expect(await long.closed).toBe(1009);
  const twice = await joinedLine(deaf.host, long.seat.ticket);
  twice.say({ kind: 'join', ticket: long.seat.ticket });
  expect(await twice.closed).toBe(4400);
  const flood = await joinedLine(deaf.host, long.seat.ticket);
  for (let i = 0; i < 200; i++) flood.say({ kind: 'acknowledge', sequence: 0 });
  expect(await flood.closed).toBe(4429);
});

it('answers nonsense with an error and an end, and goes on for others', async () => {
  const { town, host } = await start();
  const nonsense = fc.oneof(
    fc.string(),
    fc.json(),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.constantFrom(
      JSON.stringify({ kind: 'join', ticket: 'x' }),
      JSON.stringify({ kind: 'plan', plan: { ...plan, scanPeriodSeconds: 0 } }),
      JSON.stringify({ kind: 'history', days: 1e9, before: null }),
      `{"kind":"plan","plan":${'['.repeat(5000)}`,
    ),
  );
  await fc.assert(
    fc.asyncProperty(nonsense, fc.boolean(), async (message, isJoined) => {
      const line = isJoined ? await joinedLine(host) : await phoneLine(host);
      line.socket.send(message);
      expect(await line.closed).toBe(4400);
      expect(line.told.at(-1)).toMatchObject({ kind: 'error', code: 'radio.layout' });
      const ticket = line.told.find((told) => told.kind === 'seat')?.ticket;
      if (ticket === undefined) return;
      const again = await joinedLine(host, ticket);
      again.say({ kind: 'stop' });
      await again.closed;
    }),
    { numRuns: 60 },
  );
  expect(town.plans).toEqual([]);
  expect((await joinedLine(host)).seat.isResumed).toBe(false);
});

it('gives the past in its order, the present after it, and tells how far it is', async () => {
  const { town, host } = await start();
  let release = () => {};
  const half = new Promise<void>((resolve) => {
    release = resolve;
  });
  town.past = async function* (from, to, duty) {
    expect(duty).toEqual({ windowSeconds: 5, periodSeconds: 120, periodAfterSightingSeconds: 60 });
    yield { until: from + 100, scans: [scan(from), scan(from + 50)] };
    await half;
    yield { until: to, scans: [scan(from + 100)] };
  };
  const line = await joinedLine(host);
  line.say({ kind: 'plan', plan });
  const before = town.now - 500;
  line.say({ kind: 'history', days: 2, before });
  const from = before - 2 * 86_400;
  expect(await line.next('history')).toEqual({
    kind: 'history',
    ...{ state: 'running', from, to: before, until: from },
  });
  expect((await takeScans(line, 2)).seconds).toEqual([from, from + 50]);
  town.hear([scan(town.now)]);
  line.say({ kind: 'history', days: 14, before: null });
  release();
  expect((await takeScans(line, 2)).seconds).toEqual([from + 100, town.now]);
  expect(line.told.filter(({ kind }) => kind === 'history').at(-1)).toMatchObject({
    ...{ state: 'done', from, to: before, until: before },
  });
});

it('gives no past from before the town was born or after the visitor came', async () => {
  const { town, host } = await start();
  const asked: number[][] = [];
  town.past = async function* (from, to) {
    asked.push([from, to]);
    yield { until: to, scans: [] };
  };
  const line = await joinedLine(host);
  const untilDone = async () => {
    while ((await line.next('history')).state !== 'done');
  };
  line.say({ kind: 'history', days: 14, before: town.now + 99 });
  await untilDone();
  line.say({ kind: 'history', days: 14, before: town.now - 86_400 });
  await untilDone();
  line.say({ kind: 'history', days: 1, before: 5 });
  await untilDone();
  expect(asked).toEqual([
    [town.bornAt, town.now],
    [town.bornAt, town.now - 86_400],
    [5, 5],
  ]);
});

it('makes the past no faster than the phone takes it, and stops when the phone leaves', async () => {
  const { town, host } = await start();
  let pieces = 0;
  let hasEnded = () => {};
  const ended = new Promise<void>((resolve) => {
    hasEnded = resolve;
  });
  town.past = async function* (from) {
    try {
      for (;;) {
        pieces++;
        yield { until: from, scans: Array.from({ length: 100 }, (_, n) => scan(from + n)) };
      }
    } finally {
      hasEnded();
    }
  };
  const line = await joinedLine(host);
  line.say({ kind: 'history', days: 1, before: null });
  const { sequence } = await takeScans(line, 1100);
  expect(pieces).toBe(11);
  line.say({ kind: 'acknowledge', sequence });
  await takeScans(line, 1100);
  expect(pieces).toBe(22);
  line.say({ kind: 'stop' });
  await ended;
});

it('tells that the past failed, and goes on', async () => {
  const { town, host } = await start();
  town.past = async function* (from) {
    yield { until: from, scans: [] };
    throw new Error('gone');
  };
  const line = await joinedLine(host);
  line.say({ kind: 'history', days: 1, before: null });
  while ((await line.next('history')).state !== 'failed');
  town.hear([scan(9)]);
  expect((await takeScans(line, 1)).seconds).toEqual([9]);
  expect(town.faults).toEqual([new Error('gone')]);
});

it('keeps the newest scans of a phone that never acknowledges, and says how many it lost', async () => {
  const { town, host } = await start();
  const first = await joinedLine(host);
  town.hear(Array.from({ length: 5000 }, (_, n) => scan(n)));
  first.socket.terminate();
  await first.closed;
  const second = await joinedLine(host, first.seat.ticket);
  expect(second.seat.lost).toBe(5000 - 4096);
  const { seconds } = await takeScans(second, 4096);
  expect(seconds[0]).toBe(5000 - 4096);
  expect(seconds.at(-1)).toBe(4999);
});

it('says goodbye when the server goes', async () => {
  const { town, host, server } = await start();
  const line = await joinedLine(host);
  open.splice(open.indexOf(server), 1);
  await server.close();
  expect(await line.closed).toBe(1001);
  expect(town.isSeated()).toBe(false);
});

it('tells the time of the town', async () => {
  const { town, host } = await start(fakeTown(), { clockMilliseconds: 2 });
  const line = await joinedLine(host);
  town.now += 77;
  for (;;) {
    const { clock, pace } = await line.next('clock');
    expect(pace).toBe(1);
    if (clock === town.now) break;
  }
});
