// SPDX-License-Identifier: GPL-3.0-only
// What is known of a person stands in several lists at once; a change is written into all of them, so that rows keep their places
// under the hands of who works through them.
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { PersonRecord, PersonSummary } from './person-words.ts';

interface Page {
  readonly people: readonly PersonSummary[];
}

export function changeInLists(
  queries: QueryClient,
  ids: ReadonlySet<string>,
  change: (person: PersonSummary) => PersonSummary,
): void {
  queries.setQueriesData<InfiniteData<Page>>({ queryKey: ['people'] }, (data) =>
    data === undefined
      ? data
      : {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            people: page.people.map((person) => (ids.has(person.personId) ? change(person) : person)),
          })),
        },
  );
  for (const id of ids)
    queries.setQueryData<PersonRecord>(['person', id], (known) =>
      known === undefined ? known : { ...known, ...change(known) },
    );
}

/** The desk's answer takes the place of what was known. */
export function keepPerson(queries: QueryClient, person: PersonRecord): void {
  queries.setQueryData(['person', person.personId], person);
  changeInLists(queries, new Set([person.personId]), (known) => ({
    ...known,
    ...(Object.fromEntries(
      Object.keys(known).map((name) => [name, person[name as keyof PersonSummary]]),
    ) as unknown as PersonSummary),
  }));
  void queries.invalidateQueries({ queryKey: ['people-counts'] });
  void queries.invalidateQueries({ queryKey: ['events', person.personId] });
}
