// SPDX-License-Identifier: GPL-3.0-only
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { people as en } from '../language/en/people.ts';
import { useTexts } from '../language/use-language.ts';
import { people as vi } from '../language/vi/people.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Screen } from '../parts/screen.tsx';
import { PersonPage } from './person-page.tsx';
import './people.css';
import '../cases/cases.css';

const texts = { vi, en };

export function PersonScreen() {
  const t = useTexts(texts);
  const { id } = useParams({ from: '/people/$id' });
  const query = useQuery({
    queryKey: ['person', id],
    queryFn: () => ask(() => desk.GET('/v1/people/{id}', { params: { path: { id } } })),
  });
  if (query.data === undefined)
    return (
      <Screen title={t.back} crumb={<Link to="/people">{t.back}</Link>}>
        <Loaded query={query}>{() => null}</Loaded>
      </Screen>
    );
  return <PersonPage key={id} record={query.data} error={query.error} />;
}
