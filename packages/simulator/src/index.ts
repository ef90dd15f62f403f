// SPDX-License-Identifier: GPL-3.0-only
// People, air and phones against the real server.
export { parseScanDuty, type ScanDuty, scanDuty } from './air/scan-schedule.ts';
export { defaultReplaySettings, type ReplaySettings } from './replay/replay-settings.ts';
export { type ReplayResult, replayTrace } from './replay/replay-trace.ts';
export type { Score } from './replay/score-warnings.ts';
