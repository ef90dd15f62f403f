// SPDX-License-Identifier: GPL-3.0-only
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readServingOptions } from './serving-options.ts';

it('reads port and data folder, and leaves out what is not given', () => {
  expect(readServingOptions({}, '.')).toEqual({ ok: true, value: {} });
  expect(readServingOptions({ port: '0' }, '.')).toEqual({ ok: true, value: { port: 0 } });
  expect(readServingOptions({ port: '65535', data: 'town' }, '.')).toEqual({
    ok: true,
    value: { port: 65_535, data: resolve('town') },
  });
});

it.each(['65536', '-1', '80a', 'http'])('refuses the port %j', (port) => {
  expect(readServingOptions({ port, data: 'town' }, '.')).toEqual({
    ok: false,
    code: 'usage',
    detail: `--port must be a whole number from 0 to 65535, not "${port}"`,
  });
});
