// SPDX-License-Identifier: GPL-3.0-only
export { enEstimator } from './en-estimator.ts';
export {
  type Certainty,
  type DayResult,
  type Degree,
  type DegreeReportType,
  type DegreeResult,
  type DistanceBand,
  type Doubt,
  type DurationBand,
  type Encounter,
  type ExposureEstimator,
  type ExposureSettings,
  exposureSettings,
  type MatchedSighting,
  type MinutesByBucket,
  type Reason,
  type ScanInstance,
} from './estimator.ts';
