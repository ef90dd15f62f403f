// SPDX-License-Identifier: GPL-3.0-only
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../router/frame-route.tsx';
import { readPeopleSearch } from './people-search.ts';

export const peopleRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/people',
    validateSearch: readPeopleSearch,
    component: lazyRouteComponent(() => import('./people-screen.tsx'), 'PeopleScreen'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/people/import',
    component: lazyRouteComponent(() => import('./import-people-screen.tsx'), 'ImportPeopleScreen'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/people/$id',
    component: lazyRouteComponent(() => import('./person-screen.tsx'), 'PersonScreen'),
  }),
] as const;
