// SPDX-License-Identifier: GPL-3.0-only
// Values as laboratories and spreadsheets write them.
import { dateText, type Symptom } from '@bluezone/protocol';
import { dayOfDate } from './record-day.ts';
import { folded } from './search-text.ts';

/** Days between 1 January 1970 and day 0 of spreadsheets, 30 December 1899. */
const spreadsheetEpoch = 25_569;

/** "2026-03-01", "1/3/2026", "01-03-2026", "1.3.2026" (day first, as in Vietnam), or a spreadsheet's number: YYYY-MM-DD. */
export function readDate(text: string): string | undefined {
  const plain = text.trim().replace(/[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?$/, '');
  const numbered = /^(\d{5})(?:\.0*)?$/.exec(plain);
  if (numbered !== null) return dateText(Number(numbered[1]) - spreadsheetEpoch);
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain);
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(plain);
  const [year, month, day] =
    yearFirst === null
      ? [dayFirst?.[3], dayFirst?.[2], dayFirst?.[1]]
      : [yearFirst[1], yearFirst[2], yearFirst[3]];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return dayOfDate(date) === undefined ? undefined : date;
}

/** A year, or the year of a date. */
export function readBirthYear(text: string): number | undefined {
  const plain = text.trim();
  if (/^(?:18|19|20)\d{2}(?:\.0*)?$/.test(plain)) return Math.trunc(Number(plain));
  const date = readDate(plain);
  return date === undefined ? undefined : Number(date.slice(0, 4));
}

/** A number of which a spreadsheet took the zero before, or which a guard against formulas marked. */
export function readPhone(text: string): string {
  const plain = text.trim().replace(/^'/, '');
  const digits = plain.replace(/[\s.()-]/g, '').replace(/\.0+$/, '');
  return /^[35789]\d{8}$/.test(digits) ? `0${digits}` : plain;
}

const words = <T extends string>(table: Readonly<Record<T, string>>): ReadonlyMap<string, T> =>
  new Map(
    (Object.entries(table) as [T, string][]).flatMap(([value, texts]) =>
      [value, ...texts.split(',')].map((text) => [folded(text), value] as const),
    ),
  );

export const sexWords = words({ female: 'nữ,f,2,nu', male: 'nam,m,1', other: 'khác' });
export const testWords = words({
  pcr: 'rt-pcr,realtime pcr,rrt-pcr,xét nghiệm pcr,nat',
  antigen: 'ag,test nhanh,xét nghiệm nhanh,nhanh,kháng nguyên,rdt,rapid',
  other: 'khác',
});
export const classificationWords = words({
  confirmed: 'xác định,khẳng định,dương tính,positive',
  probable: 'có thể',
  suspected: 'nghi ngờ,nghi nhiễm,suspect',
  discarded: 'loại trừ,âm tính,not a case,negative',
});
export const healthWords = words({
  'at-home': 'tại nhà,ở nhà,home',
  hospital: 'nhập viện,bệnh viện,điều trị,hospitalised,hospitalized',
  recovered: 'khỏi bệnh,khỏi,ra viện,recovered,alive',
  died: 'tử vong,chết,dead,death',
});
const symptomWords = words<Symptom>({
  fever: 'sốt',
  cough: 'ho',
  'sore-throat': 'đau họng,sore throat',
  'shortness-of-breath': 'khó thở,shortness of breath,dyspnoea',
  'loss-of-smell-or-taste': 'mất vị giác,mất khứu giác,mất mùi,loss of smell,loss of taste',
  tiredness: 'mệt,mệt mỏi,fatigue',
  'runny-nose': 'sổ mũi,chảy mũi,runny nose',
  diarrhoea: 'tiêu chảy,diarrhea',
});

export const readWord = <T extends string>(table: ReadonlyMap<string, T>, text: string): T | undefined =>
  table.get(folded(text));

/** Symptoms between commas, semicolons or bars; undefined when one of them has no name here. */
export function readSymptoms(text: string): Symptom[] | undefined {
  const found = new Set<Symptom>();
  for (const each of text.split(/[,;|+]/)) {
    const plain = folded(each);
    if (plain === '' || plain === 'khong' || plain === 'none' || plain === 'no') continue;
    const symptom = symptomWords.get(plain);
    if (symptom === undefined) return undefined;
    found.add(symptom);
  }
  return [...found];
}

/** Whether a spreadsheet would work out a cell: it is kept as text, and whoever imports it is told. */
export const isFormula = (text: string): boolean => /^[=@\t\r]|^[+-](?![\d\s().]*$)/.test(text);
