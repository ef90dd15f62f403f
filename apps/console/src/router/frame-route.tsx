// SPDX-License-Identifier: GPL-3.0-only
// The root of all addresses. Areas hang their routes on it, each in a file of its own.
import { createRootRoute } from '@tanstack/react-router';
import { Frame } from '../shell/frame.tsx';
import { NotFound, ScreenFailed } from '../shell/not-found.tsx';

export const frameRoute = createRootRoute({
  component: Frame,
  notFoundComponent: NotFound,
  errorComponent: ScreenFailed,
});
