// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { guessMapping, importKinds, isHeadingRow, rowsToSend } from './import-columns.ts';

it('knows headings of laboratories in Vietnamese', () => {
  expect(
    guessMapping(
      [
        'STT',
        'Họ tên',
        'Năm sinh',
        'Giới',
        'Số ĐT',
        'Phường/Xã',
        'Tỉnh/TP',
        'Ngày lấy mẫu',
        'Ngày có kết quả',
      ],
      importKinds.cases,
    ),
  ).toEqual([
    ...[null, 'patinfo_name', 'patinfo_birth_year', 'patinfo_sex', 'patinfo_phone', 'patinfo_resadmin2'],
    ...['patinfo_resadmin1', 'lab_date_taken', 'lab_date_confirmed'],
  ]);
});

it('knows the WHO’s names, and English headings of other systems', () => {
  const names = importKinds.cases.map(({ name }) => name);
  expect(guessMapping(names, importKinds.cases)).toEqual(names);
  expect(
    guessMapping(
      ['Full name', 'Mobile number', 'Date of birth', 'Gender', 'Date of symptoms onset', 'Sample date'],
      importKinds.cases,
    ),
  ).toEqual([
    ...['patinfo_name', 'patinfo_phone', 'patinfo_birth_year', 'patinfo_sex'],
    ...['clin_date_onset', 'lab_date_taken'],
  ]);
  expect(guessMapping(['Name', 'Phone', 'Last contact date', 'Category'], importKinds.people)).toEqual([
    ...['patinfo_name', 'patinfo_phone', 'contact_date_last', 'contact_level'],
  ]);
});

it('gives no column twice and leaves strange headings out', () => {
  const mapping = guessMapping(['phone', 'phone number', 'mobile', '???', ''], importKinds.cases);
  expect(mapping.filter((name) => name === 'patinfo_phone')).toHaveLength(1);
  expect(mapping.slice(3)).toEqual([null, null]);
});

it('tells headings from a first row of people', () => {
  expect(isHeadingRow(['Họ tên', 'SĐT'], importKinds.cases)).toBe(true);
  expect(isHeadingRow(['Nguyễn Văn An', '0912345678', '01/06/2026'], importKinds.cases)).toBe(false);
});

it('sends what was mapped, with the row it stands in, and leaves empty cells out', () => {
  const rows = [
    ['Tên', 'x', 'SĐT'],
    ['An', 'y', '0912345678'],
    ['', 'y', '0987654321', 'more'],
  ];
  expect(rowsToSend(rows, ['patinfo_name', null, 'patinfo_phone'], 1)).toEqual([
    { row: 2, cells: { patinfo_name: 'An', patinfo_phone: '0912345678' } },
    { row: 3, cells: { patinfo_phone: '0987654321' } },
  ]);
});
