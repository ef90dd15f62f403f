// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { atLevel, faultOf, type Grant, levelsWithin } from './account.ts';

const grant: Grant = { role: 'investigator', level: 'area', province: '01', communes: ['00070'] };

it('offers no level wider than one’s own', () => {
  expect(levelsWithin({ level: 'national' })).toEqual(['national', 'province', 'area']);
  expect(levelsWithin({ level: 'province' })).toEqual(['province', 'area']);
  expect(levelsWithin({ level: 'area' })).toEqual(['area']);
});

it('keeps the province of an administrator of a province, and drops communes outside of an area', () => {
  expect(atLevel(grant, 'province', { province: '79' })).toMatchObject({ province: '79', communes: [] });
  expect(atLevel(grant, 'national', { province: null })).toMatchObject({ province: null, communes: [] });
});

it('names what is missing', () => {
  expect(faultOf(grant)).toBe(null);
  expect(faultOf({ ...grant, communes: [] })).toBe('communes');
  expect(faultOf({ ...grant, level: 'province', province: null })).toBe('province');
  expect(faultOf({ ...grant, level: 'national', province: null, communes: [] })).toBe(null);
});
