// SPDX-License-Identifier: GPL-3.0-only
// Messages on their way out. A number lives here, in memory, until its message is handed over, refused or out of date, and
// nowhere else; a process that dies loses what waited, and its people ask for another message.
import { setMaxListeners } from 'node:events';
import type { ServerLog } from '../log.ts';
import { Circuit, type CircuitOptions, defaultCircuit } from './circuit.ts';
import type { SmsMessage, SmsOutcome, SmsSender } from './sms-sender.ts';

/** What became of a message in the end: handed over, refused by every sender, too late, or given up when closing. */
export type SmsEnd = 'sent' | 'refused' | 'late' | 'dropped';

export interface SmsOutboxOptions {
  /** The first is asked first; the next ones when it fails, refuses or is left alone. */
  readonly senders: readonly SmsSender[];
  /** Unix seconds. */
  readonly clock: () => number;
  readonly log: ServerLog;
  /** Messages that may wait or be under way. */
  readonly capacity?: number;
  /** Messages handed to senders at the same time. */
  readonly together?: number;
  readonly circuit?: CircuitOptions;
  /** Milliseconds that only rise; the system's when left out. */
  readonly nowMs?: () => number;
  /** Waits, or ends early with the signal; real time passes when left out. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly onTry?: (sender: string, outcome: SmsOutcome) => void;
  readonly onEnd?: (end: SmsEnd) => void;
}

export interface SmsOutbox {
  /** Milliseconds after which a message is likely to leave: 0 unless every sender is left alone or no place is free. */
  waitMs(): number;
  /** Messages waiting or under way. */
  readonly waiting: number;
  /** Senders that are left alone now. */
  readonly closed: number;
  /**
   * Takes a message and hands it over as soon as a sender takes it, but not after `until` (unix seconds). The first try
   * begins before this returns when a place is free.
   */
  put(message: SmsMessage, until: number): void;
  /** Settles when nothing waits any more. */
  settled(): Promise<void>;
  /** Lets what is under way end within a time, drops the rest and closes the senders. */
  close(graceMs: number): Promise<void>;
}

const firstPauseMs = 500;
const longestPauseMs = 30_000;
const fullWaitMs = 30_000;

async function pauseReally(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resume) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resume();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}

interface Line {
  readonly sender: SmsSender;
  readonly circuit: Circuit;
}

/** An outbox over senders. Without any, nothing ever leaves and `waitMs` says so. */
export function smsOutbox(options: SmsOutboxOptions): SmsOutbox {
  const { clock, log, capacity = 10_000, together = 64, onTry = () => {}, onEnd = () => {} } = options;
  const nowMs = options.nowMs ?? (() => performance.now());
  const pause = options.pause ?? pauseReally;
  const lines: Line[] = options.senders.map((sender) => ({
    sender,
    circuit: new Circuit(options.circuit ?? defaultCircuit),
  }));
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const underWay = new Set<Promise<void>>();
  const queue: (() => void)[] = [];
  let free = together;

  function givePlace(): void {
    const next = queue.shift();
    if (next === undefined) free++;
    else next();
  }

  function learn({ sender, circuit }: Line, outcome: SmsOutcome): void {
    onTry(sender.name, outcome);
    if (outcome === 'accepted' || outcome === 'refused') circuit.succeed();
    else if (circuit.fail(nowMs(), outcome === 'unusable'))
      log.alert(
        outcome === 'unusable'
          ? `sms sender ${sender.name} refuses this account or address`
          : `sms sender ${sender.name} fails and is left alone for a while`,
        { seconds: Math.ceil(circuit.waitMs(nowMs()) / 1000) },
      );
  }

  /** One try with each sender that may be asked, in order. */
  async function tryAll(message: SmsMessage, refusedBy: Set<SmsSender>): Promise<boolean> {
    for (const line of lines) {
      if (refusedBy.has(line.sender) || closing.signal.aborted || !line.circuit.pass(nowMs())) continue;
      let outcome: SmsOutcome;
      try {
        outcome = await line.sender.send(message, closing.signal);
      } catch (error) {
        log.ofDay.error(`sms sender ${line.sender.name} met a bug`, error);
        outcome = 'failed';
      }
      learn(line, outcome);
      if (outcome === 'accepted') return true;
      if (outcome === 'refused') refusedBy.add(line.sender);
    }
    return false;
  }

  async function deliver(message: SmsMessage, until: number): Promise<SmsEnd> {
    const refusedBy = new Set<SmsSender>();
    for (let round = 0; ; round++) {
      if (free > 0) free--;
      else await new Promise<void>((resume) => queue.push(resume));
      try {
        if (closing.signal.aborted) return 'dropped';
        if (clock() >= until) return 'late';
        if (await tryAll(message, refusedBy)) return 'sent';
      } finally {
        givePlace();
      }
      if (lines.every(({ sender }) => refusedBy.has(sender))) return 'refused';
      await pause(Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(round, 10)), closing.signal);
    }
  }

  return {
    waitMs() {
      if (lines.length === 0 || closing.signal.aborted || underWay.size >= capacity) return fullWaitMs;
      return Math.min(...lines.map(({ circuit }) => circuit.waitMs(nowMs())));
    },
    get waiting() {
      return underWay.size;
    },
    get closed() {
      return lines.filter(({ circuit }) => !circuit.isUsable(nowMs())).length;
    },
    put(message, until) {
      if (underWay.size >= capacity) return onEnd('dropped');
      const delivery: Promise<void> = deliver(message, until).then(
        (end) => {
          underWay.delete(delivery);
          if (end === 'refused') log.ofDay.alert('every sms sender refused a message');
          onEnd(end);
        },
        (error: unknown) => {
          underWay.delete(delivery);
          log.ofDay.error('delivering a message met a bug', error);
          onEnd('dropped');
        },
      );
      underWay.add(delivery);
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    async close(graceMs) {
      const cutOff = setTimeout(() => closing.abort(), graceMs);
      while (underWay.size > 0) await Promise.all(underWay);
      clearTimeout(cutOff);
      closing.abort();
      await Promise.all(lines.map(({ sender }) => sender.close()));
    },
  };
}
