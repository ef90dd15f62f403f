// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { vietnamProvinces } from '../registration/vietnam-provinces.ts';
import { communeNamed, communesOf, isProvince, provinceNamed, provinceWith } from './communes.ts';

it('has the 3,321 communes of 34 provinces, each with a code of its own', () => {
  const all = vietnamProvinces.flatMap(({ code }) => communesOf(code));
  expect(all.length).toBe(3321);
  expect(new Set(all.map(({ code }) => code)).size).toBe(3321);
  expect(all.filter(({ kind }) => kind === 'ward').length).toBe(687);
  expect(all.filter(({ kind }) => kind === 'special-zone').length).toBe(13);
  for (const { code, name } of all) {
    expect(code).toMatch(/^\d{5}$/);
    expect(name).toBe(name.trim().normalize('NFC'));
  }
  for (const { code } of vietnamProvinces) {
    expect(isProvince(code)).toBe(true);
    for (const commune of communesOf(code)) expect(provinceWith(commune.code)).toBe(code);
  }
});

it('finds a province and a commune as people write them', () => {
  for (const text of ['79', 'Hồ Chí Minh', 'TP. Hồ Chí Minh', 'thành phố hồ chí minh', 'ho chi minh city'])
    expect(provinceNamed(text)).toBe('79');
  expect(provinceNamed('4')).toBe('04');
  for (const text of ['', '99', 'Hà Tây', 'constructor']) expect(provinceNamed(text)).toBeUndefined();
  const code = communeNamed('01', 'Phường Hoàn Kiếm');
  expect(code).toBe('00070');
  for (const text of ['hoan kiem', 'P. Hoàn Kiếm', '00070', '70'])
    expect(communeNamed('01', text)).toBe(code);
  expect(communeNamed('79', 'Hoàn Kiếm')).toBeUndefined();
  expect(communeNamed('79', '00070')).toBeUndefined();
});
