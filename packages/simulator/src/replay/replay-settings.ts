// SPDX-License-Identifier: GPL-3.0-only
import { DEFAULT_SCAN_DUTY, type ScanDuty } from '../air/scan-schedule.ts';
import { type CivilDate, DEFAULT_START_DATE } from '../trace/trace-clock.ts';

/** What a replay of recorded meetings may vary. */
export interface ReplaySettings {
  readonly seed: number;
  /** Confirmed cases, drawn by seed. */
  readonly cases: number;
  /** Share of people whose phone runs the app, 0…1. */
  readonly adoption: number;
  /** Share of people who consent to share and to warn others, 0…1. */
  readonly consent: number;
  readonly duty: ScanDuty;
  readonly startDate: CivilDate;
  /** Days the run goes on after the recording ends. */
  readonly daysAfter: number;
}

export const defaultReplaySettings: ReplaySettings = {
  seed: 1,
  cases: 40,
  adoption: 1,
  consent: 1,
  duty: DEFAULT_SCAN_DUTY,
  startDate: DEFAULT_START_DATE,
  daysAfter: 2,
};

/** Transmit power of every simulated phone, dBm: a common "medium" setting, stated in every beacon. */
export const replayTransmitPowerDbm = -7;
