// SPDX-License-Identifier: GPL-3.0-only
// Counts of the current hour, in memory alone: a row with an hour in it could tell when somebody registered. Each process
// counts for itself, and begins anew when it starts; the limits of a day stand in the database and hold for all.

const hourSeconds = 3600;

export class HourlyCounts {
  #hour = Number.NaN;
  readonly #counts = new Map<string, number>();

  #turn(now: number): void {
    const hour = Math.floor(now / hourSeconds);
    if (hour === this.#hour) return;
    this.#hour = hour;
    this.#counts.clear();
  }

  of(name: string, now: number): number {
    this.#turn(now);
    return this.#counts.get(name) ?? 0;
  }

  add(name: string, now: number, count = 1): void {
    this.#counts.set(name, this.of(name, now) + count);
  }

  /** True at the first time in an hour. */
  isFirst(name: string, now: number): boolean {
    this.add(name, now);
    return this.of(name, now) === 1;
  }
}

/** Seconds to the next full hour, at least 1. */
export function secondsToNextHour(now: number): number {
  return hourSeconds - (Math.floor(now) % hourSeconds);
}
