// SPDX-License-Identifier: GPL-3.0-only
// Who sits in the visitors' seats: one in each. Whoever shows a seat's ticket gets it back for some minutes; whoever leaves
// gives it free at once.
import type { Random } from '@bluezone/phone';
import { toHex } from '@bluezone/protocol';
import { GuestSeat } from './guest-seat.ts';
import type { RadioErrorCode } from './radio-messages.ts';
import type { RadioGuest, RadioTown } from './radio-town.ts';

/** A connection, as the desk ends it. */
export interface SeatedLine {
  refuse(code: RadioErrorCode): void;
}

export type Joined =
  | { readonly ok: true; readonly seat: GuestSeat; readonly isResumed: boolean }
  | { readonly ok: false; readonly code: RadioErrorCode };

interface Sitting {
  readonly seat: GuestSeat;
  line: SeatedLine | null;
  expiry: ReturnType<typeof setTimeout> | undefined;
}

const ticketBytes = 16;

export class RadioDesk {
  readonly town: RadioTown;
  readonly #random: Random;
  readonly #awayMilliseconds: number;
  readonly #sittings = new Map<number, Sitting>();
  /** Places that were left, the one left last at the end: a visitor who comes back finds their own more often. */
  readonly #left: number[] = [];
  #lastFirst = 0;

  /** @param awayMilliseconds for how long a seat is kept for a visitor who went away */
  constructor(town: RadioTown, random: Random, awayMilliseconds: number) {
    this.town = town;
    this.#random = random;
    this.#awayMilliseconds = awayMilliseconds;
  }

  /** @param person the resident whose phone this was before, or null */
  join(ticket: string | null, person: number | null, line: SeatedLine): Joined {
    if (this.town.isOpening()) return { ok: false, code: 'radio.opening' };
    if (this.town.guests.length === 0) return { ok: false, code: 'radio.nobody' };
    const resumed = this.#sittingOf(ticket);
    const sitting = resumed ?? this.#sitDown(person);
    if (sitting === null) return { ok: false, code: 'radio.taken' };
    clearTimeout(sitting.expiry);
    const before = sitting.line;
    sitting.line = line;
    before?.refuse('radio.moved');
    return { ok: true, seat: sitting.seat, isResumed: resumed !== null };
  }

  /** A connection has ended: its seat waits for a while. */
  wentAway(line: SeatedLine): void {
    const sitting = this.#at(line);
    if (sitting === null) return;
    sitting.line = null;
    sitting.seat.detach();
    sitting.expiry = setTimeout(() => this.#free(sitting), this.#awayMilliseconds);
    sitting.expiry.unref();
  }

  /** The visitor leaves. */
  left(line: SeatedLine): void {
    const sitting = this.#at(line);
    if (sitting !== null) this.#free(sitting);
  }

  close(): void {
    for (const sitting of [...this.#sittings.values()]) this.#free(sitting);
  }

  #sittingOf(ticket: string | null): Sitting | null {
    if (ticket === null) return null;
    return [...this.#sittings.values()].find(({ seat }) => seat.ticket === ticket) ?? null;
  }

  #at(line: SeatedLine): Sitting | null {
    return [...this.#sittings.values()].find((sitting) => sitting.line === line) ?? null;
  }

  #sitDown(person: number | null): Sitting | null {
    const guest = this.#freePlace(person);
    if (guest === null) return null;
    const ticket = toHex(this.#random.bytes(ticketBytes));
    const seat = GuestSeat.take(this.town, guest, ticket, this.#firstNumber());
    if (seat === null) return null;
    const sitting = { seat, line: null, expiry: undefined };
    this.#sittings.set(guest.person, sitting);
    return sitting;
  }

  /** The place that was asked for, if it is one; otherwise one that nobody had, or had the longest ago. */
  #freePlace(person: number | null): RadioGuest | null {
    const { guests } = this.town;
    const wanted = guests.find((each) => each.person === person);
    if (wanted !== undefined) return this.#sittings.has(wanted.person) ? null : wanted;
    const free = guests.filter((each) => !this.#sittings.has(each.person));
    free.sort((a, b) => this.#left.indexOf(a.person) - this.#left.indexOf(b.person));
    return free[0] ?? null;
  }

  #free(sitting: Sitting): void {
    const { person } = sitting.seat.guest;
    clearTimeout(sitting.expiry);
    sitting.line = null;
    if (this.#sittings.get(person) !== sitting) return;
    this.#sittings.delete(person);
    const before = this.#left.indexOf(person);
    if (before >= 0) this.#left.splice(before, 1);
    this.#left.push(person);
    sitting.seat.leave();
  }

  /**
   * Numbers go up from seat to seat and from start to start of the server, for a phone remembers the last one that it
   * read: they begin at the microseconds since 1970.
   */
  #firstNumber(): number {
    this.#lastFirst = Math.max(this.#lastFirst + 1, Date.now() * 1000);
    return this.#lastFirst;
  }
}
