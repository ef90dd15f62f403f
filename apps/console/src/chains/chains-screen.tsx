// SPDX-License-Identifier: GPL-3.0-only
// Who was with whom, as a drawing, as a tree and as a table: three ways to see the same people and the same links.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { saveFile } from '../desk/save-answer.ts';
import { chains as en } from '../language/en/chains.ts';
import { addDays, dayText, today } from '../language/format.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { chains as vi } from '../language/vi/chains.ts';
import { notify } from '../parts/announce.tsx';
import { Button } from '../parts/button.tsx';
import { CheckField } from '../parts/check-field.tsx';
import { ComboField } from '../parts/combo-field.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { DayField } from '../parts/day-field.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Note, Tag } from '../parts/note.tsx';
import { Screen } from '../parts/screen.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { placeName } from '../places/place-name.ts';
import { usePlaces } from '../places/use-places.ts';
import { may } from '../session/person.ts';
import { usePerson } from '../session/use-session.ts';
import {
  type Chain,
  type ChainFilter,
  type ChainPerson,
  everything,
  filterChain,
  type Generation,
  generationOf,
} from './chain.ts';
import { ChainDrawingView } from './chain-drawing.tsx';
import { type Forest, growForest } from './chain-forest.ts';
import { chainSvg } from './chain-svg.ts';
import { chainCsv } from './chain-table-csv.ts';
import { ChainTree } from './chain-tree.tsx';
import { type ChainsSearch, type ChainView, chainViews } from './chains-search.ts';
import { layOutChain, type PlacedPerson } from './lay-out-chain.ts';
import { markSize, shapeOf } from './mark-of.ts';
import { PersonPanel } from './person-panel.tsx';
import { pngOf } from './png-of.ts';
import { SuggestionsView } from './suggestions-view.tsx';
import './chains.css';

const texts = { vi, en };
const usualDays = 28;

