// SPDX-License-Identifier: GPL-3.0-only
// The radio of a phone in this browser: the town's air over a WebSocket. As dumb as every radio: it passes the plan on
// and keeps scans until they are acknowledged. When the connection breaks it comes back by itself, to the same seat.
import type { Radio, RadioPlan, RadioScan } from '@bluezone/phone';
import { beaconLength, fromBase64, toBase64 } from '@bluezone/protocol';
import type { HistoryProgress, RadioErrorCode, RadioRequest, RadioTold, WireScan } from '@bluezone/simulator';

export type Seat = Extract<RadioTold, { kind: 'seat' }>;

/** connecting: also between two attempts; ended: for good, by the server's code or because the visitor left. */
export type RadioLink =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'on' }
  | { readonly kind: 'ended'; readonly code: RadioErrorCode | 'left' };

export interface RadioEvents {
  onLink(link: RadioLink): void;
  onSeat(seat: Seat): void;
  onClock(clock: number, pace: number): void;
  /** There are scans to read. */
  onScans(): void;
  onHistory(progress: HistoryProgress): void;
}

export interface WebSocketRadio extends Radio {
  /** Asks for the scans of the last `days` before a moment (unix seconds). */
  recall(days: number, before: number): void;
  /** Ends the connection; the seat is kept for some minutes. `stop` gives it free. */
  close(): void;
}

export interface WebSocketRadioOptions {
  /** What an earlier seat gave, or null. */
  readonly ticket: string | null;
  /** In whose place this phone was before; null when in nobody's. */
  readonly person?: number | null;
  readonly events: RadioEvents;
  /** The browser's WebSocket unless given. */
  readonly open?: (url: string) => WebSocket;
  /** First pause before coming back, milliseconds; it doubles up to 10 seconds. */
  readonly retryMilliseconds?: number;
  /** The clock comes every second: after so long without a word the connection is dead, milliseconds. */
  readonly silenceMilliseconds?: number;
}

interface NumberedScan {
  readonly sequence: number;
  readonly scan: RadioScan;
}

const longestRetryMilliseconds = 10_000;
/** What a second attempt can change; all else ends it. */
const passing: readonly (RadioErrorCode | null)[] = [null, 'radio.opening', 'radio.silent'];

/** Connects at once. @param url such as "ws://127.0.0.1:8420/tour/radio" */
export function webSocketRadio(url: string, options: WebSocketRadioOptions): WebSocketRadio {
  const { events, retryMilliseconds = 500, silenceMilliseconds = 10_000 } = options;
  const open = options.open ?? ((address) => new WebSocket(address));
  let socket: WebSocket | null = null;
  let link: RadioLink = { kind: 'connecting' };
  let { ticket, person = null } = options;
  let plan: RadioPlan | null = null;
  let recalled: { readonly days: number; readonly before: number } | null = null;
  let scans: NumberedScan[] = [];
  let received = 0;
  let acknowledged = 0;
  let retry = retryMilliseconds;
  let refusal: RadioErrorCode | null = null;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;

  function say(request: RadioRequest): void {
    if (link.kind === 'on' || request.kind === 'join') socket?.send(JSON.stringify(request));
  }

  function tellLink(next: RadioLink): void {
    link = next;
    events.onLink(next);
  }

  function connect(): void {
    refusal = null;
    const own = open(url);
    socket = own;
    own.onopen = () => say({ kind: 'join', ticket, person });
    own.onmessage = ({ data }: MessageEvent) => {
      if (socket === own && typeof data === 'string') take(data);
    };
    // What went wrong is told by the closing that follows.
    own.onerror = () => {};
    own.onclose = () => {
      if (socket === own) lost();
    };
    listenForSilence();
  }

  function listenForSilence(): void {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(() => {
      const dead = socket;
      lost();
      dead?.close();
    }, silenceMilliseconds);
  }

  function lost(): void {
    socket = null;
    clearTimeout(silenceTimer);
    if (link.kind === 'ended') return;
    if (refusal !== null && !passing.includes(refusal)) {
      tellLink({ kind: 'ended', code: refusal });
      return;
    }
    tellLink({ kind: 'connecting' });
    retryTimer = setTimeout(connect, retry);
    retry = Math.min(longestRetryMilliseconds, 2 * retry);
  }

  function end(code: RadioErrorCode | 'left'): void {
    clearTimeout(retryTimer);
    clearTimeout(silenceTimer);
    const old = socket;
    socket = null;
    if (link.kind !== 'ended') tellLink({ kind: 'ended', code });
    old?.close();
  }

  function take(text: string): void {
    const told = readTold(text);
    if (told === null) return;
    listenForSilence();
    if (told.kind === 'seat') beSeated(told);
    else if (told.kind === 'scans') takeScans(told.sequence, told.scans);
    else if (told.kind === 'clock') events.onClock(told.clock, told.pace);
    else if (told.kind === 'history') takeHistory(told);
    else if (told.kind === 'error') refusal = told.code;
  }

  function beSeated(seat: Seat): void {
    ticket = seat.ticket;
    person = seat.person;
    retry = retryMilliseconds;
    tellLink({ kind: 'on' });
    events.onSeat(seat);
    if (plan !== null) say({ kind: 'plan', plan: wirePlan(plan) });
    say({ kind: 'acknowledge', sequence: acknowledged });
    // A seat that was lost took the past that was asked for with it.
    if (recalled !== null && !seat.isResumed) say({ kind: 'history', ...recalled });
  }

  function takeScans(sequence: number, wire: readonly WireScan[]): void {
    let next = sequence - wire.length + 1;
    for (const each of wire) {
      if (next > received) scans.push({ sequence: next, scan: readScan(each) });
      next++;
    }
    received = Math.max(received, sequence);
    events.onScans();
  }

  function takeHistory({ state, from, to, until }: HistoryProgress): void {
    if (state !== 'running') recalled = null;
    events.onHistory({ state, from, to, until });
  }

  connect();
  return {
    async status() {
      return link.kind === 'on' ? 'on' : 'off';
    },
    async plan(next) {
      plan = next;
      say({ kind: 'plan', plan: wirePlan(next) });
    },
    async read(after) {
      const unread = scans.filter(({ sequence }) => sequence > after);
      return { sequence: unread.at(-1)?.sequence ?? after, scans: unread.map(({ scan }) => scan) };
    },
    async acknowledge(sequence) {
      scans = scans.filter((each) => each.sequence > sequence);
      acknowledged = Math.max(acknowledged, sequence);
      say({ kind: 'acknowledge', sequence: acknowledged });
    },
    async stop() {
      say({ kind: 'stop' });
      plan = null;
      scans = [];
      end('left');
    },
    recall(days, before) {
      recalled = { days, before };
      say({ kind: 'history', days, before });
    },
    close() {
      end('left');
    },
  };
}

function wirePlan({ slots, ...rest }: RadioPlan): Extract<RadioRequest, { kind: 'plan' }>['plan'] {
  return { ...rest, slots: slots.map(({ from, beacon }) => ({ from, beacon: toBase64(beacon) })) };
}

function readTold(text: string): RadioTold | null {
  try {
    return JSON.parse(text) as RadioTold;
  } catch {
    return null;
  }
}

function readScan({ second, heard, others }: WireScan): RadioScan {
  return {
    second,
    others,
    heard: heard.flatMap(([text, strengthDbm]) => {
      const beacon = fromBase64(text);
      return beacon?.length === beaconLength ? [{ beacon, strengthDbm }] : [];
    }),
  };
}
