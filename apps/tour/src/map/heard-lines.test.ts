// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { createHeardLines } from './heard-lines.ts';

const heard = (...lines: [number, number, number][]) => ({
  hearer: lines.map(([hearer]) => hearer),
  peer: lines.map(([, peer]) => peer),
  rssi: lines.map(([, , rssi]) => rssi),
});

it('two who hear each other are one line, of the stronger of both', () => {
  const lines = createHeardLines();
  lines.tell(heard([5, 2, -80], [2, 5, -60]), true);
  expect(lines.count).toBe(1);
  expect([lines.a[0], lines.b[0], lines.mutual[0], lines.shown[0]]).toEqual([2, 5, 1, 1]);
  expect(lines.strength[0]).toBeCloseTo((95 - 60) / 45, 5);
});

it('whom only one heard is told apart', () => {
  const lines = createHeardLines();
  lines.tell(heard([5, 2, -80], [5, 2, -70]), true);
  expect([lines.count, lines.mutual[0]]).toEqual([1, 0]);
});

it('lines come and go slowly, and then they are gone', () => {
  const lines = createHeardLines();
  lines.tell(heard([1, 2, -60]), false);
  expect(lines.shown[0]).toBe(0);
  lines.fade(450);
  expect(lines.shown[0]).toBeCloseTo(0.5, 5);
  lines.fade(450);
  expect([lines.shown[0], lines.isFading]).toEqual([1, false]);
  lines.tell(heard(), false);
  lines.fade(450);
  expect([lines.count, lines.isFading]).toEqual([1, true]);
  lines.fade(450);
  expect([lines.count, lines.isFading]).toEqual([0, false]);
});

it('a line that is heard again while it goes comes back', () => {
  const lines = createHeardLines();
  lines.tell(heard([1, 2, -60], [3, 4, -60]), true);
  lines.tell(heard([3, 4, -60]), false);
  lines.fade(300);
  lines.tell(heard([1, 2, -60], [3, 4, -60]), false);
  lines.fade(2000);
  expect(lines.count).toBe(2);
  expect([...lines.shown.slice(0, 2)]).toEqual([1, 1]);
});

it('more lines than there is room for are left out', () => {
  const lines = createHeardLines();
  const many = Array.from({ length: 4000 }, (_, n): [number, number, number] => [n, n + 5000, -70]);
  lines.tell(heard(...many), true);
  expect(lines.count).toBe(3000);
});
