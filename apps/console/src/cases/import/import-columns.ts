// SPDX-License-Identifier: GPL-3.0-only
// Columns that a file may bring, after the WHO's line lists, and which column of a file is likely to be which: by the WHO's name, by
// ours in both languages, and by headings of laboratories, Go.Data and SORMAS.
import type { CasesPaths } from '@bluezone/desk-client';
import { foldText } from '../../language/fold-text.ts';

type BodyOf<P extends '/v1/cases/import' | '/v1/people/import'> =
  CasesPaths[P]['post']['requestBody']['content']['application/json'];
type CaseColumn = keyof BodyOf<'/v1/cases/import'>['rows'][number]['cells'];
type PersonColumn = keyof BodyOf<'/v1/people/import'>['rows'][number]['cells'];

export interface ImportColumn {
  /** As the desk calls it. */
  readonly name: string;
  readonly vi: string;
  readonly en: string;
  /** Other headings, folded. */
  readonly aliases: readonly string[];
  readonly isNeeded: boolean;
}

type Words = readonly [vi: string, en: string, ...aliases: string[]];

const who = {
  patinfo_name: ['Họ và tên', 'Name', 'ho ten', 'ten', 'ten benh nhan', 'full name', 'patient name'],
  patinfo_phone: [
    ...(['Số điện thoại', 'Phone number', 'dien thoai', 'sdt', 'so dt', 'dt', 'phone', 'mobile'] as const),
    ...(['telephone', 'tel', 'mobile number', 'contact number'] as const),
  ],
  patinfo_birth_year: [
    ...(['Năm sinh', 'Year of birth', 'nam sinh', 'ngay sinh', 'ngay thang nam sinh', 'birth year'] as const),
    ...(['dob', 'date of birth', 'birthdate', 'birthdate yyyy'] as const),
  ],
  patinfo_sex: ['Giới tính', 'Sex', 'gioi', 'phai', 'gender'],
  patinfo_resadmin1: [
    ...(['Tỉnh, thành phố', 'Province', 'tinh', 'thanh pho', 'tinh tp', 'tinh thanh', 'region'] as const),
    ...(['ma tinh', 'admin 1', 'city'] as const),
  ],
  patinfo_resadmin2: [
    ...(['Xã, phường', 'Commune', 'xa', 'phuong', 'phuong xa', 'xa phuong dac khu', 'ward'] as const),
    ...(['ma xa', 'admin 2', 'community'] as const),
  ],
  patinfo_address: ['Địa chỉ', 'Address', 'noi o', 'cho o', 'street', 'address line 1'],
} as const satisfies Record<string, Words>;

const caseWords: Readonly<Record<CaseColumn, Words>> = {
  case_id: ['Mã ca bệnh', 'Case identifier', 'ma ca', 'id', 'patinfo id'],
  ...who,
  patinfo_occupation: ['Nghề nghiệp', 'Occupation', 'nghe', 'job'],
  report_date: ['Ngày báo cáo', 'Date of report', 'report date', 'date of reporting'],
  lab_date_taken: [
    ...(['Ngày lấy mẫu', 'Date of sample', 'ngay mau', 'ngay xet nghiem', 'sample date'] as const),
    ...(['date sample taken', 'sample date time', 'collection date'] as const),
  ],
  lab_test: ['Loại xét nghiệm', 'Kind of test', 'xet nghiem', 'phuong phap', 'test type', 'test'],
  lab_date_confirmed: [
    ...(['Ngày khẳng định', 'Date of confirmation', 'ngay ket qua', 'ngay co ket qua'] as const),
    ...(['result date', 'date of result', 'lab resdate'] as const),
  ],
  case_classification: ['Phân loại', 'Classification', 'case classif', 'report classif'],
  clin_date_onset: [
    ...(['Ngày khởi phát', 'Date of onset', 'khoi phat', 'ngay phat benh', 'onset date'] as const),
    ...(['symptom onset', 'patcourse dateonset', 'date of symptoms onset'] as const),
  ],
  clin_symptoms: ['Triệu chứng', 'Symptoms', 'patcourse symptoms'],
  outcome_status: ['Tình trạng', 'Condition', 'outcome', 'patcourse status', 'ket cuc'],
  outcome_date: ['Ngày của tình trạng', 'Date of condition', 'date of outcome', 'ngay ket cuc'],
  expo_contact_case: ['Đã biết là người tiếp xúc', 'Was a known contact', 'was contact'],
  expo_note: ['Tiếp xúc', 'Exposure', 'yeu to dich te', 'exposures', 'epi data'],
  expo_places: ['Nơi đã đến', 'Places', 'dia diem', 'lich trinh'],
  note: ['Ghi chú', 'Note', 'ghi chu', 'notes', 'comments', 'remarks'],
};

