// SPDX-License-Identifier: GPL-3.0-only
// People, air and phones against the real server.
export { type ScanDuty, scanDuty } from './air/scan-schedule.ts';
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
export { openTour, type Tour, type TourOptions } from './scene/open-tour.ts';
export type {
  CheckFacts,
  LeaveFacts,
  PhoneVerdict,
  PublishedFile,
  StepId,
} from './scene/scene-facts.ts';
export type {
  ShownTable,
  ShownValue,
  TourColumns,
  TourMeeting,
  TourPerson,
  TourPreview,
  TourStep,
  TourView,
} from './scene/tour-view.ts';
