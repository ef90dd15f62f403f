// SPDX-License-Identifier: GPL-3.0-only
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../router/frame-route.tsx';
import { readFiguresSearch } from './figures-search.ts';

export const figuresRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/figures',
    validateSearch: readFiguresSearch,
    component: lazyRouteComponent(() => import('./figures-screen.tsx'), 'FiguresScreen'),
  }),
] as const;
