// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { fillSeries } from './series.ts';

const days = { from: '2026-02-27', to: '2026-03-02' };

it('fills days without a count with zeros, over the end of a month', () => {
  const points = [{ key: '2026-02-28', value: 3 }];
  expect(fillSeries({ axis: 'day', unit: 'cases', points }, days.from, days.to)).toEqual([
    { key: '2026-02-27', value: 0 },
    { key: '2026-02-28', value: 3 },
    { key: '2026-03-01', value: 0 },
    { key: '2026-03-02', value: 0 },
  ]);
});

it('makes no zero of a share of nothing', () => {
  const points = [{ key: '2026-03-01', value: 0.5 }];
  expect(fillSeries({ axis: 'day', unit: 'share', points }, days.from, days.to)).toEqual(points);
});

it('fills classes between the least and the greatest, and loses none of the far ones', () => {
  const points = [
    { key: '-1', value: 1 },
    { key: '2', value: 4 },
    { key: '300', value: 2 },
  ];
  const filled = fillSeries({ axis: 'days', unit: 'cases', points }, days.from, days.to);
  expect(filled.slice(0, 4)).toEqual([
    { key: '-1', value: 1 },
    { key: '0', value: 0 },
    { key: '1', value: 0 },
    { key: '2', value: 4 },
  ]);
  expect(filled.at(-1)).toEqual({ key: '≥29', value: 2 });
  expect(filled.reduce((sum, { value }) => sum + value, 0)).toBe(7);
  expect(fillSeries({ axis: 'count', unit: 'cases', points: [] }, days.from, days.to)).toEqual([]);
});

it('shows provinces with the most cases first', () => {
  const points = [
    { key: '01', value: 2 },
    { key: '79', value: 9 },
  ];
  expect(fillSeries({ axis: 'province', unit: 'provinces', points }, days.from, days.to)[0]?.key).toBe('79');
});
