// SPDX-License-Identifier: GPL-3.0-only
// The contract once more with enough keys at every time that the module, not the plain expander, finds the matches.
import type { MatchEngine } from './match-engine.ts';
import { testMatchEngine } from './testing/engine-contract.ts';
import { createWasmEngine } from './wasm-engine.ts';

const engine = (await createWasmEngine()) as MatchEngine;

testMatchEngine(() => engine, 120);
