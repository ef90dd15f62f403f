// SPDX-License-Identifier: GPL-3.0-only
import { listText } from '../language/format.ts';
import { useLanguage } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import type { Person } from '../session/person.ts';
import { usePlaces } from './use-places.ts';

/** "Hà Nội", "Hà Nội: Phường Hoàn Kiếm và Phường Cửa Nam": what part of the country an account is for. */
export function ScopeWords({ scope }: { readonly scope: Pick<Person, 'level' | 'province' | 'communes'> }) {
  const t = useShared();
  const language = useLanguage();
  const places = usePlaces();
  if (scope.level === 'national') return t.levels.national;
  const province = places?.provinceName(scope.province) ?? scope.province;
  if (scope.level === 'province') return province;
  const communes = scope.communes.map((code) => places?.communeName(code) ?? code);
  return `${province}: ${listText(language, communes)}`;
}
