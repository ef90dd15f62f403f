// SPDX-License-Identifier: GPL-3.0-only
// The desk tells only what it counted: days and classes without a count are zeros here, so that charts and tables show the same.
import type { CasesPaths } from '@bluezone/desk-client';
import { addDays, daysBetween } from '../language/format.ts';

export type FigureList = CasesPaths['/v1/figures']['get']['responses'][200]['content']['application/json'];
export type Figure = FigureList['figures'][number];
export type FigureName = Figure['name'];

export interface Point {
  readonly key: string;
  readonly value: number;
}

/** Longest run of classes without a gap; what lies beyond is put together in the last. */
const mostClasses = 30;

/** All days of a time, or all classes from the least to the greatest; other axes as they are, the greatest first. */
export function fillSeries(
  figure: Pick<Figure, 'axis' | 'points' | 'unit'>,
  from: string,
  to: string,
): Point[] {
  const values = new Map(figure.points.map(({ key, value }) => [key, value]));
  if (figure.axis === 'day') {
    const count = Math.max(0, daysBetween(from, to) + 1);
    const days = Array.from({ length: count }, (_, i) => addDays(from, i));
    // A share of nothing is no zero.
    const shown = figure.unit === 'share' ? days.filter((day) => values.has(day)) : days;
    return shown.map((key) => ({ key, value: values.get(key) ?? 0 }));
  }
  if (figure.axis === 'days' || figure.axis === 'count') {
    const keys = figure.points.map(({ key }) => Number(key));
    if (keys.length === 0) return [];
    const first = Math.min(0, ...keys);
    const last = Math.max(...keys);
    const classes = Math.min(mostClasses, last - first + 1);
    const filled = Array.from({ length: classes }, (_, i) => ({
      key: String(first + i),
      value: values.get(String(first + i)) ?? 0,
    }));
    const beyond = figure.points
      .filter(({ key }) => Number(key) >= first + classes)
      .reduce((sum, { value }) => sum + value, 0);
    const end = filled.at(-1);
    if (beyond > 0 && end !== undefined) filled.push({ key: `≥${Number(end.key) + 1}`, value: beyond });
    return filled;
  }
  return [...figure.points].sort((a, b) => b.value - a.value);
}

/** The greatest value of several series, for one scale over all of them. */
export const greatestOf = (series: readonly (readonly Point[])[]): number =>
  series.flat().reduce((most, { value }) => Math.max(most, value), 0);
