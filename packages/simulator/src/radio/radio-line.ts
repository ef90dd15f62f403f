// SPDX-License-Identifier: GPL-3.0-only
// One connection of a visitor's phone: reads what it says, gives it scans no faster than it takes them, and ends when it
// says nonsense, too much or nothing.
import { toBase64 } from '@bluezone/protocol';
import type { WebSocket } from 'ws';
import type { GuestSeat, SeatEar } from './guest-seat.ts';
import type { RadioDesk, SeatedLine } from './radio-desk.ts';
import type { HistoryProgress, RadioErrorCode, RadioTold } from './radio-messages.ts';
import { type ReadRequest, readRadioRequest } from './read-radio-request.ts';

/** Milliseconds. */
export interface RadioPatience {
  /** Until the first message. */
  readonly joinMilliseconds: number;
  /** Between two pings; one that is not answered before the next ends the connection. */
  readonly pingMilliseconds: number;
  /** Between two messages of the clock. */
  readonly clockMilliseconds: number;
}

/** Numbers from 4000 on are for applications (RFC 6455, section 7.4.2). */
const endings: Record<RadioErrorCode, { readonly close: number; readonly detail: string }> = {
  'radio.layout': { close: 4400, detail: 'this is no message of a radio' },
  'radio.nobody': { close: 4404, detail: 'this town has no place for a visitor' },
  'radio.silent': { close: 4408, detail: 'nothing was heard from the other side' },
  'radio.taken': { close: 4409, detail: 'another visitor has this place, or all of them are taken' },
  'radio.moved': { close: 4410, detail: 'the same visitor came by another connection' },
  'radio.flood': { close: 4429, detail: 'too many messages' },
  'radio.opening': { close: 4503, detail: 'the town lives its past first' },
};
/** RFC 6455: the visitor left; the server goes. */
const normalClosure = 1000;
const goingAway = 1001;

/** While so much waits to be sent nothing more is, bytes. */
const mostBuffered = 256 * 1024;
const scansPerMessage = 64;
/** Messages that may come at once, and per second. */
const burst = 100;
const perSecond = 50;
const whileClosingMilliseconds = 2000;

export class RadioLine implements SeatedLine, SeatEar {
  readonly #socket: WebSocket;
  readonly #desk: RadioDesk;
  readonly #timers: ReturnType<typeof setInterval>[] = [];
  #seat: GuestSeat | null = null;
  /** Number of the last scan that was given on this connection. */
  #given = 0;
  #allowance = burst;
  #allowedAt = performance.now();
  #isAnswered = true;
  #isOver = false;

