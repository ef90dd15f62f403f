// SPDX-License-Identifier: GPL-3.0-only
// All addresses below /console/. Each area is loaded when somebody first goes there.
import { createRoute, createRouter } from '@tanstack/react-router';
import { accountRoutes } from '../account/routes.ts';
import { auditRoutes } from '../audit/routes.ts';
import { casesRoutes } from '../cases/routes.ts';
import { chainsRoutes } from '../chains/routes.ts';
import { configurationRoutes } from '../configuration/routes.ts';
import { figuresRoutes } from '../figures/routes.ts';
import { peopleRoutes } from '../people/routes.ts';
import { Start } from '../shell/start.tsx';
import { staffRoutes } from '../staff/routes.ts';
import { frameRoute } from './frame-route.tsx';

const startRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  component: Start,
});

export const router = createRouter({
  basepath: '/console',
  routeTree: frameRoute.addChildren([
    startRoute,
    ...casesRoutes,
    ...peopleRoutes,
    ...chainsRoutes,
    ...figuresRoutes,
    ...staffRoutes,
    ...auditRoutes,
    ...configurationRoutes,
    ...accountRoutes,
  ]),
  defaultPreload: 'intent',
  defaultPendingMs: 300,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
