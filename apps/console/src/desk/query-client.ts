// SPDX-License-Identifier: GPL-3.0-only
import { QueryClient } from '@tanstack/react-query';
import { problemOf } from './problem.ts';

/** Answers live in memory only: nothing of a person is kept by the browser. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      // Without a network the question waits, and what is known stays on the screen.
      networkMode: 'online',
      retry: (tries, error) => problemOf(error).isPassing && tries < 3,
      retryDelay: (tries) => Math.min(1000 * 2 ** tries, 15_000),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
