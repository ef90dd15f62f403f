// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { connectionUrl, withRole } from './connection-url.ts';

it.each([
  [
    'postgresql://owner:secret@host:5433/bz?sslmode=verify-full',
    'postgresql://bluezone_cases:pw@host:5433/bz?sslmode=verify-full',
  ],
  [
    'postgres://owner@/bz?host=/run/postgresql&port=5433',
    'postgres://bluezone_cases:pw@/bz?host=/run/postgresql&port=5433',
  ],
  ['postgresql://host/bz', 'postgresql://bluezone_cases:pw@host/bz'],
  [
    'postgresql://host/bz?user=owner&password=secret&sslmode=require',
    'postgresql://bluezone_cases:pw@host/bz?sslmode=require',
  ],
])('%j becomes another role’s, and nothing of its own secret is left', (owner, expected) => {
  const other = withRole(owner, 'bluezone_cases', 'pw');
  expect(other).toBe(expected);
  expect(other).not.toContain('secret');
  expect(connectionUrl(other)?.username).toBe('bluezone_cases');
  expect(connectionUrl(other)?.password).toBe('pw');
});

it.each(['', 'host/bz', 'http://host/bz', 'postgresql://host/b z', 'postgresql://[/x'])(
  '%j is no address of a database',
  (text) => {
    expect(connectionUrl(text)).toBeUndefined();
  },
);
