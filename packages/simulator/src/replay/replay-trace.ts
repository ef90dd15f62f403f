// SPDX-License-Identifier: GPL-3.0-only
// Recorded meetings of real people as the world of a run. A trace's t = 0 is local midnight.
import { type ContactTrace, traceStatistics } from '@bluezone/recordings';
import { createTraceAir } from '../air/trace-air.ts';
import { defaultRunSettings, type RunSettings } from '../run/run-settings.ts';
import { type RunResult, runWorld } from '../run/run-world.ts';
import type { WorldWithTruth } from '../run/world.ts';
import { type ContactTruth, createContactTruth } from '../trace/contact-truth.ts';
import { joinContacts } from '../trace/pair-contacts.ts';
import {
  type CivilDate,
  createTraceClock,
  DAY_SECONDS,
  DEFAULT_START_DATE,
  type TraceClock,
} from '../trace/trace-clock.ts';

/** What a replay of recorded meetings may vary. */
export interface ReplaySettings extends RunSettings {
  readonly startDate: CivilDate;
  /** Days the run goes on after the recording ends. */
  readonly daysAfter: number;
}

export const defaultReplaySettings: ReplaySettings = {
  ...defaultRunSettings,
  startDate: DEFAULT_START_DATE,
  daysAfter: 2,
};

/** What a replay found. */
export interface ReplayResult extends RunResult {
  readonly people: number;
  readonly records: number;
  readonly pairs: number;
  readonly pairDaysOver15: number;
}

/** The recording as a world; sample days are the local days on which anybody met. */
export function traceWorld(trace: ContactTrace, settings: ReplaySettings): WorldWithTruth {
  const clock = createTraceClock(trace, settings.startDate);
  const truth = createContactTruth(joinContacts(trace, clock));
  const endUnix = clock.endUnix + settings.daysAfter * DAY_SECONDS;
  return {
    people: trace.people,
    utcOffsetMinutes: clock.utcOffsetMinutes,
    startUnix: clock.startUnix,
    endUnix,
    sampleDays: daysWithContacts(truth, clock),
    air: ({ sliceSeconds, ...options }) =>
      createTraceAir(trace, clock, options).slices(clock.startUnix, endUnix, sliceSeconds),
    truth: () => truth,
  };
}

function daysWithContacts(truth: ContactTruth, clock: TraceClock): number[] {
  const days: number[] = [];
  for (let start = clock.startUnix; start < clock.endUnix; start += DAY_SECONDS) {
    const anybody = Array.from({ length: truth.people }, (_, person) => person).some(
      (person) => truth.contactsOf(person, start, start + DAY_SECONDS).length > 0,
    );
    if (anybody) days.push(start);
  }
  return days;
}

/** Replays a recording through the whole loop. `onProgress` is told the share done, 0…1, and the simulated day. */
export async function replayTrace(
  trace: ContactTrace,
  settings: ReplaySettings,
  onProgress?: (share: number, day: string) => void,
): Promise<ReplayResult> {
  const clock = createTraceClock(trace, settings.startDate);
  const { people, records, pairs, pairDaysOver15 } = traceStatistics(trace, clock.zeroUnix);
  const found = await runWorld(traceWorld(trace, settings), settings, onProgress);
  return { people, records, pairs, pairDaysOver15, ...found };
}
