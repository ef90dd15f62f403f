// SPDX-License-Identifier: GPL-3.0-only
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../router/frame-route.tsx';

export const configurationRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/configuration',
    component: lazyRouteComponent(() => import('./configuration-screen.tsx'), 'ConfigurationScreen'),
  }),
] as const;
