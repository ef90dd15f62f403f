// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { mirroredStorage } from './mirrored-storage.ts';

it('has what the page read and has the page keep what changes', () => {
  const told: [string, string | null][] = [];
  const storage = mirroredStorage((name, text) => told.push([name, text]));
  storage.fill([['clock', '1']]);
  expect([storage.getItem('clock'), storage.getItem('join')]).toEqual(['1', null]);
  storage.setItem('join', 'pass');
  storage.removeItem('clock');
  expect([storage.getItem('clock'), storage.getItem('join')]).toEqual([null, 'pass']);
  expect(told).toEqual([
    ['join', 'pass'],
    ['clock', null],
  ]);
});

it('believes what another page has written, without having it written again', () => {
  const told: string[] = [];
  const storage = mirroredStorage((name) => told.push(name));
  storage.hear('join', 'theirs');
  expect(storage.getItem('join')).toBe('theirs');
  storage.hear('join', null);
  expect([storage.getItem('join'), told]).toEqual([null, []]);
});
