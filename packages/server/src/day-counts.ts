// SPDX-License-Identifier: GPL-3.0-only
// Counts that show when their UTC day is over: for what tells that one phone or person did something.
import { utcDayAt } from '@bluezone/protocol';

export class DayCounts {
  readonly #clock: () => number;
  #day = Number.NaN;
  #today = new Map<string, number>();
  #yesterday: ReadonlyMap<string, number> = new Map();

  /** @param clock unix seconds */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  #turn(): void {
    const day = utcDayAt(this.#clock());
    if (day === this.#day) return;
    this.#yesterday = day === this.#day + 1 ? this.#today : new Map();
    this.#today = new Map();
    this.#day = day;
  }

  add(name: string): void {
    this.#turn();
    this.#today.set(name, (this.#today.get(name) ?? 0) + 1);
  }

  /** Counts of the last whole UTC day by name; empty for a process that did not live then. */
  ofYesterday(): ReadonlyMap<string, number> {
    this.#turn();
    return this.#yesterday;
  }
}
