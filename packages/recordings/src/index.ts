// SPDX-License-Identifier: GPL-3.0-only
export { arrangeContacts, type ContactTrace, RECORD_SECONDS } from './contact-trace.ts';
export { DEFAULT_TRACE_LIMITS, readContactTrace, type TraceLimits } from './read-contact-trace.ts';
export type { TraceError, TraceErrorCode, TraceResult } from './result.ts';
export {
  minutesByPairAndDay,
  type PairDay,
  type TraceStatistics,
  traceStatistics,
} from './trace-statistics.ts';
export { writeContactTrace } from './write-contact-trace.ts';
