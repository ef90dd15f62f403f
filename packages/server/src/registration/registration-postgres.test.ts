// SPDX-License-Identifier: GPL-3.0-only
// Where statements really run at the same time, as the desk's own database role.
import { noPostgres, whyNoPostgres } from '../testing/postgres.ts';
import { runOnPostgres } from '../testing/run-on-postgres.ts';
import { registrationContract } from './registration-contract.ts';

runOnPostgres('registration');

registrationContract({ name: `PostgreSQL${whyNoPostgres}`, isLeftOut: noPostgres });
