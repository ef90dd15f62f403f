// SPDX-License-Identifier: GPL-3.0-only
// Two people changed the same record: both values field by field, and a choice for each. Nothing is thrown away before somebody has
// looked at it.
import { useState } from 'react';
import { useShared } from '../language/use-shared.ts';
import { Button } from './button.tsx';

export interface ConflictField {
  readonly name: string;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

interface ConflictViewProps {
  readonly fields: readonly ConflictField[];
  /** Names of the fields whose own value is to be kept. */
  readonly onChosen: (mine: ReadonlySet<string>) => void;
  readonly isBusy?: boolean | undefined;
}

export function ConflictView({ fields, onChosen, isBusy = false }: ConflictViewProps) {
  const t = useShared();
  const [mine, setMine] = useState<ReadonlySet<string>>(() => new Set(fields.map(({ name }) => name)));
  const choose = (name: string, isMine: boolean) => {
    const next = new Set(mine);
    if (isMine) next.add(name);
    else next.delete(name);
    setMine(next);
  };
  return (
    <div className="stack">
      <div className="compare">
        <span className="compare-head">{t.field}</span>
        <span className="compare-head">{t.mine}</span>
        <span className="compare-head">{t.theirs}</span>
        {fields.map((field) => (
          <ConflictRow key={field.name} field={field} isMine={mine.has(field.name)} onChoose={choose} />
        ))}
      </div>
      <div className="buttons">
        <Button weight="main" isBusy={isBusy} onPress={() => onChosen(mine)}>
          {t.keepChosen}
        </Button>
      </div>
    </div>
  );
}

interface ConflictRowProps {
  readonly field: ConflictField;
  readonly isMine: boolean;
  readonly onChoose: (name: string, isMine: boolean) => void;
}

function ConflictRow({ field, isMine, onChoose }: ConflictRowProps) {
  const t = useShared();
  const choice = (value: string, isThisMine: boolean) => (
    <label className="check">
      <input
        type="radio"
        name={`conflict-${field.name}`}
        aria-label={`${field.label}: ${isThisMine ? t.mine : t.theirs}`}
        checked={isMine === isThisMine}
        onChange={() => onChoose(field.name, isThisMine)}
      />
      <span>{value === '' ? <i className="soft">{t.nothing}</i> : value}</span>
    </label>
  );
  return (
    <>
      <strong>{field.label}</strong>
      <div>{choice(field.mine, true)}</div>
      <div>{choice(field.theirs, false)}</div>
    </>
  );
}
