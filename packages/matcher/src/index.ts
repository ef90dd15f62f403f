// SPDX-License-Identifier: GPL-3.0-only
export { confirmCandidates, type Match } from './confirm-candidates.ts';
export { loadMatchEngine } from './load-match-engine.ts';
export type {
  Candidates,
  HeardColumns,
  KeyColumns,
  LogStatistics,
  MatchEngine,
  MatchOptions,
  PreparedLog,
} from './match-engine.ts';
export { createLocalRunner, type MatchRunner, type RunningLog, type RunOptions } from './match-runner.ts';
export { serveMatching } from './serve-matching.ts';
export { createTypescriptEngine } from './typescript-engine.ts';
export { createWasmEngine } from './wasm-engine.ts';
export type { FromMatchWorker, ToMatchWorker } from './worker-messages.ts';
export {
  createWorkerRunner,
  type MatchWorker,
  type WorkerRunner,
  type WorkerRunnerOptions,
} from './worker-runner.ts';
