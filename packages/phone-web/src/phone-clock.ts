// SPDX-License-Identifier: GPL-3.0-only
// The clock that a phone of the demonstration believes: the town's, told now and then and gone on with in between, also
// over a reload without the server. Everywhere else it is the device's own.

export interface PhoneClock {
  /** Unix seconds, with fractions. */
  now(): number;
  /** @param unix the town's clock; @param pace its seconds per second */
  tell(unix: number, pace: number): void;
  forget(): void;
}

/** What a town told last. */
export interface ToldClock {
  readonly unix: number;
  readonly pace: number;
  /** Unix milliseconds by the device's clock. */
  readonly deviceAt: number;
}

/** Written down at most this often, milliseconds. */
const keepingMilliseconds = 5000;
/** A town that says nothing for so long may stand still: from then on its time goes as the device's does, milliseconds. */
const longestSilence = 10_000;

/** Unix seconds, with fractions, by what a town told last. @param at unix milliseconds by the device's clock */
export function timeBy(told: ToldClock | null, at: number): number {
  if (told === null) return at / 1000;
  const passed = at - told.deviceAt;
  const followed = Math.min(Math.max(passed, 0), longestSilence);
  return told.unix + (told.pace * followed + (passed - followed)) / 1000;
}

/**
 * @param name under which this browser remembers what was told last
 * @param device unix milliseconds
 * @param onTold follows the clock: given what holds now, at once and after each change
 */
export function phoneClock(
  name: string,
  device: () => number = Date.now,
  onTold: (told: ToldClock | null) => void = () => {},
): PhoneClock {
  let told = readTold(name);
  let kept = Number.NEGATIVE_INFINITY;
  onTold(told);
  return {
    now: () => timeBy(told, device()),
    tell(unix, pace) {
      told = { unix, pace, deviceAt: device() };
      onTold(told);
      if (told.deviceAt - kept < keepingMilliseconds && told.deviceAt >= kept) return;
      kept = told.deviceAt;
      keep(name, told);
    },
    forget() {
      told = null;
      onTold(null);
      keep(name, null);
    },
  };
}

function readTold(name: string): ToldClock | null {
  try {
    const told = JSON.parse(localStorage.getItem(name) ?? 'null') as Partial<ToldClock> | null;
    const isWhole =
      told !== null && [told.unix, told.pace, told.deviceAt].every((value) => Number.isFinite(value));
    return isWhole ? (told as ToldClock) : null;
  } catch {
    return null;
  }
}

function keep(name: string, told: ToldClock | null): void {
  try {
    if (told === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(told));
  } catch {
    // Then the device's own clock is all there is until the town is asked again.
  }
}
