// SPDX-License-Identifier: GPL-3.0-only
import { ok } from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Net } from '../ports.ts';
import { fetchAllowed, isAllowedPath } from './fetch-allowed.ts';

const hash = 'a'.repeat(64);

it.each(['/v1/index', `/v1/configurations/${hash}.json`, `/v1/exports/${hash}.zip`])(
  '%s is allowed',
  (path) => {
    expect(isAllowedPath(path)).toBe(true);
  },
);

it.each([
  '',
  '/',
  '/v1/index/',
  '/v1/index?phone=1',
  '/v1/index#a',
  '/v1/index\n',
  'v1/index',
  '//v1/index',
  'https://example.org/v1/index',
  `/v1/exports/${hash}`,
  `/v1/exports/${hash.toUpperCase()}.zip`,
  `/v1/exports/${hash}.zip?x`,
  `/v1/exports/../${hash}.zip`,
  `/v1/configurations/${hash}.zip`,
  '/v1/posts',
])('%j is not allowed, and asking for it is a bug', async (path) => {
  expect(isAllowedPath(path)).toBe(false);
  const net: Net = { get: async () => ok(new Uint8Array(0)), post: async () => ok(new Uint8Array(0)) };
  await expect(fetchAllowed(net, path)).rejects.toThrow(RangeError);
});

it('no text but the three forms is allowed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (path) => {
      const isForm = /^\/v1\/(?:index|configurations\/[0-9a-f]{64}\.json|exports\/[0-9a-f]{64}\.zip)$/.test(
        path,
      );
      expect(isAllowedPath(path)).toBe(isForm && !path.endsWith('\n'));
    }),
    { seed: 1 },
  );
});

it('an answer longer than the limit or than the index told is refused', async () => {
  const net: Net = {
    get: async (path) => ok(new Uint8Array(path === '/v1/index' ? 256 * 1024 + 1 : 101)),
    post: async () => ok(new Uint8Array(0)),
  };
  expect(await fetchAllowed(net, '/v1/index')).toMatchObject({ code: 'net.too-large' });
  expect(await fetchAllowed(net, `/v1/exports/${hash}.zip`, 100)).toMatchObject({ code: 'net.too-large' });
  expect(await fetchAllowed(net, `/v1/exports/${hash}.zip`, 101)).toMatchObject({ ok: true });
});
