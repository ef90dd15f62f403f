// SPDX-License-Identifier: GPL-3.0-only
// The time by the desk's clock: the one of this computer may be wrong, and days and deadlines are the desk's.

let offsetSeconds = 0;

/** Unix seconds at the desk, as far as its answers told; this computer's before the first one. */
export function deskNow(): number {
  return Date.now() / 1000 + offsetSeconds;
}

/** @param date the header of an answer that has just come */
export function hearDeskClock(date: string | null): void {
  const told = date === null ? Number.NaN : Date.parse(date) / 1000;
  if (Number.isNaN(told)) return;
  // The header has whole seconds and was written a moment ago: less than this is no error of a clock.
  const apart = told - Date.now() / 1000;
  offsetSeconds = Math.abs(apart) < 5 ? 0 : apart;
}
