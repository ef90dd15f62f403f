// SPDX-License-Identifier: GPL-3.0-only
// Whole stories through browsers and the real `npm start`: minutes long, so `npm run test:e2e` plays them and `npm test`
// does not. One after another, since each has a town and several browsers.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['apps/*/src/play-through/*.e2e.ts'],
    pool: 'forks',
    maxWorkers: 1,
    sequence: { shuffle: { files: true, tests: true } },
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
