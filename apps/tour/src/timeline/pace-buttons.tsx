// SPDX-License-Identifier: GPL-3.0-only
import { useState } from 'preact/hooks';
import { numberText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import type { Town } from '../town/use-town.ts';

const paces = [1, 10, 60, 600];
/** A reached pace so near the one asked for is not worth a word. */
const NEAR_ENOUGH = 0.05;

export function PaceButtons({ town }: { town: Town }) {
  const { t, language } = useText();
  const [asked, setAsked] = useState<number | null>(null);
  const { pace, reachedPace } = town.state;
  const shown = asked ?? pace;
  const offered = paces.includes(pace) ? paces : [...paces, pace].sort((a, b) => a - b);
  const isBehind = asked === null && pace > 1 && Math.abs(reachedPace - pace) > NEAR_ENOUGH * pace;

  async function ask(wanted: number): Promise<void> {
    setAsked(wanted);
    await town.client.pace(wanted);
    setAsked(null);
  }

  return (
    <fieldset class="paces">
      <legend class="hidden">{t.timeline.pace}</legend>
      <span class={`reached ${isBehind ? 'behind' : ''}`}>
        {isBehind
          ? t.timeline.reached(numberText(language, Number(reachedPace.toPrecision(2))))
          : t.timeline.pace}
      </span>
      {offered.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === shown}
          title={t.timeline.paceMeans[each]}
          onClick={() => void ask(each)}
        >
          {t.timeline.paceButton(numberText(language, each))}
        </button>
      ))}
    </fieldset>
  );
}
