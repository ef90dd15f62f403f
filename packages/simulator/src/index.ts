// SPDX-License-Identifier: GPL-3.0-only
// People, air and phones against the real server.
export { type ScanDuty, scanDuty } from './air/scan-schedule.ts';
export {
  type GeneratedProvince,
  generateProvince,
  type ProvinceSettings,
  provinceYear,
} from './province/generate-province.ts';
export { insertProvince } from './province/insert-province.ts';
export type * from './radio/radio-messages.ts';
export {
  defaultReplaySettings,
  type ReplayResult,
  type ReplaySettings,
  replayTrace,
} from './replay/replay-trace.ts';
export {
  defaultTownSettings,
  leastTownDays,
  runTown,
  type TownResult,
  type TownSettings,
} from './run/run-town.ts';
export type { Score } from './run/score-warnings.ts';
export { openTour, type Tour } from './tour/open-tour.ts';
export type * from './tour/tour-api.ts';
export type { TourOptions } from './tour/tour-options.ts';
