// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { findNames, plainLetters } from './find-names.ts';

const names = ['Nguyễn Thu Hà', 'Đặng Văn Ân', 'Hà Minh Thư'].map(plainLetters);

it('names are found without their marks, in any order of the words', () => {
  expect(findNames(names, 'ha ng', 10)).toEqual([0]);
  expect(findNames(names, 'Đặng', 10)).toEqual([1]);
  expect(findNames(names, 'dang an', 10)).toEqual([1]);
  expect(findNames(names, 'thu ha', 10)).toEqual([0, 2]);
});

it('nothing typed finds everybody, up to the most that are shown', () => {
  expect(findNames(names, '  ', 2)).toEqual([0, 1]);
});

it('a word must begin like the name’s', () => {
  expect(findNames(names, 'guyen', 10)).toEqual([]);
});
