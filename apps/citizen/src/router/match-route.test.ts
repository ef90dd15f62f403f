// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { matchRoute } from './match-route.ts';
import { findRoute, routes } from './routes.ts';

it('takes parameters from an address', () => {
  expect(matchRoute('/history/:day', '/history/2026-06-01')).toEqual({ day: '2026-06-01' });
  expect(matchRoute('/', '/')).toEqual({});
  expect(matchRoute('/info/questions', '/info/questions')).toEqual({});
});

it('refuses what is longer, shorter or empty', () => {
  expect(matchRoute('/history/:day', '/history')).toBeNull();
  expect(matchRoute('/history/:day', '/history/')).toBeNull();
  expect(matchRoute('/history/:day', '/history/a/b')).toBeNull();
  expect(matchRoute('/history', '/ill')).toBeNull();
});

it('leaves an address that is badly written as it is', () => {
  expect(matchRoute('/history/:day', '/history/%zz')).toEqual({ day: '%zz' });
});

it('gives every address one screen, and none to unknown ones', () => {
  expect(new Set(routes.map(({ pattern }) => pattern)).size).toBe(routes.length);
  for (const { pattern } of routes)
    expect(findRoute(pattern.replaceAll(':', ''))?.route.pattern).toBe(pattern);
  expect(findRoute('/nowhere')).toBeNull();
});
