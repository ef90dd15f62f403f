// SPDX-License-Identifier: GPL-3.0-only
import { noPostgres, whyNoPostgres } from '../testing/postgres.ts';
import { runOnPostgres } from '../testing/run-on-postgres.ts';
import { storeContract } from './store-contract.ts';

runOnPostgres('contract');

storeContract({ name: `PostgreSQL${whyNoPostgres}`, isLeftOut: noPostgres });
