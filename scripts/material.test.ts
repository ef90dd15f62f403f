// SPDX-License-Identifier: GPL-3.0-only
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { locateMaterial } from './material.mjs';

it('tests get absolute paths, so that a test in another folder finds them', () => {
  const { environment, problems } = locateMaterial({ BLUEZONE_DATASETS: 'scripts', OTHER: 'x' }, false);
  expect(environment).toEqual({ BLUEZONE_DATASETS: resolve('scripts'), OTHER: 'x' });
  expect(problems).toEqual([]);
});

it('a variable that names no folder is a problem', () => {
  const { problems } = locateMaterial(
    { BLUEZONE_VECTORS: 'not-there', BLUEZONE_DATASETS: 'package.json' },
    false,
  );
  expect(problems).toEqual([
    expect.stringContaining('BLUEZONE_DATASETS names package.json, which is not a folder'),
    expect.stringContaining('BLUEZONE_VECTORS names not-there, which is not a folder'),
  ]);
});

it('a variable that is not set is a problem only where everything is required', () => {
  expect(locateMaterial({}, false).problems).toEqual([]);
  expect(locateMaterial({}, true).problems).toHaveLength(2);
});
