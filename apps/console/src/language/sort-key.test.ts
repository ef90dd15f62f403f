// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { sortKey } from './sort-key.ts';

const family =
  'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh Ăn Ân An Ơn Ôn On Ưng Ung';
const given =
  'an ản ãn án ạn àn Bình Binh Bính Bỉnh Chi Dũng Dung Đức Hà Hạ Há Hả Hã Hương Hường Phượng Phường Yến Yên Ý Y';
const names = family.split(' ').flatMap((a) => given.split(' ').map((b) => `${a} ${b}`));
const compare = (a: string, b: string) => (sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0);

it('has the order of Intl.Collator for Vietnamese', () => {
  const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'accent' });
  const shuffled = names
    .map((name, i) => ({ name, at: (i * 7919) % names.length }))
    .sort((a, b) => a.at - b.at);
  const ours = shuffled.map(({ name }) => name).sort(compare);
  for (const [i, name] of ours.entries())
    expect(collator.compare(ours[Math.max(0, i - 1)] as string, name), name).toBeLessThanOrEqual(0);
});

it('goes by the size of numbers, and takes composed and decomposed letters as the same', () => {
  expect(compare('Phường 2', 'Phường 12')).toBe(-1);
  expect(sortKey('Đặng'.normalize('NFD'))).toBe(sortKey('đặng'));
});
