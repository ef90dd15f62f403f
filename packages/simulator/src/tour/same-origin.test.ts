// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { isSameOrigin } from './same-origin.ts';

const own = { host: '127.0.0.1:8420', origin: 'http://127.0.0.1:8420', fetchSite: 'same-origin', port: 8420 };

it('answers its own page and tools of this machine', () => {
  expect(isSameOrigin(own)).toBe(true);
  expect(isSameOrigin({ ...own, host: 'localhost:8420', origin: 'http://localhost:8420' })).toBe(true);
  expect(isSameOrigin({ ...own, origin: undefined, fetchSite: undefined })).toBe(true);
  expect(isSameOrigin({ ...own, origin: undefined, fetchSite: 'none' })).toBe(true);
});

it('refuses other sites, other ports, sandboxed pages and rebound names', () => {
  expect(isSameOrigin({ ...own, origin: 'https://elsewhere.example' })).toBe(false);
  expect(isSameOrigin({ ...own, origin: 'http://127.0.0.1:9000' })).toBe(false);
  expect(isSameOrigin({ ...own, origin: 'null' })).toBe(false);
  expect(isSameOrigin({ ...own, origin: undefined, fetchSite: 'cross-site' })).toBe(false);
  expect(isSameOrigin({ ...own, origin: undefined, fetchSite: 'same-site' })).toBe(false);
  const rebound = 'elsewhere.example:8420';
  expect(isSameOrigin({ ...own, host: rebound, origin: `http://${rebound}` })).toBe(false);
  expect(isSameOrigin({ ...own, host: undefined })).toBe(false);
});
