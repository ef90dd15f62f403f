// SPDX-License-Identifier: GPL-3.0-only
// Staff for tests, without accounts: what a route knows of whoever called it. For tests only.
import type { Actor } from '../cases/actor.ts';
import type { CaseDesk } from '../cases/case-desk.ts';
import { demoSettings } from '../settings.ts';
import type { StaffRole } from '../staff/may.ts';
import type { TestServer } from './test-server.ts';

/** Sees the whole country. */
export const nationalActor: Actor = {
  ...{ username: 'quoc-gia', role: 'supervisor', level: 'national' },
  ...{ province: null, communes: [] },
};

/** Sees one province. */
export const provinceActor = (province: string, role: StaffRole = 'supervisor'): Actor => ({
  ...{ username: `tinh-${province}`, role, level: 'province', province, communes: [] },
});

/** Sees some communes of a province. */
export const areaActor = (province: string, communes: readonly string[]): Actor => ({
  ...{ username: `khu-vuc-${province}`, role: 'investigator', level: 'area', province, communes },
});

/** The cases desk of a test's server. */
export const caseDeskOf = (t: TestServer): CaseDesk => ({
  ...{ cases: t.store.cases, audit: t.store.audit, numberKey: t.keys.casesNumberKey },
  ...{ random: t.random, settings: demoSettings(), senders: [t.inbox.sender] },
});
