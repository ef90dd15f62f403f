// SPDX-License-Identifier: GPL-3.0-only
export { arrangeContacts, type ContactTrace, RECORD_SECONDS } from './contact-trace.ts';
export { type CameraPositions, readCameraPositions } from './dp3t/camera-positions.ts';
export { readScenarioTable, type ScenarioScan } from './dp3t/scenario-table.ts';
export {
  type Advertisement,
  advertisementsOf,
  type HeardAdvertisement,
  type OwnAdvertisement,
} from './hci/advertising.ts';
export {
  type AdvertisingStructure,
  advertisingStructures,
  serviceDataOf,
} from './hci/advertising-structures.ts';
export { BtsnoopReader, type HciPacket } from './hci/btsnoop-reader.ts';
export { LineReader, maximumLineLength } from './line-reader.ts';
export { type PhoneLogLine, parsePhoneLogLine } from './mit/phone-log.ts';
export { DEFAULT_TRACE_LIMITS, readContactTrace, type TraceLimits } from './read-contact-trace.ts';
export type { TraceError, TraceErrorCode, TraceResult } from './result.ts';
export { type BadLine, readSightingLine, type ScanLine, type SightingLine } from './sighting-line.ts';
export {
  minutesByPairAndDay,
  type PairDay,
  type TraceStatistics,
  traceStatistics,
} from './trace-statistics.ts';
export { writeContactTrace } from './write-contact-trace.ts';
