// SPDX-License-Identifier: GPL-3.0-only
// One run for the whole repository. Files and tests are shuffled; the seed is printed, and `--sequence.seed` repeats it.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'packages/**/*.test.ts',
      'apps/**/*.test.{ts,tsx}',
      'scripts/*.test.ts',
      'tests/*.test.ts',
      'bench/**/*.test.ts',
      'native/ios/**/*.test.ts',
    ],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { shuffle: { files: true, tests: true } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
