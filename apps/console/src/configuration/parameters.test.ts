// SPDX-License-Identifier: GPL-3.0-only
import { defaultConfiguration } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { configuration as en } from '../language/en/configuration.ts';
import { configuration as vi } from '../language/vi/configuration.ts';
import {
  type DirectedConfiguration,
  differencesBetween,
  faultIn,
  parameterGroups,
  readNumber,
  valueAt,
  withValueAt,
} from './parameters.ts';

const { scan, matching, exposure, proximity, sharing, polling } = defaultConfiguration;
const usual = { scan, matching, exposure, proximity, sharing, polling } as unknown as DirectedConfiguration;
const paths = Object.values(parameterGroups).flat();

it('has a field or a part of its own for every value that may be directed, and words for it in both languages', () => {
  const own = /^exposure\.(?:infectiousnessByDay\.|addUpPeople$)|^proximity\.models\./;
  const all = differencesBetween({}, usual).map(({ path }) => path);
  expect(all.filter((path) => !own.test(path)).sort()).toEqual([...paths].sort());
  for (const path of paths) expect([vi.parameters[path], en.parameters[path]]).not.toContain(undefined);
  for (const path of paths) expect(typeof valueAt(usual, path)).toBe('number');
});

it('changes one value and leaves the rest as it is', () => {
  const changed = withValueAt(usual, 'exposure.bucketWeights.2', 0.5);
  expect(differencesBetween(usual, changed)).toEqual([
    { path: 'exposure.bucketWeights.2', before: 1, after: 0.5 },
  ]);
  expect(Array.isArray(changed.exposure.bucketWeights)).toBe(true);
});

it('names the value that is out of the protocol’s bounds, and the bound', () => {
  expect(faultIn(usual)).toBe(null);
  expect(faultIn(withValueAt(usual, 'exposure.closeContactMinutes', 500))).toEqual({
    path: 'exposure.closeContactMinutes',
    bound: { is: 'most', value: '120' },
  });
  expect(faultIn(withValueAt(usual, 'proximity.noiseSd', 0))).toMatchObject({
    path: 'proximity.noiseSd',
    bound: { is: 'least', value: '0.5' },
  });
  expect(faultIn(withValueAt(usual, 'scan.windowSeconds', 60.5))?.path).toBe('scan.windowSeconds');
  const slow = withValueAt(withValueAt(usual, 'scan.windowSeconds', 60), 'scan.periodSeconds', 30);
  expect(faultIn(slow)).toEqual({ path: '' });
});

it('accepts a configuration without the estimator', () => {
  expect(faultIn({ ...usual, proximity: null })).toBe(null);
});

it.each([
  ['1,5', 1.5],
  ['-10', -10],
  [' 2 ', 2],
  ['1e9', Number.NaN],
  ['', Number.NaN],
  ['0x10', Number.NaN],
])('reads %j as a number', (text, value) => {
  expect(readNumber(text)).toBe(value);
});
