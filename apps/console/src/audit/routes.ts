// SPDX-License-Identifier: GPL-3.0-only
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../router/frame-route.tsx';
import { readAuditFilter } from './audit-filter.ts';

export const auditRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/audit',
    validateSearch: readAuditFilter,
    component: lazyRouteComponent(() => import('./acts-screen.tsx'), 'ActsScreen'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/audit/seals',
    component: lazyRouteComponent(() => import('./seals-screen.tsx'), 'SealsScreen'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/audit/check',
    component: lazyRouteComponent(() => import('./check-screen.tsx'), 'CheckScreen'),
  }),
] as const;
