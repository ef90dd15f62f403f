// SPDX-License-Identifier: GPL-3.0-only
// Provinces and communes of the country, by code and by name.
import { folded } from '../cases/search-text.ts';
import { vietnamProvinces } from '../registration/vietnam-provinces.ts';
import { communeTexts } from './vietnam-communes-data.ts';

export interface Commune {
  /** Five digits. */
  readonly code: string;
  readonly name: string;
  readonly kind: 'commune' | 'ward' | 'special-zone';
}

/** The day on which the list was taken from the National Statistics Office. */
export const communesAsOf = '2025-10-18';
export const communesSource = {
  vi: 'Danh mục đơn vị hành chính của Cục Thống kê, mã theo Quyết định 19/2025/QĐ-TTg, hiệu lực từ 1/7/2025.',
  en: 'List of administrative units of the National Statistics Office; codes of Decision 19/2025/QĐ-TTg, in force since 1 July 2025.',
} as const;

const kinds = { x: 'commune', p: 'ward', d: 'special-zone' } as const;
const words = { commune: 'Xã', ward: 'Phường', 'special-zone': 'Đặc khu' } as const;

const communesByProvince = new Map<string, readonly Commune[]>(
  Object.entries(communeTexts).map(([province, text]) => [
    province,
    text.split('|').map((each) => ({
      kind: kinds[each[0] as keyof typeof kinds],
      code: each.slice(1, 6),
      name: each.slice(6),
    })),
  ]),
);
const provinceOfCommune = new Map<string, string>(
  [...communesByProvince].flatMap(([province, communes]) => communes.map(({ code }) => [code, province])),
);

/** Communes of a province; none for a code that is no province's. */
export const communesOf = (province: string): readonly Commune[] => communesByProvince.get(province) ?? [];

export const isProvince = (code: string): boolean => communesByProvince.has(code);

/** The province in which a commune lies. */
export const provinceWith = (commune: string): string | undefined => provinceOfCommune.get(commune);

/** "Phường Hoàn Kiếm". */
const fullCommuneName = ({ kind, name }: Commune): string => `${words[kind]} ${name}`;

const provincePrefix = /^(?:tinh|thanh pho|tp) /;
const communePrefix = /^(?:xa|phuong|dac khu|x|p) /;
const provinceByName = new Map(
  vietnamProvinces.flatMap(({ code, name, englishName }) => [
    [folded(name), code] as const,
    [folded(englishName), code] as const,
  ]),
);

/** Code of a province that a text names, by code or name. */
export function provinceNamed(text: string): string | undefined {
  const plain = folded(text);
  if (/^\d{1,2}$/.test(plain)) {
    const code = plain.padStart(2, '0');
    return isProvince(code) ? code : undefined;
  }
  return provinceByName.get(plain) ?? provinceByName.get(plain.replace(provincePrefix, ''));
}

const namesByProvince = new Map<string, ReadonlyMap<string, string | null>>();

/** Names of a province's communes; null for one that two communes share. */
function namesOf(province: string): ReadonlyMap<string, string | null> {
  let names = namesByProvince.get(province);
  if (names === undefined) {
    const made = new Map<string, string | null>();
    for (const commune of communesOf(province)) {
      const bare = folded(commune.name);
      made.set(bare, made.has(bare) ? null : commune.code);
      made.set(folded(fullCommuneName(commune)), commune.code);
    }
    names = made;
    namesByProvince.set(province, names);
  }
  return names;
}

/** Code of a commune of a province that a text names, by code or name; undefined when there is none, or several. */
export function communeNamed(province: string, text: string): string | undefined {
  const plain = folded(text);
  if (/^\d{1,5}$/.test(plain)) {
    const code = plain.padStart(5, '0');
    return provinceOfCommune.get(code) === province ? code : undefined;
  }
  const names = namesOf(province);
  return names.get(plain) ?? names.get(plain.replace(communePrefix, '')) ?? undefined;
}
