// SPDX-License-Identifier: GPL-3.0-only
import { useState } from 'react';
import { audit as en } from '../language/en/audit.ts';
import { useTexts } from '../language/use-language.ts';
import { audit as vi } from '../language/vi/audit.ts';
import { Button } from '../parts/button.tsx';
import { ComboField } from '../parts/combo-field.tsx';
import { DayField } from '../parts/day-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { usePlaces } from '../places/use-places.ts';
import { usePerson } from '../session/use-session.ts';
import type { AuditFilter } from './audit-filter.ts';

const texts = { vi, en };

interface FilterBarProps {
  readonly filter: AuditFilter;
  readonly onFilter: (filter: AuditFilter) => void;
}

export function FilterBar({ filter, onFilter }: FilterBarProps) {
  const t = useTexts(texts);
  const person = usePerson();
  const places = usePlaces();
  const [draft, setDraft] = useState(filter);
  const change = (name: keyof AuditFilter, value: string | null) => {
    const { [name]: _, ...rest } = draft;
    setDraft(value === null || value === '' ? rest : { ...rest, [name]: value });
  };
  const meanings = Object.entries(t.meanings).map(([value, label]) => ({ value, label, note: value }));
  return (
    <form
      className="bar"
      onSubmit={(event) => {
        event.preventDefault();
        onFilter(draft);
      }}
    >
      <DayField label={t.from} value={draft.from ?? null} onValue={(day) => change('from', day)} hint="" />
      <DayField label={t.to} value={draft.to ?? null} onValue={(day) => change('to', day)} hint="" />
      {person.level === 'national' && (
        <ComboField
          label={t.province}
          choices={[{ value: 'country', label: t.noProvince }, ...(places?.provinces ?? [])]}
          value={draft.province ?? null}
          onValue={(value) => change('province', value)}
          placeholder={t.anyProvince}
        />
      )}
      <TextField
        label={t.actor}
        value={draft.actor ?? ''}
        onValue={(value) => change('actor', value.trim())}
        maxLength={80}
      />
      <ComboField
        label={t.act}
        choices={meanings}
        value={draft.act ?? null}
        onValue={(value) => change('act', value)}
        placeholder={t.anyProvince}
      />
      <TextField
        label={t.subject}
        value={draft.subject ?? ''}
        onValue={(value) => change('subject', value.trim())}
        maxLength={80}
      />
      <div className="buttons">
        <Button submits icon="filter">
          {t.apply}
        </Button>
        {Object.keys(filter).length > 0 && (
          <Button weight="quiet" onPress={() => onFilter({})}>
            {t.clear}
          </Button>
        )}
      </div>
    </form>
  );
}
