// SPDX-License-Identifier: GPL-3.0-only
// A number of people with what it counts and the range in which it honestly lies; read aloud as one sentence.
import type { Range } from '../engine/phone-face.ts';
import { numberText } from '../language/format.ts';
import { useLanguage } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { rangeText } from './range-text.ts';

interface FigureBoxProps {
  readonly label: string;
  /** null: not known. */
  readonly value: Range | number | null;
  readonly note?: string;
}

export function FigureBox({ label, value, note }: FigureBoxProps) {
  const language = useLanguage();
  const t = useShared();
  const range = typeof value === 'number' ? { estimate: value, low: value, high: value } : value;
  const number = range === null ? t.unknown : numberText(language, range.estimate);
  const between = range === null ? null : rangeText(language, range);
  return (
    <div class="figure-box">
      <dt>{label}</dt>
      <dd>
        <span class={number.length > 7 ? 'long' : ''}>{number}</span>
        {between !== null && <small>{t.range(between)}</small>}
        {note !== undefined && <small>{note}</small>}
      </dd>
    </div>
  );
}
