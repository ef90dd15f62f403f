// SPDX-License-Identifier: GPL-3.0-only
// The check and the entering: the same rows, sent twice. What the desk says of each row stands in a table, the wrong ones first.
import { csvText } from '@bluezone/csv';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ask } from '../../desk/ask.ts';
import { desk } from '../../desk/desk.ts';
import { problemOf } from '../../desk/problem.ts';
import { saveFile } from '../../desk/save-answer.ts';
import { importing as en } from '../../language/en/import.ts';
import { numberText, today } from '../../language/format.ts';
import { useLanguage, useTexts } from '../../language/use-language.ts';
import { useShared } from '../../language/use-shared.ts';
import { importing as vi } from '../../language/vi/import.ts';
import { announce } from '../../parts/announce.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Note, Tag, type Tone } from '../../parts/note.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { type ImportKind, type ImportRow, importKinds, type Mapping, rowsToSend } from './import-columns.ts';
import { forgetMapping, keepMapping } from './import-memory.ts';
import type { ReadTable } from './read-table.ts';
import { countResults, type Progress, type RowAnswer, type RowIssue, runImport } from './run-import.ts';

const texts = { vi, en };
const results = ['error', 'duplicate', 'new', 'done'] as const;
type Result = (typeof results)[number];
const tones: Readonly<Record<Result, Tone>> = {
  error: 'wrong',
  duplicate: 'watch',
  new: 'calm',
  done: 'plain',
};

interface SendRowsProps {
  readonly kind: ImportKind;
  readonly table: ReadTable;
  readonly mapping: Mapping;
  readonly hasHeadings: boolean;
  readonly onStage: (stage: 'check' | 'enter') => void;
  readonly onBack: () => void;
  readonly onAgain: () => void;
}

const order: Readonly<Record<Result, number>> = { error: 0, duplicate: 1, new: 2, done: 3 };

type State = 'checking' | 'checked' | 'entering' | 'stopped' | 'entered' | 'failed';

interface Piece {
  readonly file: string;
  readonly dryRun: boolean;
  readonly takeDuplicates: boolean;
  readonly rows: ImportRow[];
}

async function sendPiece(kind: ImportKind, body: Piece): Promise<readonly RowAnswer[]> {
  const answer =
    kind === 'cases'
      ? await ask(() => desk.POST('/v1/cases/import', { body }))
      : await ask(() => desk.POST('/v1/people/import', { body }));
  return answer.rows;
}

/** Milliseconds between two listings while rows are being sent. */
const listEveryMs = 700;

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });

