// SPDX-License-Identifier: GPL-3.0-only
import type { PersonState } from '@bluezone/simulator';
import { expect, it } from 'vitest';
import { drawingOrder, markOf, newlyMarked, stateInWords } from './marks.ts';

const person = (index: number, changed: Partial<PersonState> = {}): PersonState => ({
  index,
  phone: 'on',
  exposure: 'none',
  isCase: false,
  report: null,
  claim: null,
  ...changed,
});
const words = { none: 'none', F1: 'f1', F2: 'f2', case: 'f0', off: 'off', guest: 'guest' };

it('a case is marked as a case, whatever their phone says', () => {
  expect(markOf(person(0, { isCase: true, exposure: 'F1' }))).toBe('case');
  expect(markOf(person(0, { exposure: 'F2' }))).toBe('F2');
  expect(markOf(undefined)).toBe('none');
});

it('a mark says in words also that a phone is off', () => {
  expect(stateInWords(person(0, { exposure: 'F1', phone: 'off' }), words)).toBe('f1, off');
  expect(stateInWords(person(0), words)).toBe('none');
});

it('what matters most is drawn last', () => {
  const people = [
    person(0, { isCase: true }),
    person(1),
    person(2, { exposure: 'F1' }),
    person(3, { exposure: 'F2' }),
  ];
  expect([...drawingOrder(people, 5)]).toEqual([1, 4, 3, 2, 0]);
});

it('only those light up whose mark became more serious', () => {
  const before = [person(0), person(1, { exposure: 'F1' }), person(2, { exposure: 'F2' }), person(3)];
  const now = [
    person(0, { exposure: 'F2' }),
    person(1),
    person(2, { exposure: 'F1' }),
    person(3),
    person(4, { isCase: true }),
  ];
  expect(newlyMarked(before, now)).toEqual([0, 2]);
  expect(newlyMarked(now, now)).toEqual([]);
});
