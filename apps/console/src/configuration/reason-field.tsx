// SPDX-License-Identifier: GPL-3.0-only
// Every proposal says why: whoever decides upon it, and whoever reads the history, has nothing else to go by.
import { configuration as en } from '../language/en/configuration.ts';
import { useTexts } from '../language/use-language.ts';
import { configuration as vi } from '../language/vi/configuration.ts';
import { TextField } from '../parts/text-field.tsx';

const texts = { vi, en };

interface ReasonFieldProps {
  readonly value: string;
  readonly onValue: (reason: string) => void;
  /** Somebody tried to send it. */
  readonly isAsked: boolean;
  readonly autoFocus?: boolean | undefined;
}

export function ReasonField({ isAsked, ...field }: ReasonFieldProps) {
  const t = useTexts(texts);
  return (
    <TextField
      {...field}
      label={t.reason}
      hint={t.reasonHint}
      wrong={isAsked && field.value.trim() === '' ? t.reasonNeeded : null}
      maxLength={1000}
      isLong
      isNeeded
    />
  );
}
