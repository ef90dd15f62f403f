// SPDX-License-Identifier: GPL-3.0-only
export { countPeople, type PeopleCount } from './counting/count-people.ts';
export { countLinks, type IdentifierSpan, type RotationRule } from './counting/link-identifiers.ts';
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
export { explainInWords, type Language } from './explain-in-words.ts';
export { ContactFilter, type MinutesEstimate } from './proximity/contact-filter.ts';
export { type ContactDay, estimateContacts, type PeerContact } from './proximity/estimate-contacts.ts';
export {
  groupScans,
  type HeardPeer,
  middleOf,
  type PacketColumns,
  type Scan,
} from './proximity/group-scans.ts';
export { Moves } from './proximity/moves.ts';
export { type EvidenceTaker, observePeers, type PeerScan, type RadioFacts } from './proximity/observe.ts';
export { proximityEstimator } from './proximity/proximity-estimator.ts';
export {
  defaultProximityParameters,
  type ModelCalibration,
  type ProximityParameters,
} from './proximity/proximity-parameters.ts';
export { RadioTables } from './proximity/radio-tables.ts';
export type { ScanEvidence } from './proximity/scan-likelihood.ts';