const personWords: Readonly<Record<PersonColumn, Words>> = {
  contact_id: ['Mã người tiếp xúc', 'Contact identifier', 'ma f1', 'id'],
  case_id: ['Mã ca bệnh nguồn', 'Identifier of the source case', 'ma ca', 'source case', 'f0'],
  ...who,
  contact_level: ['Mức tiếp xúc', 'Level of contact', 'f', 'loai tiep xuc', 'risk level', 'category'],
  contact_date_last: [
    ...(['Ngày tiếp xúc cuối', 'Date of last contact', 'ngay tiep xuc', 'last contact'] as const),
    ...(['last contact date', 'exposure date', 'ngay tiep xuc gan nhat'] as const),
  ],
  contact_setting: ['Hoàn cảnh tiếp xúc', 'Setting of contact', 'noi tiep xuc', 'contact setting'],
  contact_symptoms: ['Triệu chứng', 'Symptoms'],
  followup_status: ['Theo dõi', 'Follow-up', 'follow up status'],
  followup_last_date: ['Lần theo dõi cuối', 'Date of last follow-up'],
  followup_end_date: ['Theo dõi đến', 'Followed up until', 'follow up until', 'date of end'],
  note: ['Ghi chú', 'Note', 'notes', 'comments', 'remarks'],
};

/** Letters and digits of a heading without marks: "Số ĐT (di động)" and "so_dt" begin alike. */
const foldHeading = (text: string): string =>
  foldText(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const columnsOf = (
  words: Readonly<Record<string, Words>>,
  needed: readonly string[],
): readonly ImportColumn[] =>
  Object.entries(words).map(([name, [vi, en, ...aliases]]) => ({
    ...{ name, vi, en, isNeeded: needed.includes(name) },
    aliases: [name, vi, en, ...aliases].map(foldHeading),
  }));

const caseNeeds: readonly CaseColumn[] = ['patinfo_phone', 'lab_date_taken'];
const personNeeds: readonly PersonColumn[] = ['patinfo_phone', 'patinfo_name', 'contact_date_last'];

export const importKinds = {
  cases: columnsOf(caseWords, caseNeeds),
  people: columnsOf(personWords, personNeeds),
} as const;
export type ImportKind = keyof typeof importKinds;

/** Column of the file → name of the desk's column; null for one that is left out. */
export type Mapping = readonly (string | null)[];

/** How well a heading fits a column: the same words best, then beginning with them, then holding them. */
function fitOf(heading: string, { aliases }: ImportColumn): number {
  let best = 0;
  for (const alias of aliases) {
    if (heading === alias) return 1000;
    if (alias.length < 3) continue;
    if (`${heading} `.startsWith(`${alias} `)) best = Math.max(best, 500 + alias.length);
    else if (` ${heading} `.includes(` ${alias} `)) best = Math.max(best, alias.length);
  }
  return best;
}

/** The likeliest column for each heading; no column is given twice. */
export function guessMapping(headings: readonly string[], columns: readonly ImportColumn[]): Mapping {
  const fits = headings.flatMap((heading, at) =>
    columns.map((column) => ({ at, name: column.name, fit: fitOf(foldHeading(heading), column) })),
  );
  const mapping: (string | null)[] = headings.map(() => null);
  const taken = new Set<string>();
  for (const { at, name } of fits.filter(({ fit }) => fit > 0).sort((a, b) => b.fit - a.fit)) {
    if (mapping[at] !== null || taken.has(name)) continue;
    mapping[at] = name;
    taken.add(name);
  }
  return mapping;
}

/** Whether a first row looks like headings: most of it names columns, or nothing of it holds a digit. */
export function isHeadingRow(row: readonly string[], columns: readonly ImportColumn[]): boolean {
  const named = guessMapping(row, columns).filter((name) => name !== null).length;
  return named >= 2 || (row.length > 1 && row.every((cell) => !/\d/.test(cell)));
}

export interface ImportRow {
  /** Row of the file, from 1; the headings are row 1. */
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Rows as the desk takes them. @param first how many rows of headings stand above them */
export function rowsToSend(
  rows: readonly (readonly string[])[],
  mapping: Mapping,
  first: number,
): ImportRow[] {
  return rows.slice(first).map((cells, i) => ({
    row: i + first + 1,
    cells: Object.fromEntries(
      mapping.flatMap((name, at) => {
        const cell = cells[at] ?? '';
        return name === null || cell === '' ? [] : [[name, cell] as const];
      }),
    ),
  }));
}
