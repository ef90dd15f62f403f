// SPDX-License-Identifier: GPL-3.0-only
// "Find this person": what somebody finds who has every table and every log of every desk.
import type { FoundRow, TourFound } from '@bluezone/simulator';
import { useRef, useState } from 'preact/hooks';
import { RowTable } from '../knows/row-table.tsx';
import { dayText, listText, numberText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import { FailureNote } from '../resident/failure-note.tsx';
import type { Town } from '../town/use-town.ts';
import { type Conclusion, conclude, deskIds } from './conclude.ts';

const leastLength = 3;
/** Days since 1970 that a town of today holds. */
const looksLikeDay = /^2\d{4}$/;

export function FindPanel({ town }: { town: Town }) {
  const { t } = useText();
  const texts = t.find;
  const [text, setText] = useState('');
  const [isSearching, setSearching] = useState(false);
  const [isTooShort, setTooShort] = useState(false);
  const [found, setFound] = useState<TourFound | null>(null);
  const [failure, setFailure] = useState<{ code: string; detail: string } | null>(null);
  const round = useRef(0);
  const example = town.town.people[town.chosen ?? 0];

  async function search(wanted: string): Promise<void> {
    const trimmed = wanted.trim();
    setTooShort(trimmed.length < leastLength);
    if (trimmed.length < leastLength) return;
    const own = ++round.current;
    setSearching(true);
    setFailure(null);
    const answer = await town.client.find(trimmed);
    if (own !== round.current) return;
    setSearching(false);
    if (answer.kind === 'ok') setFound(answer.value);
    else setFailure(answer.kind === 'refused' ? answer : { code: `tour.${answer.kind}`, detail: '' });
  }

  function tryOut(wanted: string): void {
    setText(wanted);
    void search(wanted);
  }

  return (
    <section class="find" aria-labelledby="find-heading" aria-busy={isSearching}>
      <h2 id="find-heading">{texts.heading}</h2>
      <p>{texts.lead}</p>
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!isSearching) void search(text);
          }}
        >
          <label class="field">
            <span>{texts.label}</span>
            <input
              type="search"
              autocomplete="off"
              spellcheck={false}
              maxLength={600}
              value={text}
              aria-invalid={isTooShort}
              onInput={({ currentTarget }) => setText(currentTarget.value)}
            />
          </label>
          <button type="submit" class="primary" aria-disabled={isSearching}>
            {isSearching ? texts.searching : texts.button}
          </button>
        </form>
      </search>
      {example !== undefined && (
        <p class="examples">
          <span class="note">{texts.examples}:</span>
          <button type="button" class="person-link" onClick={() => tryOut(example.name)}>
            {town.chosen === null ? example.name : texts.exampleChosen(example.name)}
          </button>
          <button type="button" class="person-link" onClick={() => tryOut(example.phoneNumber)}>
            {texts.exampleNumber(example.name)}
          </button>
        </p>
      )}
      <p class="hint" role="alert">
        {isTooShort && texts.tooShort}
      </p>
      <FailureNote failure={failure} />
      <div aria-live="polite">{found !== null && <Concluded key={found.text} found={found} />}</div>
      {found !== null && <FoundRows key={`rows ${found.text}`} found={found} />}
    </section>
  );
}

/** The answer in plain words, first. */
function Concluded({ found }: { found: TourFound }) {
  const { t, language } = useText();
  const texts = t.find;
  const conclusion = conclude(found);
  const { rarest, isCase, verdict } = conclusion;
  const number = (value: number): string => numberText(language, value);
  return (
    <section class={`conclusion verdict-${verdict}`} aria-labelledby="conclusion-heading">
      <h3 id="conclusion-heading">{texts.asked(found.text)}</h3>
      <p class="note">{texts.searched(number(found.searchedTables), number(found.searchedRows))}</p>
      <p class="verdict-text">{verdictText(conclusion)}</p>
      {isCase && <p>{texts.conclusion.isCase}</p>}
      {rarest !== null && <p>{texts.conclusion.rarest(sharedText(rarest.value), number(rarest.rows))}</p>}
      <p class="note">{texts.conclusion.live}</p>
    </section>
  );

  function verdictText({ verdict: of, desks, bridges }: Conclusion): string {
    const where = listText(
      language,
      desks.map((desk) => texts.desks[desk]),
    );
    if (of === 'nothing') return texts.conclusion.nothing;
    if (of === 'weak') return texts.conclusion.weak(listText(language, bridges), where);
    return texts.conclusion[of](where);
  }
}

const sharedText = (value: string): string =>
  looksLikeDay.test(value) ? `${value} (${dayText(Number(value))})` : value;

/** Everything that led to the conclusion. */
function FoundRows({ found }: { found: TourFound }) {
  const { t, language } = useText();
  const texts = t.find;
  const number = (value: number): string => numberText(language, value);
  return (
    <>
      <section class="needles" aria-labelledby="needles-heading">
        <h3 id="needles-heading">{texts.needlesHeading}</h3>
        <p class="note">{texts.needlesNote}</p>
        <ul>
          {found.needles.map(({ what, value }) => (
            <li key={`${what} ${value}`}>
              {texts.needles[what] ?? what}
              <code>{value}</code>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="found-heading">
        <h3 id="found-heading">{texts.rowsHeading}</h3>
        {deskIds.map((desk) => {
          const rows = found.rows.filter((row) => row.desk === desk);
          return (
            <details key={desk} class={`table found-${desk}`} open={rows.length > 0 && rows.length <= 6}>
              <summary>
                <span>{texts.inDesk(texts.desks[desk], rows.length)}</span>
              </summary>
              {groupsOf(rows).map(({ table, by, of }) => (
                <div key={`${table} ${by}`} class="found-group">
                  <p class="note">
                    <code>{table}</code>{' '}
                    {by === null ? texts.direct : texts.followed(shortened(by[0]), by[1], by[2])}
                  </p>
                  <RowTable label={`${texts.desks[desk]}: ${table}`} rows={of} />
                </div>
              ))}
            </details>
          );
        })}
      </section>
      <section aria-labelledby="shared-heading">
        <h3 id="shared-heading">{texts.sharedHeading}</h3>
        <p class="note">{texts.sharedNote}</p>
        {found.shared.length === 0 ? (
          <p>{texts.noShared}</p>
        ) : (
          <RowTable
            label={texts.sharedHeading}
            rows={found.shared.map(({ value, columns, rows }) => ({
              [texts.sharedValue]: sharedText(value),
              [texts.sharedRows]: number(rows),
              [texts.sharedColumns]: columns.join(', '),
            }))}
            isWhole
          />
        )}
      </section>
    </>
  );
}

const longestShown = 24;

/** The whole value stands in the row itself. */
const shortened = (value: string): string => (value.length > longestShown ? `${value.slice(0, 12)}…` : value);

interface Group {
  readonly table: string;
  readonly by: readonly [value: string, table: string, column: string] | null;
  readonly of: readonly FoundRow['row'][];
}

/** Rows of one table that were reached the same way stand together. */
function groupsOf(rows: readonly FoundRow[]): Group[] {
  const groups = new Map<string, { table: string; by: Group['by']; of: FoundRow['row'][] }>();
  for (const { table, by, row } of rows) {
    const key = `${table} ${by?.value} ${by?.table} ${by?.column}`;
    const group = groups.get(key) ?? {
      table,
      by: by === null ? null : ([by.value, by.table, by.column] as const),
      of: [],
    };
    group.of.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}