export function SendRows(props: SendRowsProps) {
  const { kind, table, mapping, hasHeadings, onStage } = props;
  const t = useTexts(texts);
  const shared = useShared();
  const language = useLanguage();
  const queries = useQueryClient();
  const [state, setState] = useState<State>('checking');
  const [progress, setProgress] = useState<Progress>({ answers: [], sent: 0, total: 0 });
  const [problem, setProblem] = useState<unknown>(null);
  const [takeDuplicates, setTake] = useState(false);
  const [isEntering, setEntering] = useState(false);
  const [shown, setShown] = useState<Result | null>(null);
  const stop = useRef(new AbortController());
  const listedAt = useRef(0);
  const rows = useMemo(
    () => rowsToSend(table.rows, mapping, hasHeadings ? 1 : 0),
    [table, mapping, hasHeadings],
  );
  const memory = `${kind}.${table.hash}`;

  const run = useCallback(
    async (dryRun: boolean, withDuplicates: boolean) => {
      stop.current = new AbortController();
      const { signal } = stop.current;
      setProblem(null);
      setState(dryRun ? 'checking' : 'entering');
      setEntering(!dryRun);
      onStage(dryRun ? 'check' : 'enter');
      keepMapping(memory, { mapping, hasHeadings, isBegun: !dryRun });
      try {
        await runImport({
          rows,
          signal,
          onProgress: (now) => {
            if (signal.aborted) return;
            // Rows are put in order anew only now and then: there are ten thousand of them.
            const isTime = now.sent === now.total || performance.now() - listedAt.current > listEveryMs;
            if (isTime) listedAt.current = performance.now();
            setProgress((before) => (isTime ? now : { ...now, answers: before.answers }));
          },
          mayPass: (error) => problemOf(error).isPassing,
          rest: (tries) => pause(Math.min(500 * 2 ** tries, 10_000)),
          send: (piece) =>
            sendPiece(kind, {
              ...{ file: table.hash, dryRun, takeDuplicates: withDuplicates, rows: [...piece] },
            }),
        });
        if (signal.aborted) return;
        setState(dryRun ? 'checked' : 'entered');
        if (!dryRun) forgetMapping(memory);
      } catch (error) {
        if (signal.aborted) return;
        setProblem(error);
        setState('failed');
      }
      if (!dryRun) void queries.invalidateQueries();
    },
    [rows, kind, table.hash, memory, mapping, hasHeadings, onStage, queries],
  );
  useEffect(() => {
    void run(true, false);
    return () => stop.current.abort();
  }, [run]);

  const isAfter = isEntering;
  const words = isAfter ? t.resultsAfter : t.results;
  const counts = useMemo(() => countResults(progress.answers), [progress]);
  const toEnter = counts.new + (takeDuplicates ? counts.duplicate : 0);
  const isBusy = state === 'checking' || state === 'entering';
  const number = (value: number) => numberText(language, value);
  const said = state === 'checked' ? t.checked : state === 'entered' ? t.finished(number(counts.new)) : '';
  useEffect(() => {
    if (said !== '') announce(said);
  }, [said]);
  const columnNames = useMemo(
    () => new Map(importKinds[kind].map((column) => [column.name, column[language]])),
    [kind, language],
  );
  const tell = useCallback(
    ({ column, code }: RowIssue) => t.issue(columnNames.get(column) ?? column, t.issues[code] ?? code),
    [t, columnNames],
  );
  const cells = useMemo(() => new Map(rows.map((row) => [row.row, row.cells])), [rows]);
  const listed = useMemo(
    () =>
      shown === null
        ? [...progress.answers].sort((a, b) => order[a.result] - order[b.result] || a.row - b.row)
        : progress.answers.filter(({ result }) => result === shown),
    [progress, shown],
  );
  const columns = useMemo<Column<RowAnswer>[]>(
    () => [
      { id: 'row', header: t.row, accessorFn: ({ row }) => row, meta: { width: '5rem', isNumber: true } },
      {
        id: 'result',
        header: t.result,
        accessorFn: ({ result }) => words[result],
        cell: ({ row: { original } }) => <Tag tone={tones[original.result]}>{words[original.result]}</Tag>,
        meta: { width: '11rem' },
      },
      {
        id: 'name',
        header: columnNames.get('patinfo_name') ?? '',
        accessorFn: ({ row }) => cells.get(row)?.patinfo_name ?? '',
        meta: { width: 'minmax(9rem, 1fr)' },
      },
      {
        id: 'phone',
        header: columnNames.get('patinfo_phone') ?? '',
        accessorFn: ({ row }) => cells.get(row)?.patinfo_phone ?? '',
        meta: { width: '9rem', isNumber: true },
      },
      {
        id: 'what',
        header: t.what,
        accessorFn: ({ errors, warnings }) => [...errors, ...warnings].map(tell).join('; '),
        enableSorting: false,
        meta: { width: 'minmax(16rem, 3fr)' },
      },
    ],
    [t, words, cells, columnNames, tell],
  );
  const saveErrors = () => {
    const wrong = progress.answers.filter(({ result }) => result === 'error');
    const names = mapping.filter((name) => name !== null);
    const text = csvText(
      [...names, t.row, t.what],
      wrong.map(({ row, errors }) => [
        ...names.map((name) => cells.get(row)?.[name] ?? ''),
        row,
        errors.map(tell).join('; '),
      ]),
    );
    saveFile(`${t.errorsFile}-${today()}.csv`, new Blob([text], { type: 'text/csv' }));
  };
  return (
    <>
      <div className="import-head">
        <div className="tight import-progress">
          <progress
            max={Math.max(1, progress.total)}
            value={progress.sent}
            aria-label={isBusy ? (state === 'checking' ? t.checking : t.entering) : t.progress('', '')}
          />
          <span className="soft small number" aria-live="off">
            {state === 'checking' ? `${t.checking} ` : state === 'entering' ? `${t.entering} ` : ''}
            {t.progress(number(progress.sent), number(progress.total))}
          </span>
        </div>
        <fieldset className="line" aria-label={t.show}>
          {results.map((result) => (
            <button
              key={result}
              type="button"
              className={`count-button ${tones[result]}`}
              aria-pressed={shown === result}
              onClick={() => setShown(shown === result ? null : result)}
            >
              <strong className="number">{number(counts[result])}</strong> {words[result]}
            </button>
          ))}
        </fieldset>
        <div className="buttons">
          {isBusy ? (
            <Button
              onPress={() => {
                stop.current.abort();
                setState('stopped');
              }}
            >
              {t.stop}
            </Button>
          ) : (
            <>
              {state !== 'entered' && <Button onPress={props.onBack}>{shared.back}</Button>}
              {counts.error > 0 && (
                <Button icon="download" onPress={saveErrors}>
                  {t.errorsCsv}
                </Button>
              )}
              {(state === 'stopped' || state === 'failed') && (
                <Button weight="main" onPress={() => void run(!isEntering, takeDuplicates)}>
                  {t.goOn}
                </Button>
              )}
              {state === 'checked' && (
                <Button weight="main" isOff={toEnter === 0} onPress={() => void run(false, takeDuplicates)}>
                  {toEnter === 0 ? t.noneToEnter : t.enter(number(toEnter))}
                </Button>
              )}
              {state === 'entered' && (
                <>
                  <Button onPress={props.onAgain}>{t.another}</Button>
                  <LinkButton to={kind === 'cases' ? '/cases' : '/people'} weight="main">
                    {t.toList}
                  </LinkButton>
                </>
              )}
            </>
          )}
        </div>
      </div>
      {state === 'checked' && counts.duplicate > 0 && (
        <CheckField label={t.takeDuplicates} isOn={takeDuplicates} onChange={setTake} />
      )}
      {state === 'entered' && <Note tone="calm">{t.finished(number(counts.new))}</Note>}
      {state === 'stopped' && <Note tone="watch">{t.stopped}</Note>}
      <ProblemNote error={problem} />
      <DataTable
        label={t.result}
        rows={listed}
        columns={columns}
        idOf={({ row }) => String(row)}
        empty={<Empty icon="cases" title={isBusy ? shared.loading : shared.nothingFound} />}
        foot={t.guard}
      />
    </>
  );
}
