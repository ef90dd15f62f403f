// SPDX-License-Identifier: GPL-3.0-only
// Provinces and communes as the desk lists them, with source and date; asked once, when a screen first needs them.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { type Language, useLanguage } from '../language/use-language.ts';
import type { ComboChoice } from '../parts/combo-field.tsx';

const kinds = {
  vi: { commune: 'Xã', ward: 'Phường', 'special-zone': 'Đặc khu' },
  en: { commune: 'Commune', ward: 'Ward', 'special-zone': 'Special zone' },
} as const;

const readPlaces = () => ask(() => desk.GET('/v1/communes'));
type PlaceList = Awaited<ReturnType<typeof readPlaces>>;

export interface Places {
  /** "2025-10-18": the day of the list. */
  readonly asOf: string;
  readonly source: string;
  readonly provinces: readonly ComboChoice[];
  /** "Hà Nội"; the code itself for one that is not in the list. */
  provinceName(code: string | null | undefined): string;
  communesOf(province: string | null): readonly ComboChoice[];
  /** "Phường Hoàn Kiếm". */
  communeName(code: string | null | undefined): string;
}

/** Null until the list is there. */
export function usePlaces(): Places | null {
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['places'],
    queryFn: readPlaces,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => (data === undefined ? null : placesOf(data, language)), [data, language]);
}

function placesOf({ asOf, source, provinces }: PlaceList, language: Language): Places {
  const words = kinds[language];
  const byProvince = new Map<string, readonly ComboChoice[]>();
  const communeNames = new Map<string, string>();
  for (const { code, communes } of provinces) {
    const choices = communes.map((commune) => {
      const label =
        language === 'vi'
          ? `${words[commune.kind]} ${commune.name}`
          : `${commune.name} (${words[commune.kind]})`;
      communeNames.set(commune.code, label);
      return { value: commune.code, label, note: commune.code };
    });
    byProvince.set(code, choices);
  }
  const names = new Map(
    provinces.map(({ code, name, englishName }) => [code, language === 'vi' ? name : englishName] as const),
  );
  return {
    asOf,
    source: source[language],
    provinces: provinces.map(({ code }) => ({ value: code, label: names.get(code) ?? code, note: code })),
    provinceName: (code) => (code === null || code === undefined ? '' : (names.get(code) ?? code)),
    communesOf: (province) => (province === null ? [] : (byProvince.get(province) ?? [])),
    communeName: (code) => (code === null || code === undefined ? '' : (communeNames.get(code) ?? code)),
  };
}
