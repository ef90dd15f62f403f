// SPDX-License-Identifier: GPL-3.0-only
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../router/frame-route.tsx';
import { readCasesSearch } from './cases-search.ts';

export const casesRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/cases',
    validateSearch: readCasesSearch,
    component: lazyRouteComponent(() => import('./cases-screen.tsx'), 'CasesScreen'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/cases/new',
    component: lazyRouteComponent(() => import('./new-case-screen.tsx'), 'NewCaseScreen'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/cases/import',
    component: lazyRouteComponent(() => import('./import-cases-screen.tsx'), 'ImportCasesScreen'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/cases/$id',
    component: lazyRouteComponent(() => import('./case-screen.tsx'), 'CaseScreen'),
  }),
] as const;
