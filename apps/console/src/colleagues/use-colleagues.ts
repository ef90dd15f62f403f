// SPDX-License-Identifier: GPL-3.0-only
// Names of those to whom work can be given, as the desk lists them for whoever is signed in.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import type { ComboChoice } from '../parts/combo-field.tsx';

export interface WorkPlace {
  readonly province: string | null;
  readonly commune: string | null;
}

const freshMs = 5 * 60_000;

/**
 * Choices by user name; empty until the list is there.
 * @param place of the record: only those who may see it are listed; null for any
 * @param also user names to list in any case: whoever has the work now may have left since
 */
export function useColleagues(
  place: WorkPlace | null,
  also: readonly (string | null | undefined)[] = [],
): readonly ComboChoice[] {
  const province = place?.province ?? null;
  const commune = province === null ? null : (place?.commune ?? null);
  const { data } = useQuery({
    queryKey: ['colleagues', province, commune],
    queryFn: () =>
      ask(() =>
        desk.GET('/v1/staff/colleagues', {
          params: {
            query: {
              ...(province === null ? {} : { province }),
              ...(commune === null ? {} : { commune }),
            },
          },
        }),
      ),
    staleTime: freshMs,
  });
  const others = also.filter((each) => typeof each === 'string').join('\n');
  return useMemo(() => {
    const listed = (data?.colleagues ?? []).map(({ username, name }) => ({
      ...{ value: username, label: name },
      ...(name === username ? {} : { note: username }),
    }));
    const known = new Set(listed.map(({ value }) => value));
    const absent = [...new Set(others === '' ? [] : others.split('\n'))].filter((each) => !known.has(each));
    return [...listed, ...absent.map((value) => ({ value, label: value }))];
  }, [data, others]);
}
