// SPDX-License-Identifier: GPL-3.0-only
// A day, typed as people write it ("5/6", "h" for today, "-1" for yesterday); the arrows move it by one. What was understood is
// told at once, so that no slip goes unseen.
import { type KeyboardEvent, useState } from 'react';
import { addDays, dayText, relativeDayText, today, weekdayText } from '../language/format.ts';
import { readDay } from '../language/read-day.ts';
import { useLanguage } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { TextField } from './text-field.tsx';

interface DayFieldProps {
  readonly label: string;
  /** "YYYY-MM-DD"; null for none. */
  readonly value: string | null;
  readonly onValue: (value: string | null) => void;
  readonly isNeeded?: boolean | undefined;
  readonly isOff?: boolean | undefined;
  readonly wrong?: string | null | undefined;
  readonly hint?: string | undefined;
  /** How many days after today make sense; 0 when left out. */
  readonly ahead?: number | undefined;
  readonly autoFocus?: boolean | undefined;
}

export function DayField(props: DayFieldProps) {
  const { value, onValue, wrong = null, ahead = 0 } = props;
  const language = useLanguage();
  const t = useShared();
  const [typed, setTyped] = useState<string | null>(null);
  const now = today();
  const read = typed === null ? value : typed.trim() === '' ? null : readDay(typed, now, ahead);
  const isUnread = typed !== null && typed.trim() !== '' && read === null;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (step === 0 || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    const moved = read === null ? now : addDays(read, step);
    setTyped(null);
    onValue(moved);
  };
  const told =
    read === null ? props.hint : `${weekdayText(language, read)}, ${relativeDayText(language, read, now)}`;
  return (
    <TextField
      label={props.label}
      value={typed ?? dayText(value)}
      onValue={(text) => {
        setTyped(text);
        onValue(text.trim() === '' ? null : readDay(text, now, ahead));
      }}
      onBlur={() => !isUnread && setTyped(null)}
      onKeyDown={onKeyDown}
      hint={told ?? t.dayHint}
      wrong={isUnread ? t.dayUnread : wrong}
      placeholder={t.dayForm}
      inputMode="text"
      maxLength={20}
      isNeeded={props.isNeeded}
      isOff={props.isOff}
      autoFocus={props.autoFocus}
    />
  );
}
