// SPDX-License-Identifier: GPL-3.0-only
import type { RadioPlan } from '@bluezone/phone';
import { toBase64 } from '@bluezone/protocol';
import type { RadioRequest, RadioTold, WireScan } from '@bluezone/simulator';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type RadioLink, type WebSocketRadio, webSocketRadio } from './web-socket-radio.ts';

/** What the page does with a socket, and what the town says on it. */
class FakeSocket {
  readonly said: RadioRequest[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;
  isClosed = false;

  send(text: string): void {
    this.said.push(JSON.parse(text) as RadioRequest);
  }

  close(): void {
    this.isClosed = true;
  }

  tell(told: RadioTold): void {
    this.onmessage?.({ data: JSON.stringify(told) });
  }

  refuse(code: Extract<RadioTold, { kind: 'error' }>['code']): void {
    this.tell({ kind: 'error', code, detail: '' });
    this.onclose?.();
  }
}

const ticket = 'a1'.repeat(16);
const beacon = toBase64(new Uint8Array(27).fill(7));
const scan = (second: number): WireScan => ({ second, heard: [[beacon, -60]], others: 2 });
const plan: RadioPlan = {
  serviceUuid: 0xfd6f,
  advertiseEveryMilliseconds: 250,
  scanWindowSeconds: 4,
  scanPeriodSeconds: 180,
  scanPeriodAfterSightingSeconds: 90,
  slots: [{ from: 100, beacon: new Uint8Array(27).fill(7) }],
  until: 700,
};

let sockets: FakeSocket[] = [];
let links: RadioLink[] = [];
let scansTold = 0;
let radio: WebSocketRadio;

const latest = (): FakeSocket => sockets.at(-1) as FakeSocket;

function seat(isResumed: boolean): void {
  const socket = latest();
  socket.onopen?.();
  socket.tell({
    kind: 'seat',
    ticket,
    isResumed,
    lost: 0,
    person: 3,
    name: 'An',
    phoneNumber: '+84901000003',
    clock: 1000,
    pace: 1,
    utcOffsetMinutes: 420,
    bornAt: 0,
    transmitPowerDbm: -20,
  });
}

function begin(own: string | null = null): void {
  sockets = [];
  links = [];
  scansTold = 0;
  radio = webSocketRadio('ws://127.0.0.1/tour/radio', {
    ticket: own,
    events: {
      onLink: (link) => links.push(link),
      onSeat: () => {},
      onClock: () => {},
      onScans: () => {
        scansTold++;
      },
      onHistory: () => {},
    },
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  begin();
});
afterEach(() => {
  radio.close();
  vi.useRealTimers();
});

it('joins with the ticket of an earlier seat and is on from the seat on', async () => {
  begin(ticket);
  expect(await radio.status()).toBe('off');
  seat(true);
  expect(latest().said[0]).toEqual({ kind: 'join', ticket, person: null });
  expect(await radio.status()).toBe('on');
  expect(links).toEqual([{ kind: 'on' }]);
});

it('keeps scans, numbered as the town numbers them, until they are acknowledged', async () => {
  seat(false);
  latest().tell({ kind: 'scans', sequence: 12, scans: [scan(10), scan(11), scan(12)] });
  expect(scansTold).toBe(1);
  const all = await radio.read(0);
  expect([all.sequence, all.scans.map(({ second }) => second)]).toEqual([12, [10, 11, 12]]);
  expect(all.scans[0]?.heard).toEqual([{ beacon: new Uint8Array(27).fill(7), strengthDbm: -60 }]);
  expect((await radio.read(11)).scans.map(({ second }) => second)).toEqual([12]);
  await radio.acknowledge(11);
  expect(latest().said.at(-1)).toEqual({ kind: 'acknowledge', sequence: 11 });
  expect((await radio.read(0)).scans.map(({ second }) => second)).toEqual([12]);
});

it('takes a scan that comes again only once', async () => {
  seat(false);
  latest().tell({ kind: 'scans', sequence: 2, scans: [scan(1), scan(2)] });
  latest().tell({ kind: 'scans', sequence: 3, scans: [scan(2), scan(3)] });
  expect((await radio.read(0)).scans.map(({ second }) => second)).toEqual([1, 2, 3]);
});

it('says its plan again on every connection', async () => {
  seat(false);
  await radio.plan(plan);
  const said = latest().said.at(-1);
  expect(said).toMatchObject({ kind: 'plan', plan: { slots: [{ from: 100, beacon }], until: 700 } });
  latest().onclose?.();
  vi.advanceTimersByTime(500);
  expect(sockets).toHaveLength(2);
  seat(true);
  expect(latest().said).toEqual([
    { kind: 'join', ticket, person: 3 },
    said,
    { kind: 'acknowledge', sequence: 0 },
  ]);
});

it('asks for the past again only when the seat was lost meanwhile', async () => {
  seat(false);
  radio.recall(14, 1000);
  const asked = { kind: 'history', days: 14, before: 1000 };
  expect(latest().said.at(-1)).toEqual(asked);
  latest().onclose?.();
  vi.advanceTimersByTime(500);
  seat(true);
  expect(latest().said).not.toContainEqual(asked);
  latest().onclose?.();
  vi.advanceTimersByTime(500);
  seat(false);
  expect(latest().said.at(-1)).toEqual(asked);
  latest().tell({ kind: 'history', state: 'done', from: 0, to: 1000, until: 1000 });
  latest().onclose?.();
  vi.advanceTimersByTime(500);
  seat(false);
  expect(latest().said).not.toContainEqual(asked);
});

it('comes back ever more seldom, up to every ten seconds, and begins anew after a seat', () => {
  for (const pause of [500, 1000, 2000, 4000, 8000, 10_000, 10_000]) {
    const before = sockets.length;
    latest().onclose?.();
    vi.advanceTimersByTime(pause - 1);
    expect(sockets).toHaveLength(before);
    vi.advanceTimersByTime(1);
    expect(sockets).toHaveLength(before + 1);
  }
  seat(false);
  latest().onclose?.();
  vi.advanceTimersByTime(500);
  expect(sockets).toHaveLength(9);
});

it('waits while the town opens, and ends for good where another attempt would change nothing', () => {
  latest().refuse('radio.opening');
  expect(links.at(-1)).toEqual({ kind: 'connecting' });
  vi.advanceTimersByTime(500);
  latest().refuse('radio.taken');
  expect(links.at(-1)).toEqual({ kind: 'ended', code: 'radio.taken' });
  vi.advanceTimersByTime(60_000);
  expect(sockets).toHaveLength(2);
});

it('gives up a connection on which nothing is said any more', () => {
  seat(false);
  vi.advanceTimersByTime(9_999);
  latest().tell({ kind: 'clock', clock: 1010, pace: 1 });
  vi.advanceTimersByTime(9_999);
  expect(links.at(-1)).toEqual({ kind: 'on' });
  vi.advanceTimersByTime(1);
  expect(links.at(-1)).toEqual({ kind: 'connecting' });
  expect(sockets[0]?.isClosed).toBe(true);
  // What it still says is not listened to.
  sockets[0]?.tell({ kind: 'scans', sequence: 1, scans: [scan(1)] });
  expect(scansTold).toBe(0);
});

it('stopping says so, forgets scans and ends', async () => {
  seat(false);
  latest().tell({ kind: 'scans', sequence: 1, scans: [scan(1)] });
  await radio.stop();
  expect(latest().said.at(-1)).toEqual({ kind: 'stop' });
  expect(links.at(-1)).toEqual({ kind: 'ended', code: 'left' });
  expect((await radio.read(0)).scans).toEqual([]);
  expect(await radio.status()).toBe('off');
});

it('leaves out what is no beacon, and messages that are none', async () => {
  seat(false);
  latest().onmessage?.({ data: 'no JSON' });
  latest().onmessage?.({ data: new ArrayBuffer(3) });
  const heard = [['!', -50] as const, [toBase64(new Uint8Array(26)), -50] as const, [beacon, -70] as const];
  latest().tell({ kind: 'scans', sequence: 1, scans: [{ second: 1, heard, others: 0 }] });
  expect((await radio.read(0)).scans[0]?.heard.map(({ strengthDbm }) => strengthDbm)).toEqual([-70]);
});
