// SPDX-License-Identifier: GPL-3.0-only
// A table in four steps: choose, match its columns, check, enter. Nothing is written before the last; the page may be closed in the
// middle of it, and the same file goes on where it ended.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { importing as en } from '../../language/en/import.ts';
import { numberText } from '../../language/format.ts';
import { useLanguage, useTexts } from '../../language/use-language.ts';
import { importing as vi } from '../../language/vi/import.ts';
import { Note } from '../../parts/note.tsx';
import { Screen } from '../../parts/screen.tsx';
import { ChooseTable } from './choose-table.tsx';
import { guessMapping, type ImportKind, importKinds, isHeadingRow, type Mapping } from './import-columns.ts';
import { keptMapping } from './import-memory.ts';
import { MatchColumns } from './match-columns.tsx';
import type { ReadTable } from './read-table.ts';
import { SendRows } from './send-rows.tsx';
import './import.css';

const texts = { vi, en };

interface Chosen {
  readonly table: ReadTable;
  readonly mapping: Mapping;
  readonly hasHeadings: boolean;
  /** It was imported in part before. */
  readonly isBegun: boolean;
}

function chosenOf(kind: ImportKind, table: ReadTable): Chosen {
  const columns = importKinds[kind];
  const kept = keptMapping(`${kind}.${table.hash}`, table.width);
  if (kept !== null) return { table, ...kept };
  const [first = []] = table.rows;
  const hasHeadings = isHeadingRow(first, columns);
  const headings = Array.from({ length: table.width }, (_, i) => first[i] ?? '');
  const nothing = headings.map(() => null);
  return {
    table,
    mapping: hasHeadings ? guessMapping(headings, columns) : nothing,
    hasHeadings,
    isBegun: false,
  };
}

export function ImportWizard({ kind }: { readonly kind: ImportKind }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [isMatched, setMatched] = useState(false);
  const [stage, setStage] = useState<'check' | 'enter'>('check');
  const again = () => {
    setChosen(null);
    setMatched(false);
    setStage('check');
  };
  const step = chosen === null ? 0 : !isMatched ? 1 : stage === 'check' ? 2 : 3;
  return (
    <Screen
      title={t.titles[kind]}
      crumb={<Link to={kind === 'cases' ? '/cases' : '/people'}>{t.back[kind]}</Link>}
      width={isMatched ? 'full' : 'usual'}
    >
      <ol className="steps" aria-label={t.stepsLabel}>
        {t.steps.map((name, i) => (
          <li key={name} aria-current={i === step ? 'step' : undefined} className={i < step ? 'past' : ''}>
            <span className="step-number">{i + 1}</span>
            {name}
          </li>
        ))}
      </ol>
      {chosen !== null && (
        <p className="soft">
          {t.read(
            chosen.table.name,
            numberText(language, chosen.table.rows.length - (chosen.hasHeadings ? 1 : 0)),
            chosen.table.width,
          )}
        </p>
      )}
      {chosen?.isBegun === true && step < 3 && <Note tone="info">{t.resumed}</Note>}
      {chosen === null ? (
        <ChooseTable onTable={(table) => setChosen(chosenOf(kind, table))} />
      ) : !isMatched ? (
        <MatchColumns
          kind={kind}
          {...chosen}
          onChange={(change) => setChosen({ ...chosen, ...change })}
          onBack={again}
          onDone={() => setMatched(true)}
        />
      ) : (
        <SendRows
          kind={kind}
          {...chosen}
          onStage={setStage}
          onBack={() => setMatched(false)}
          onAgain={again}
        />
      )}
    </Screen>
  );
}
