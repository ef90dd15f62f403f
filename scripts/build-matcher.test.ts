// SPDX-License-Identifier: GPL-3.0-only
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { compileMatcher, moduleSource } from './build-matcher.mjs';
import { root } from './root.mjs';

it('the bytes in the package are what its sources compile to (else: npm run build:matcher)', async () => {
  const kept = readFileSync(`${root}/packages/matcher/src/wasm-module.ts`, 'utf8');
  const bytes = await compileMatcher();
  expect(moduleSource(bytes)).toBe(kept);
  expect(gzipSync(bytes, { level: 9 }).length).toBeLessThan(5 * 1024);
});
