// SPDX-License-Identifier: GPL-3.0-only
import { expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { emptyStore, noon } from '../testing/test-server.ts';
import { jobRounds } from './job-rounds.ts';
import type { RunningRole } from './role.ts';

test('two rounds of one process never run at once, and one that fails keeps no other from running', async () => {
  const store = await emptyStore();
  let running = 0;
  let most = 0;
  let refreshed = 0;
  const role = {
    role: 'exposure',
    refresh: async () => {
      refreshed++;
      most = Math.max(most, ++running);
      await new Promise((resume) => setImmediate(resume));
      running--;
      if (refreshed === 1) throw new Error('broken');
    },
    jobs: [],
  } as unknown as RunningRole;
  const round = jobRounds([role], store, (length) => new Uint8Array(length), silentLog);
  const rounds = [noon, noon + 1, noon + 2].map((now) => round(now));
  expect((await Promise.allSettled(rounds)).map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
  expect([refreshed, most]).toEqual([3, 1]);
});
