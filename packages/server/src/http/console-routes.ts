// SPDX-License-Identifier: GPL-3.0-only
// All that the health authority's staff, and the console, ask of the cases desk.
import type { CaseDesk } from '../cases/case-desk.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { addAccountRoutes } from './account-routes.ts';
import { addAuditRoutes } from './audit-routes.ts';
import { addCaseRoutes } from './case-routes.ts';
import { addChainRoutes } from './chain-routes.ts';
import { addColleagueRoutes } from './colleague-routes.ts';
import { addDirectiveRoutes } from './directive-routes.ts';
import { addFigureRoutes } from './figure-routes.ts';
import { addImportRoutes } from './import-routes.ts';
import { addPeopleRoutes } from './people-routes.ts';
import { addStaffScope } from './staff-access.ts';
import { addStaffRoutes } from './staff-routes.ts';
import { addStatisticsRoutes } from './statistics-routes.ts';
import type { TypedFastify } from './typed-fastify.ts';

/** Mounts everything under one scope, so that each route names its act. */
export function addConsoleRoutes(app: TypedFastify, desk: CaseDesk & StaffDesk, clock: () => number): void {
  addStaffScope(app, desk, clock, (scope) => {
    addStaffRoutes(scope, desk, clock);
    addAccountRoutes(scope, desk, clock);
    addColleagueRoutes(scope, desk);
    addAuditRoutes(scope, desk, clock);
    addDirectiveRoutes(scope, desk, clock);
    addCaseRoutes(scope, desk, clock);
    addImportRoutes(scope, desk, clock);
    addPeopleRoutes(scope, desk, clock);
    addChainRoutes(scope, desk, clock);
    addFigureRoutes(scope, desk, clock);
    addStatisticsRoutes(scope, desk, clock);
  });
}
