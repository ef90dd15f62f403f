// SPDX-License-Identifier: GPL-3.0-only
import type { MatchEngine } from './match-engine.ts';
import { createTypescriptEngine } from './typescript-engine.ts';
import { createWasmEngine } from './wasm-engine.ts';

let loading: Promise<MatchEngine> | undefined;

/** The fastest engine that the platform runs, made at the first call and shared by all that follow. */
export function loadMatchEngine(): Promise<MatchEngine> {
  loading ??= createWasmEngine().then((engine) => engine ?? createTypescriptEngine());
  return loading;
}
