// SPDX-License-Identifier: GPL-3.0-only
import { useState } from 'react';
import { cases as en } from '../language/en/cases.ts';
import { today } from '../language/format.ts';
import { useTexts } from '../language/use-language.ts';
import { cases as vi } from '../language/vi/cases.ts';
import { TextField } from '../parts/text-field.tsx';
import { readBirthYear } from './read-birth-year.ts';

const texts = { vi, en };

interface BirthYearFieldProps {
  readonly value: number | null;
  readonly onValue: (value: number | null) => void;
}

export function BirthYearField({ value, onValue }: BirthYearFieldProps) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState<string | null>(null);
  const thisYear = Number(today().slice(0, 4));
  const read = typed === null ? value : readBirthYear(typed, thisYear);
  return (
    <TextField
      label={t.birthYear}
      value={typed ?? (value === null ? '' : String(value))}
      onValue={(text) => {
        setTyped(text);
        // Three digits may become a year yet.
        const year = text.trim().length === 3 ? undefined : readBirthYear(text, thisYear);
        if (year !== undefined && (text.trim().length !== 1 || year === null)) onValue(year);
      }}
      onBlur={() => {
        if (read === undefined) return;
        setTyped(null);
        onValue(read);
      }}
      hint={typed === null && value !== null ? undefined : read ? String(read) : t.birthYearHint}
      wrong={read === undefined && (typed?.trim().length ?? 0) > 3 ? t.birthYearWrong : null}
      inputMode="numeric"
      maxLength={4}
    />
  );
}
