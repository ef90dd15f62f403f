// SPDX-License-Identifier: GPL-3.0-only
// A visitor's seat in the town: their radio's plan and the scans that wait for their phone. It outlives a connection, so
// that a page that is loaded again misses nothing.
import type { RadioPlan, RadioScan } from '@bluezone/phone';
import { DEFAULT_SCAN_DUTY, type ScanDuty } from '../air/scan-schedule.ts';
import { DAY_SECONDS } from '../trace/trace-clock.ts';
import type { HistoryProgress } from './radio-messages.ts';
import type { RadioGuest, RadioTown } from './radio-town.ts';
import { ScanQueue } from './scan-queue.ts';

/** Scans that wait at most; a day and a half of the densest plan. */
const mostWaiting = 4096;
/** The past is made no faster than the phone takes it: while so many wait, it rests. */
const mostOfHistoryWaiting = 1024;

/** Who is at the other end while a connection is open. */
export interface SeatEar {
  onScans(): void;
  onHistory(progress: HistoryProgress): void;
}

type Place = NonNullable<ReturnType<RadioTown['seatGuest']>>;

export class GuestSeat {
  readonly guest: RadioGuest;
  /** 32 hexadecimal characters; a secret between the server and one browser. */
  readonly ticket: string;
  readonly scans: ScanQueue;
  readonly #town: RadioTown;
  readonly #seatedAt: number;
  readonly #place: Place;
  #duty: ScanDuty = DEFAULT_SCAN_DUTY;
  #ear: SeatEar | null = null;
  #history: HistoryProgress | null = null;
  /** Scans of the present wait while those of the past come, so that the phone gets all in their order. */
  #held: RadioScan[] | null = null;
  #room: (() => void) | null = null;
  #isLeft = false;

  /** Takes a guest's place; null when it is taken. @param first number of the first scan */
  static take(town: RadioTown, guest: RadioGuest, ticket: string, first: number): GuestSeat | null {
    const early: RadioScan[] = [];
    let seat: GuestSeat | null = null;
    const place = town.seatGuest(guest.person, (scans) => {
      if (seat === null) early.push(...scans);
      else seat.#hear(scans);
    });
    if (place === null) return null;
    seat = new GuestSeat(town, guest, ticket, first, place);
    seat.#hear(early);
    return seat;
  }

  private constructor(town: RadioTown, guest: RadioGuest, ticket: string, first: number, place: Place) {
    this.guest = guest;
    this.ticket = ticket;
    this.scans = new ScanQueue(mostWaiting, first);
    this.#town = town;
    this.#seatedAt = town.clock();
    this.#place = place;
  }

  /** How far the past that was asked for last has come; null when none was. */
  get history(): HistoryProgress | null {
    return this.#history;
  }

  attach(ear: SeatEar): void {
    this.#ear = ear;
  }

  detach(): void {
    this.#ear = null;
  }

  plan(plan: RadioPlan): void {
    this.#duty = {
      windowSeconds: plan.scanWindowSeconds,
      periodSeconds: plan.scanPeriodSeconds,
      periodAfterSightingSeconds: plan.scanPeriodAfterSightingSeconds,
    };
    this.#place.plan(plan);
  }

  acknowledge(sequence: number): void {
    this.scans.acknowledge(sequence);
    if (this.scans.length < mostOfHistoryWaiting) this.#room?.();
  }

  /**
   * Gives the scans of the last `days` before `before`, but nothing from after the visitor sat down. While one past is
   * being given, another is not begun.
   */
  recall(days: number, before: number | null): void {
    if (this.#history?.state === 'running') return;
    const to = Math.min(before ?? this.#seatedAt, this.#seatedAt);
    const from = Math.min(to, Math.max(this.#town.bornAt, to - days * DAY_SECONDS));
    void this.#recall(from, to);
  }

  /** Gives the place free; scans and plan are forgotten. */
  leave(): void {
    if (this.#isLeft) return;
    this.#isLeft = true;
    this.#ear = null;
    this.#place.leave();
    this.#room?.();
  }

  #hear(scans: readonly RadioScan[]): void {
    if (this.#isLeft) return;
    if (this.#held !== null) {
      for (const scan of scans) this.#held.push(scan);
      if (this.#held.length > 2 * mostWaiting) this.#held = this.#held.slice(-mostWaiting);
      return;
    }
    this.scans.push(scans);
    this.#ear?.onScans();
  }

  #tell(progress: HistoryProgress): void {
    this.#history = progress;
    this.#ear?.onHistory(progress);
  }

  async #recall(from: number, to: number): Promise<void> {
    this.#held = [];
    let until = from;
    this.#tell({ state: 'running', from, to, until });
    try {
      for await (const piece of this.#town.recall(this.guest.person, from, to, this.#duty)) {
        if (this.#isLeft) return;
        until = piece.until;
        this.scans.push(piece.scans);
        this.#ear?.onScans();
        this.#tell({ state: 'running', from, to, until });
        await this.#untilThereIsRoom();
        if (this.#isLeft) return;
      }
      this.#tell({ state: 'done', from, to, until: to });
    } catch (error) {
      if (this.#isLeft) return;
      this.#tell({ state: 'failed', from, to, until });
      this.#town.onFault(error);
    } finally {
      const held = this.#held ?? [];
      this.#held = null;
      this.#hear(held);
    }
  }

  async #untilThereIsRoom(): Promise<void> {
    if (this.#isLeft || this.scans.length < mostOfHistoryWaiting) return;
    await new Promise<void>((resume) => {
      this.#room = resume;
    });
    this.#room = null;
  }
}