  constructor(socket: WebSocket, desk: RadioDesk, patience: RadioPatience) {
    this.#socket = socket;
    this.#desk = desk;
    const every = (milliseconds: number, work: () => void) => {
      const timer = setInterval(work, milliseconds);
      timer.unref();
      this.#timers.push(timer);
    };
    every(patience.joinMilliseconds, () => {
      if (this.#seat === null) this.refuse('radio.silent');
    });
    every(patience.pingMilliseconds, () => this.#ping());
    every(patience.clockMilliseconds, () => this.#tellClock());
    socket.on('pong', () => {
      this.#isAnswered = true;
    });
    // What ws finds wrong (too long, no UTF-8, a broken frame) it closes by itself.
    socket.on('error', () => {});
    socket.on('close', () => this.#end());
    socket.on('message', (data, isBinary) => {
      if (this.#isOver) return;
      if (this.#takeAllowance()) this.#read(isBinary ? null : String(data));
      else this.refuse('radio.flood');
    });
  }

  /** Says why and closes. */
  refuse(code: RadioErrorCode, detail = endings[code].detail): void {
    this.#send({ kind: 'error', code, detail });
    this.#close(endings[code].close, code);
  }

  /** The server goes. */
  shut(): void {
    this.#close(goingAway, '');
  }

  onScans(): void {
    this.#give();
  }

  onHistory(progress: HistoryProgress): void {
    this.#send({ kind: 'history', ...progress });
  }

  #read(text: string | null): void {
    const request = text === null ? 'messages are text' : readRadioRequest(text);
    if (typeof request === 'string') this.refuse('radio.layout', request);
    else this.#answer(request);
  }

  #answer(request: ReadRequest): void {
    const seat = this.#seat;
    if (seat === null) {
      if (request.kind === 'join') this.#join(request);
      else this.refuse('radio.layout', 'the first message is "join"');
      return;
    }
    switch (request.kind) {
      case 'join':
        this.refuse('radio.layout', 'this phone has joined already');
        break;
      case 'plan':
        seat.plan(request.plan);
        break;
      case 'acknowledge':
        seat.acknowledge(request.sequence);
        break;
      case 'history':
        seat.recall(request.days, request.before);
        break;
      case 'stop':
        this.#desk.left(this);
        this.#close(normalClosure, '');
    }
  }

  #join({ ticket, person }: Extract<ReadRequest, { kind: 'join' }>): void {
    const joined = this.#desk.join(ticket, person, this);
    if (joined.ok) this.#begin(joined.seat, joined.isResumed);
    else this.refuse(joined.code);
  }

  #begin(seat: GuestSeat, isResumed: boolean): void {
    const { town } = this.#desk;
    this.#seat = seat;
    this.#given = seat.scans.acknowledged;
    this.#send({
      kind: 'seat',
      ticket: seat.ticket,
      isResumed,
      lost: seat.scans.lost,
      ...seat.guest,
      clock: town.clock(),
      pace: town.pace(),
      utcOffsetMinutes: town.utcOffsetMinutes,
      bornAt: town.bornAt,
      transmitPowerDbm: town.transmitPowerDbm,
    });
    seat.attach(this);
    if (seat.history !== null) this.onHistory(seat.history);
    this.#give();
  }

  /** Gives scans while the other side takes them; goes on when what was sent has gone. */
  #give(): void {
    const seat = this.#seat;
    while (seat !== null && this.#isOpen() && this.#socket.bufferedAmount < mostBuffered) {
      const { sequence, scans } = seat.scans.after(this.#given, scansPerMessage);
      if (scans.length === 0) return;
      this.#given = sequence;
      const wire = scans.map(({ second, heard, others }) => ({
        second,
        heard: heard.map(({ beacon, strengthDbm }) => [toBase64(beacon), strengthDbm] as const),
        others,
      }));
      this.#send({ kind: 'scans', sequence, scans: wire }, () => this.#give());
    }
  }

  #tellClock(): void {
    if (this.#seat === null || this.#socket.bufferedAmount > mostBuffered) return;
    const { town } = this.#desk;
    this.#send({ kind: 'clock', clock: town.clock(), pace: town.pace() });
  }

  #ping(): void {
    if (!this.#isAnswered) this.#socket.terminate();
    else if (this.#isOpen()) this.#socket.ping();
    this.#isAnswered = false;
  }

  #takeAllowance(): boolean {
    const now = performance.now();
    this.#allowance = Math.min(burst, this.#allowance + ((now - this.#allowedAt) / 1000) * perSecond);
    this.#allowedAt = now;
    this.#allowance--;
    return this.#allowance >= 0;
  }

  #isOpen(): boolean {
    return !this.#isOver && this.#socket.readyState === this.#socket.OPEN;
  }

  #send(told: RadioTold, sent: () => void = () => {}): void {
    if (this.#isOpen()) this.#socket.send(JSON.stringify(told), () => sent());
  }

  #close(code: number, reason: string): void {
    if (this.#isOver) return;
    this.#end();
    this.#socket.close(code, reason);
    // Whoever does not answer the closing is cut off.
    const cut = setTimeout(() => this.#socket.terminate(), whileClosingMilliseconds);
    cut.unref();
    this.#socket.once('close', () => clearTimeout(cut));
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const timer of this.#timers) clearInterval(timer);
    this.#desk.wentAway(this);
  }
}
