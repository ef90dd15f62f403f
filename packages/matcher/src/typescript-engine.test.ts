// SPDX-License-Identifier: GPL-3.0-only
import { testMatchEngine } from './testing/engine-contract.ts';
import { createTypescriptEngine } from './typescript-engine.ts';

testMatchEngine(createTypescriptEngine);
