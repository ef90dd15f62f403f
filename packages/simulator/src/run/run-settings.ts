// SPDX-License-Identifier: GPL-3.0-only
import { DEFAULT_SCAN_DUTY, type ScanDuty } from '../air/scan-schedule.ts';

/** What a run over any world may vary. */
export interface RunSettings {
  readonly seed: number;
  /** Confirmed cases, drawn by seed. */
  readonly cases: number;
  /** Share of people whose phone runs the app, 0…1. */
  readonly adoption: number;
  /** Share of people who consent to share and to warn others, 0…1. */
  readonly consent: number;
  readonly duty: ScanDuty;
}

export const defaultRunSettings: RunSettings = {
  seed: 1,
  cases: 40,
  adoption: 1,
  consent: 1,
  duty: DEFAULT_SCAN_DUTY,
};

/** Transmit power of every simulated phone, dBm: a common "medium" setting, stated in every beacon. */
export const runTransmitPowerDbm = -7;

/** A run moves in steps of this length: what was heard in one reaches the phones at its end. */
export const sliceSeconds = 600;
