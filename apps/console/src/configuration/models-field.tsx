// SPDX-License-Identifier: GPL-3.0-only
import { useState } from 'react';
import { configuration as en } from '../language/en/configuration.ts';
import { useTexts } from '../language/use-language.ts';
import { configuration as vi } from '../language/vi/configuration.ts';
import { TextField } from '../parts/text-field.tsx';
import type { DirectedConfiguration } from './parameters.ts';
import { readModels, writeModels } from './read-models.ts';

const texts = { vi, en };
type Models = NonNullable<DirectedConfiguration['proximity']>['models'];

interface ModelsFieldProps {
  readonly models: Models;
  /** @param wrong the first line that cannot be read; null when all can */
  readonly onModels: (models: Models, wrong: string | null) => void;
}

/** Calibrated models of phones, one in a line. */
export function ModelsField({ models, onModels }: ModelsFieldProps) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState(() => writeModels(models));
  const { wrong } = readModels(typed);
  return (
    <TextField
      label={t.models}
      hint={t.modelsHint}
      value={typed}
      onValue={(text) => {
        setTyped(text);
        const read = readModels(text);
        onModels(read.models, read.wrong);
      }}
      wrong={wrong === null ? null : t.modelsWrong(wrong)}
      maxLength={40_000}
      rows={6}
      isLong
    />
  );
}
