// SPDX-License-Identifier: GPL-3.0-only
// Scans that wait for a phone, numbered without gaps, kept until they are acknowledged or too many.
import type { RadioScan } from '@bluezone/phone';

export class ScanQueue {
  readonly #most: number;
  #scans: RadioScan[] = [];
  #first: number;
  #lost = 0;

  /** @param first number of the first scan */
  constructor(most: number, first: number) {
    this.#most = most;
    this.#first = first;
  }

  get length(): number {
    return this.#scans.length;
  }

  /** Scans that were thrown away because too many waited. */
  get lost(): number {
    return this.#lost;
  }

  /** The scan before the oldest that is kept. */
  get acknowledged(): number {
    return this.#first - 1;
  }

  /** Adds scans; when too many wait, the oldest go. */
  push(scans: readonly RadioScan[]): void {
    for (const scan of scans) this.#scans.push(scan);
    const tooMany = this.#scans.length - this.#most;
    if (tooMany <= 0) return;
    this.#scans = this.#scans.slice(tooMany);
    this.#first += tooMany;
    this.#lost += tooMany;
  }

  /** Up to `limit` scans that follow number `sequence`, with the number of the last of them. */
  after(
    sequence: number,
    limit: number,
  ): { readonly sequence: number; readonly scans: readonly RadioScan[] } {
    const skip = Math.max(0, sequence + 1 - this.#first);
    const scans = this.#scans.slice(skip, skip + limit);
    return { sequence: this.#first + Math.min(skip, this.#scans.length) + scans.length - 1, scans };
  }

  /** Forgets scans up to a number. */
  acknowledge(sequence: number): void {
    const done = Math.min(this.#scans.length, Math.max(0, sequence + 1 - this.#first));
    this.#scans = this.#scans.slice(done);
    this.#first += done;
  }
}
