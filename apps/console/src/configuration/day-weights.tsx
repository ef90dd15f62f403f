// SPDX-License-Identifier: GPL-3.0-only
import { configuration as en } from '../language/en/configuration.ts';
import { useTexts } from '../language/use-language.ts';
import { configuration as vi } from '../language/vi/configuration.ts';

const texts = { vi, en };
/** The list begins so many days before onset. */
const daysBefore = 14;

interface DayWeightsProps {
  readonly weights: readonly number[];
  readonly onWeights: (weights: number[]) => void;
}

/** How infectious somebody is on each day from onset: 0, 1 or 2. */
export function DayWeights({ weights, onWeights }: DayWeightsProps) {
  const t = useTexts(texts);
  const days = weights.map((weight, i) => ({ weight, day: i - daysBefore }));
  return (
    <fieldset className="field">
      <legend>{t.daysFromOnset}</legend>
      <div className="day-weights">
        {days.map(({ weight, day }) => (
          <label key={day}>
            {t.dayFromOnset(day)}
            <select
              className="input"
              value={weight}
              onChange={(event) =>
                onWeights(
                  days.map((each) => (each.day === day ? Number(event.currentTarget.value) : each.weight)),
                )
              }
            >
              <option value={0}>0</option>
              <option value={1}>1</option>
              <option value={2}>2</option>
            </select>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
