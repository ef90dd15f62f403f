// SPDX-License-Identifier: GPL-3.0-only
// Who sits in the visitor's seat: one at a time. Whoever shows its ticket gets it back for some minutes; whoever leaves
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
  | { readonly ok: true; readonly seat: GuestSeat; readonly isResumed: boolean; readonly guest: RadioGuest }
  | { readonly ok: false; readonly code: RadioErrorCode };

const ticketBytes = 16;

export class RadioDesk {
  readonly town: RadioTown;
  readonly #random: Random;
  readonly #awayMilliseconds: number;
  #seat: GuestSeat | null = null;
  #line: SeatedLine | null = null;
  #expiry: ReturnType<typeof setTimeout> | undefined;
  #lastFirst = 0;

  /** @param awayMilliseconds for how long a seat is kept for a visitor who went away */
  constructor(town: RadioTown, random: Random, awayMilliseconds: number) {
    this.town = town;
    this.#random = random;
    this.#awayMilliseconds = awayMilliseconds;
  }

  join(ticket: string | null, line: SeatedLine): Joined {
    if (this.town.isOpening()) return { ok: false, code: 'radio.opening' };
    const { guest } = this.town;
    if (guest === null) return { ok: false, code: 'radio.nobody' };
    const isResumed = this.#seat !== null;
    if (isResumed && ticket !== this.#seat?.ticket) return { ok: false, code: 'radio.taken' };
    this.#seat ??= GuestSeat.take(this.town, toHex(this.#random.bytes(ticketBytes)), this.#firstNumber());
    if (this.#seat === null) return { ok: false, code: 'radio.taken' };
    clearTimeout(this.#expiry);
    const before = this.#line;
    this.#line = line;
    before?.refuse('radio.moved');
    return { ok: true, seat: this.#seat, isResumed, guest };
  }

  /** A connection has ended: its seat waits for a while. */
  wentAway(line: SeatedLine): void {
    if (this.#line !== line) return;
    this.#line = null;
    this.#seat?.detach();
    this.#expiry = setTimeout(() => this.#free(), this.#awayMilliseconds);
    this.#expiry.unref();
  }

  /** The visitor leaves. */
  left(line: SeatedLine): void {
    if (this.#line === line) this.#free();
  }

  close(): void {
    this.#free();
  }

  #free(): void {
    clearTimeout(this.#expiry);
    this.#line = null;
    this.#seat?.leave();
    this.#seat = null;
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
