// SPDX-License-Identifier: GPL-3.0-only
// People who move and meet, as a run needs them: a recording, or a generated town.
import type { ScanDuty } from '../air/scan-schedule.ts';
import type { AirSlice } from '../air/trace-air.ts';
import type { ContactTruth } from '../trace/contact-truth.ts';

/** When a run takes place, and with how many people: what its clock and its draws go by. */
export interface RunPlan {
  readonly people: number;
  readonly utcOffsetMinutes: number;
  /** Unix seconds of the local midnight at which the run begins, and of its end. */
  readonly startUnix: number;
  readonly endUnix: number;
  /** Local midnights of the days on which cases may be sampled. */
  readonly sampleDays: readonly number[];
}

export interface World {
  readonly people: number;
  /** Who hears whom, slice by slice from the run's start to its end. */
  air(options: WorldAirOptions): Iterable<AirSlice>;
}

/** A world that also knows what really happened in it; asked when the run is over. */
export interface WorldWithTruth extends World, RunPlan {
  truth(): ContactTruth;
}

export interface WorldAirOptions {
  readonly seed: number;
  readonly duty: ScanDuty;
  readonly sliceSeconds: number;
  readonly hasApp: (person: number) => boolean;
  /** Whose scans are asked for, among those with the app; the slices may have others too. */
  readonly listens: (person: number) => boolean;
  readonly transmitPowerDbm: (person: number) => number;
}
