// SPDX-License-Identifier: GPL-3.0-only
// The desks' own tests once more, on PostgreSQL and with each desk's own role: what they need and are not granted fails.
import { beforeAll, describe, test } from 'vitest';
import { noPostgres, whyNoPostgres } from './postgres.ts';
import { runOnPostgres } from './run-on-postgres.ts';
import { forgetSharedKeys } from './test-server.ts';

runOnPostgres('desks', { waitsForDisk: false });

const files = {
  server: () => import('../server.test.ts'),
  'take-report': () => import('../exposure/take-report.test.ts'),
  'take-claim': () => import('../exposure/take-claim.test.ts'),
  withdraw: () => import('../exposure/withdraw.test.ts'),
  publish: () => import('../publishing/publish.test.ts'),
  jobs: () => import('../jobs/jobs.test.ts'),
  cases: () => import('../cases/cases.test.ts'),
  'desk-work': () => import('../cases/desk-work.test.ts'),
  'record-attacks': () => import('../http/record-attacks.test.ts'),
  staff: () => import('../staff/log-in.test.ts'),
  accounts: () => import('../staff/accounts.test.ts'),
  audit: () => import('../audit/audit.test.ts'),
  directives: () => import('../directives/directives.test.ts'),
  registration: () => import('../registration/registration.test.ts'),
};

if (noPostgres) test.skip(`the desks’ tests on PostgreSQL${whyNoPostgres}`, () => undefined);
else
  for (const [name, load] of Object.entries(files))
    describe(`${name} on PostgreSQL`, async () => {
      beforeAll(forgetSharedKeys);
      await load();
    });
