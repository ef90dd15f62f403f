// SPDX-License-Identifier: GPL-3.0-only
// Duty cycles side by side: what each costs, how many meetings it credits, and how many short ones it credits too much.
import { type Currents, type Duty, percentPerDay } from './duty-cycle.ts';
import { type Air, creditMeetings, shareCredited } from './meetings.ts';

/** What a meeting of a quarter of an hour shall be credited with at least, minutes. */
export const enoughMinutes = 10;
const quarterOfAnHour = 900;
/** A meeting that should not be taken for ten minutes, seconds. */
const shortMeeting = 420;

export interface Weighed {
  readonly duty: Duty;
  readonly percentPerDay: number;
  /** Share of 15-minute meetings credited with 10 minutes or more, at 10 % and at 25 % blocked scans. */
  readonly credited10of15: number;
  readonly credited10of15At25PercentBlocked: number;
  /** Share of 7-minute meetings credited with 10 minutes or more. */
  readonly credited10of7: number;
  /** Scans of a 15-minute meeting that heard the other at 10 % blocked scans, mean. */
  readonly looks: number;
}

export interface Effort {
  readonly meetings: number;
  readonly seed: number;
}

/** Credited share of 15-minute meetings. */
export async function creditedOf15(duty: Duty, air: Air, effort: Effort): Promise<number> {
  const credited = await creditMeetings({ duty, air, meetingSeconds: quarterOfAnHour, ...effort });
  return shareCredited(credited, enoughMinutes);
}

/** Weighs one duty cycle in the air given, but for its blocked scans. */
export async function weigh(
  duty: Duty,
  currents: Currents,
  hoursAmongOthers: number,
  air: Omit<Air, 'blocked'>,
  effort: Effort,
): Promise<Weighed> {
  const common = { duty, air: { ...air, blocked: 0.1 }, ...effort };
  const whole = await creditMeetings({ ...common, meetingSeconds: quarterOfAnHour });
  const short = await creditMeetings({ ...common, meetingSeconds: shortMeeting });
  return {
    duty,
    percentPerDay: percentPerDay(currents, duty, hoursAmongOthers),
    credited10of15: shareCredited(whole, enoughMinutes),
    credited10of15At25PercentBlocked: await creditedOf15(duty, { ...air, blocked: 0.25 }, effort),
    credited10of7: shareCredited(short, enoughMinutes),
    looks: whole.reduce((sum, { looks }) => sum + looks, 0) / whole.length,
  };
}

/** What a duty cycle must do to be chosen. */
export interface Wanted {
  readonly credited10of15: number;
  /** At most. */
  readonly credited10of7: number;
  readonly looks: number;
}

/** The cheapest duty cycle that does what is wanted; null when none does. */
export function cheapest(weighed: readonly Weighed[], wanted: Wanted): Weighed | null {
  const fit = weighed.filter(
    (each) =>
      each.credited10of15 >= wanted.credited10of15 &&
      each.credited10of7 <= wanted.credited10of7 &&
      each.looks >= wanted.looks,
  );
  return fit.toSorted((a, b) => a.percentPerDay - b.percentPerDay)[0] ?? null;
}
