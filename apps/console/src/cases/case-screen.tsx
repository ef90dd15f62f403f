// SPDX-License-Identifier: GPL-3.0-only
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { cases as en } from '../language/en/cases.ts';
import { useTexts } from '../language/use-language.ts';
import { cases as vi } from '../language/vi/cases.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Screen } from '../parts/screen.tsx';
import { CasePage } from './case-page.tsx';
import './cases.css';

const texts = { vi, en };

export function CaseScreen() {
  const t = useTexts(texts);
  const { id } = useParams({ from: '/cases/$id' });
  const query = useQuery({
    queryKey: ['case', id],
    queryFn: () => ask(() => desk.GET('/v1/cases/{id}', { params: { path: { id } } })),
  });
  if (query.data === undefined)
    return (
      <Screen title={t.back} crumb={<Link to="/cases">{t.back}</Link>}>
        <Loaded query={query}>{() => null}</Loaded>
      </Screen>
    );
  return <CasePage key={id} record={query.data} error={query.error} />;
}
