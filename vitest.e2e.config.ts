// SPDX-License-Identifier: GPL-3.0-only
// Whole stories through browsers and the real server: minutes long, so `npm run test:e2e` plays them and `npm test` does
// not. Two at a time: each has a server and several browsers, and waits for them most of the time.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['apps/*/src/play-through/*.e2e.ts', 'packages/phone-web/src/*.e2e.ts'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { shuffle: { files: true, tests: true } },
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
