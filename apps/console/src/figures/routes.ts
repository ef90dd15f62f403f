// SPDX-License-Identifier: GPL-3.0-only
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../router/frame-route.tsx';

export const figuresRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/figures',
    component: lazyRouteComponent(() => import('./figures-screen.tsx'), 'FiguresScreen'),
  }),
] as const;
