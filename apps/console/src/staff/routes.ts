// SPDX-License-Identifier: GPL-3.0-only
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../router/frame-route.tsx';

export const staffRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/staff',
    component: lazyRouteComponent(() => import('./staff-screen.tsx'), 'StaffScreen'),
  }),
] as const;
