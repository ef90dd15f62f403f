// SPDX-License-Identifier: GPL-3.0-only
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../router/frame-route.tsx';

export const configurationRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/configuration',
    component: lazyRouteComponent(() => import('./configuration-screen.tsx'), 'ConfigurationScreen'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/configuration/parameters',
    component: lazyRouteComponent(() => import('./parameters-screen.tsx'), 'ParametersScreen'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/configuration/notices',
    component: lazyRouteComponent(() => import('./notices-screen.tsx'), 'NoticesScreen'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/configuration/sunset',
    component: lazyRouteComponent(() => import('./sunset-screen.tsx'), 'SunsetScreen'),
  }),
] as const;
