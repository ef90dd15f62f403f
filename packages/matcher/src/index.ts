// SPDX-License-Identifier: GPL-3.0-only
export { confirmCandidates, type Match } from './confirm-candidates.ts';
export type {
  Candidates,
  HeardColumns,
  KeyColumns,
  LogStatistics,
  MatchEngine,
  MatchOptions,
  PreparedLog,
} from './match-engine.ts';
export { createTypescriptEngine } from './typescript-engine.ts';
