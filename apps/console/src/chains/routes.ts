// SPDX-License-Identifier: GPL-3.0-only
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../router/frame-route.tsx';
import { readChainsSearch } from './chains-search.ts';

export const chainsRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/chains',
    validateSearch: readChainsSearch,
    component: lazyRouteComponent(() => import('./chains-screen.tsx'), 'ChainsScreen'),
  }),
] as const;
