// SPDX-License-Identifier: GPL-3.0-only
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { folderOfCaller } from './folder-of-caller.mjs';

const caller = tmpdir();
const npm = { npm_lifecycle_event: 'demo', INIT_CWD: caller };

it.each([
  ['npm called from elsewhere', '/project', npm, caller],
  ['npm that does not say from where', '/project', { npm_lifecycle_event: 'demo' }, '/project'],
  ['npm called from a folder that is gone', '/project', { ...npm, INIT_CWD: '/gone/since' }, '/project'],
  ['a program that npm started, in a folder of its own', '/elsewhere', npm, '/elsewhere'],
  ['a shell', '/project', { INIT_CWD: caller }, '/project'],
])('paths are meant from where the caller stood: %s', (_, current, env, expected) => {
  expect(folderOfCaller('/project', current, env)).toBe(expected);
});
