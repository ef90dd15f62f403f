// SPDX-License-Identifier: GPL-3.0-only
// Numbers without people: each with how it is counted beside it.

import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { saveAnswer } from '../desk/save-answer.ts';
import { figures as en } from '../language/en/figures.ts';
import { addDays, daysBetween, numberText, today } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { figures as vi } from '../language/vi/figures.ts';
import { Button } from '../parts/button.tsx';
import { ComboField } from '../parts/combo-field.tsx';
import { DayField } from '../parts/day-field.tsx';
import { given } from '../parts/given.ts';
import { Loaded } from '../parts/loaded.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Panel, Screen } from '../parts/screen.tsx';
import { usePlaces } from '../places/use-places.ts';
import { usePerson } from '../session/use-session.ts';
import { BarList } from './column-chart.tsx';
import { FigureCard } from './figure-card.tsx';
import type { FiguresSearch } from './figures-search.ts';
import { type Figure, type FigureList, type FigureName, fillSeries, greatestOf } from './series.ts';
import './figures.css';

const texts = { vi, en };
const spans = [28, 90, 365] as const;

const curve: readonly FigureName[] = ['cases-by-onset', 'cases-by-report', 'cases-by-confirmation'];
const groups: Readonly<Record<'codes' | 'times' | 'contacts' | 'coverage', readonly FigureName[]>> = {
  codes: ['codes-issued', 'codes-redeemed', 'calls-by-outcome'],
  times: ['days-sample-to-code', 'days-code-to-redemption', 'days-received-to-first-follow-up'],
  contacts: ['people-received', 'contacts-per-case', 'known-contacts'],
  coverage: ['coverage'],
};

export function FiguresScreen() {
  const t = useTexts(texts);
  const shared = useShared();
  const staff = usePerson();
  const places = usePlaces();
  const navigate = useNavigate({ from: '/figures' });
  const search = useSearch({ from: '/figures' });
  const set = (change: Partial<FiguresSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const query = useQuery({
    queryKey: ['figures', search],
    queryFn: () => ask(() => desk.GET('/v1/figures', { params: { query: given(search) } })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const save = useMutation({
    mutationFn: () => saveAnswer('/v1/figures.csv', { ...search }, `${t.fileName}-${today()}.csv`),
  });
  const shown = query.data;
  const length = shown === undefined ? 0 : daysBetween(shown.from, shown.to) + 1;
  return (
    <Screen
      title={shared.areas.figures}
      acts={
        <div className="buttons no-print">
          <Button icon="print" onPress={() => print()}>
            {shared.print}
          </Button>
          <Button icon="download" isBusy={save.isPending} onPress={() => save.mutate()}>
            {t.csvAll}
          </Button>
        </div>
      }
    >
      <div className="bar">
        <DayField
          label={t.from}
          value={search.from ?? shown?.from ?? null}
          onValue={(from) => set({ from: from ?? undefined })}
        />
        <DayField
          label={t.to}
          value={search.to ?? shown?.to ?? null}
          onValue={(to) => set({ to: to ?? undefined })}
        />
        {staff.level === 'national' && (
          <ComboField
            label={t.province}
            choices={places?.provinces ?? []}
            value={search.province ?? null}
            onValue={(province) => set({ province: province ?? undefined })}
            placeholder={t.wholeScope}
          />
        )}
        <fieldset className="line" aria-label={t.spans}>
          {spans.map((days) => (
            <Button
              key={days}
              weight="quiet"
              isPressed={length === days && shown?.to === today()}
              onPress={() => set({ from: addDays(today(), 1 - days), to: today() })}
            >
              {t.lastDays(days)}
            </Button>
          ))}
        </fieldset>
      </div>
      <ProblemNote error={save.error} />
      <Loaded query={query}>{(list) => <FigureGroups list={list} />}</Loaded>
    </Screen>
  );
}

function FigureGroups({ list }: { readonly list: FigureList }) {
  const t = useTexts(texts);
  const { from, to } = list;
  const byName = new Map(list.figures.map((figure) => [figure.name, figure]));
  const of = (names: readonly FigureName[]): Figure[] =>
    names.flatMap((name) => {
      const figure = byName.get(name);
      return figure === undefined ? [] : [figure];
    });
  const curves = of(curve);
  const most = greatestOf(curves.map((figure) => fillSeries(figure, from, to)));
  return (
    <>
      <Panel title={t.groups.curve}>
        <p className="soft">{t.curveWhat}</p>
        <div className="figure-rows">
          {curves.map((figure) => (
            <FigureCard key={figure.name} figure={figure} from={from} to={to} most={most} />
          ))}
        </div>
      </Panel>
      {(['codes', 'times', 'contacts', 'coverage'] as const).map((group) => (
        <Panel key={group} title={t.groups[group]}>
          {group === 'codes' && <Funnel byName={byName} />}
          <div className="figure-grid">
            {of(groups[group]).map((figure) => (
              <FigureCard key={figure.name} figure={figure} from={from} to={to} />
            ))}
          </div>
        </Panel>
      ))}
    </>
  );
}

function Funnel({ byName }: { readonly byName: ReadonlyMap<FigureName, Figure> }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const sum = (name: FigureName) => byName.get(name)?.points.reduce((all, { value }) => all + value, 0);
  const steps = [
    { key: t.funnelSteps.cases, value: sum('calls-by-outcome') },
    { key: t.funnelSteps.issued, value: sum('codes-issued') },
    { key: t.funnelSteps.redeemed, value: sum('codes-redeemed') },
  ].flatMap(({ key, value }) => (value === undefined ? [] : [{ key, value }]));
  return (
    <section className="figure-card" aria-label={t.funnel}>
      <h3>{t.funnel}</h3>
      <BarList
        label={t.funnel}
        points={steps}
        tellKey={(key) => key}
        tellValue={(value) => numberText(language, value)}
      />
      <p className="soft small">
        <strong>{t.definition}.</strong> {t.funnelWhat} {byName.has('codes-redeemed') ? '' : t.noRedeemed}
      </p>
    </section>
  );
}