export function ChainsScreen() {
  const t = useTexts(texts);
  const staff = usePerson();
  const places = usePlaces();
  const search = useSearch({ from: '/chains' });
  const navigate = useNavigate({ from: '/chains' });
  const set = (change: Partial<ChainsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const province = search.province ?? staff.province;
  const to = search.to ?? today();
  const from = search.from ?? addDays(to, 1 - usualDays);
  const ofOne = search.case !== undefined || search.person !== undefined;
  const query = useQuery({
    queryKey: ['chains', search.case ?? search.person ?? province, ofOne ? '' : `${from} ${to}`],
    enabled: ofOne || province !== null,
    queryFn: () =>
      ask(() =>
        desk.GET('/v1/chains', {
          params: {
            query:
              search.case !== undefined
                ? { case: search.case }
                : search.person !== undefined
                  ? { person: search.person }
                  : { province: province ?? '', from, to },
          },
        }),
      ),
  });
  const view: ChainView = search.view ?? 'drawing';
  const shownViews = chainViews.filter((each) => each !== 'suggestions' || may(staff, 'chain.suggest'));
  const title = useShared().areas.chains;
  return (
    <Screen title={title} width="full">
      <nav className="tabs no-print" aria-label={t.viewsLabel}>
        {shownViews.map((each) => (
          <Link
            key={each}
            className="tab"
            to="/chains"
            search={(before) => ({ ...before, view: each })}
            replace
            aria-current={view === each ? 'page' : undefined}
          >
            {t.views[each]}
          </Link>
        ))}
      </nav>
      {!ofOne && (
        <div className="bar">
          <ComboField
            label={t.province}
            choices={places?.provinces ?? []}
            value={province}
            isOff={staff.province !== null}
            onValue={(value) => set({ province: value ?? undefined })}
          />
          {view !== 'suggestions' && (
            <>
              <DayField label={t.from} value={from} onValue={(day) => day !== null && set({ from: day })} />
              <DayField label={t.to} value={to} onValue={(day) => day !== null && set({ to: day })} />
            </>
          )}
        </div>
      )}
      {ofOne && (
        <div className="buttons">
          <Button icon="left" onPress={() => set({ case: undefined, person: undefined })}>
            {t.wholeProvince}
          </Button>
        </div>
      )}
      {province === null && !ofOne ? (
        <Empty icon="chains" title={t.chooseProvince} />
      ) : view === 'suggestions' ? (
        <SuggestionsView province={province ?? ''} t={t} places={places} />
      ) : (
        <Loaded query={query}>
          {(chain) => <ChainShown chain={chain} view={view} isOfOne={ofOne} onSet={set} />}
        </Loaded>
      )}
    </Screen>
  );
}

interface ChainShownProps {
  readonly chain: Chain;
  readonly view: ChainView;
  readonly isOfOne: boolean;
  readonly onSet: (change: Partial<ChainsSearch>) => void;
}

const generations: readonly Generation[] = [0, 1, 2, 3];

function ChainShown({ chain, view, isOfOne, onSet }: ChainShownProps) {
  const t = useTexts(texts);
  const shared = useShared();
  const places = usePlaces();
  const navigate = useNavigate();
  const [filter, setFilter] = useState<ChainFilter>(everything);
  const [chosen, setChosen] = useState<string | null>(null);
  const asked = useDeferredValue(filter);
  const shown = useMemo(() => filterChain(chain, asked), [chain, asked]);
  const forest = useMemo(() => {
    const start = performance.now();
    const grown = growForest(shown.people, shown.links);
    performance.measure('bluezone.chain-forest', { start });
    return grown;
  }, [shown]);
  const nodes = useMemo(() => new Map(chain.nodes.map((node) => [node.id, node])), [chain]);
  const open = (id: string) => {
    const node = nodes.get(id);
    if (node === undefined) return;
    const params = { id };
    void (node.kind === 'case'
      ? navigate({ to: '/cases/$id', params })
      : navigate({ to: '/people/$id', params }));
  };
  const tell = ({ person, link }: PlacedPerson) =>
    t.person(
      person.name,
      t.generations[generationOf(person)] ?? '',
      dayText(person.day),
      link === null ? t.noSource : t.linkFrom(nodes.get(link.from)?.name ?? ''),
    );
  const chosenPerson = chosen === null ? undefined : nodes.get(chosen);
  return (
    <>
      {chain.isCut && <Note tone="watch">{t.cut(chain.nodes.length)}</Note>}
      <div className="bar">
        <TextField
          label={t.name}
          type="search"
          value={filter.name}
          onValue={(name) => setFilter({ ...filter, name })}
        />
        <SelectField
          label={t.kindShown}
          value={filter.kind}
          choices={(['all', 'case', 'person'] as const).map((value) => ({ value, label: t.kinds[value] }))}
          onValue={(kind) => setFilter({ ...filter, kind })}
        />
        <fieldset className="field generations">
          <legend>{t.generationsLabel}</legend>
          <div className="line">
            {generations.map((generation) => (
              <CheckField
                key={generation}
                label={<LegendMark generation={generation} label={t.generations[generation] ?? ''} />}
                isOn={filter.generations.has(generation)}
                onChange={(isOn) => {
                  const next = new Set(filter.generations);
                  if (isOn) next.add(generation);
                  else next.delete(generation);
                  setFilter({ ...filter, generations: next });
                }}
              />
            ))}
          </div>
        </fieldset>
        <Exports forest={forest} shown={shown} />
      </div>
      <p className="soft small" aria-live="polite">
        {t.count(shown.people.length, shown.links.length, forest.roots.length)}
      </p>
      {shown.people.length === 0 ? (
        <Empty icon="chains" title={t.none}>
          <p>{t.noneWhat}</p>
        </Empty>
      ) : view === 'table' ? (
        <ChainTable people={shown.people} forest={forest} onOpen={open} />
      ) : view === 'tree' ? (
        <ChainTree
          forest={forest}
          t={t}
          label={shared.areas.chains}
          onOpen={open}
          placeName={({ person }) => placeName(places, person.province, person.commune)}
        />
      ) : (
        <div className="chain-place">
          <ChainDrawingView
            forest={forest}
            t={t}
            chosen={chosen}
            onChosen={setChosen}
            onOpen={open}
            tell={tell}
          />
          <aside className="no-print">
            {chosenPerson === undefined ? (
              <Empty icon="people" title={t.nobodyChosen} />
            ) : (
              <PersonPanel
                person={chosenPerson}
                chain={chain}
                t={t}
                places={places}
                onOpen={open}
                onChainOf={
                  isOfOne
                    ? undefined
                    : ({ id, kind }) => onSet(kind === 'case' ? { case: id } : { person: id })
                }
              />
            )}
          </aside>
        </div>
      )}
    </>
  );
}

function LegendMark({ generation, label }: { readonly generation: Generation; readonly label: string }) {
  const size = 2 * markSize + 6;
  return (
    <span className="line">
      <svg
        width={size}
        height={size}
        viewBox={`${-size / 2} ${-size / 2} ${size} ${size}`}
        aria-hidden="true"
      >
        <path className={`mark g${generation}`} d={shapeOf({ generation })} />
      </svg>
      {label}
    </span>
  );
}

interface ExportsProps {
  readonly forest: Forest;
  readonly shown: ReturnType<typeof filterChain>;
}

function Exports({ forest, shown }: ExportsProps) {
  const t = useTexts(texts);
  const shared = useShared();
  const name = (end: string) => `${t.fileName}-${today()}.${end}`;
  const picture = () => {
    const drawing = layOutChain(forest);
    return { drawing, svg: chainSvg(drawing, t.drawingLabel) };
  };
  return (
    <div className="buttons">
      <Button
        icon="download"
        onPress={() => saveFile(name('svg'), new Blob([picture().svg], { type: 'image/svg+xml' }))}
      >
        {t.exportSvg}
      </Button>
      <Button
        icon="download"
        onPress={() => {
          const { drawing, svg } = picture();
          void pngOf(svg, drawing.width, drawing.height + 28).then((png) => {
            if (png === null) notify(t.exportFailed, 'watch');
            else saveFile(name('png'), png);
          });
        }}
      >
        {t.exportPng}
      </Button>
      <Button
        icon="download"
        onPress={() =>
          saveFile(
            name('csv'),
            new Blob([chainCsv({ nodes: shown.people, edges: shown.links })], { type: 'text/csv' }),
          )
        }
      >
        {t.exportCsv}
      </Button>
      <Button icon="print" onPress={() => print()}>
        {shared.print}
      </Button>
    </div>
  );
}

interface ChainTableProps {
  readonly people: readonly ChainPerson[];
  readonly forest: Forest;
  readonly onOpen: (id: string) => void;
}

function ChainTable({ people, forest, onOpen }: ChainTableProps) {
  const t = useTexts(texts);
  const places = usePlaces();
  const sources = useMemo(
    () => new Map(forest.inOrder.map(({ person, parent }) => [person.id, parent?.person.name ?? ''])),
    [forest],
  );
  const columns = useMemo<Column<ChainPerson>[]>(
    () => [
      { id: 'name', header: t.name, accessorFn: (row) => row.name, meta: { width: 'minmax(11rem, 2fr)' } },
      {
        id: 'generation',
        header: t.generation,
        accessorFn: (row) => row.generation,
        cell: ({ row }) => (
          <Tag tone={row.original.kind === 'case' ? 'ill' : 'info'}>
            {t.generations[generationOf(row.original)]}
          </Tag>
        ),
        meta: { width: '8rem' },
      },
      { id: 'kind', header: t.what, accessorFn: (row) => t.kind[row.kind], meta: { width: '9rem' } },
      {
        id: 'day',
        header: t.day,
        accessorFn: (row) => row.day,
        cell: ({ row }) => dayText(row.original.day),
        meta: { width: '8rem', isNumber: true },
      },
      {
        id: 'source',
        header: t.source,
        accessorFn: (row) => sources.get(row.id) ?? '',
        cell: ({ row }) => sources.get(row.original.id) || <span className="soft">{t.noSource}</span>,
        meta: { width: 'minmax(10rem, 1fr)' },
      },
      {
        id: 'place',
        header: t.place,
        accessorFn: (row) => placeName(places, row.province, row.commune),
        meta: { width: 'minmax(11rem, 1fr)' },
      },
    ],
    [t, places, sources],
  );
  return (
    <DataTable
      label={t.views.table}
      rows={people}
      columns={columns}
      idOf={(row) => row.id}
      onOpen={(row) => onOpen(row.id)}
    />
  );
}
