// SPDX-License-Identifier: GPL-3.0-only
import type { StepId, TourView } from '@bluezone/simulator';
import { tellFacts } from '../feed/tell-facts.ts';
import { useText } from '../language/use-language.ts';

/** What a step found, in sentences; of the pause when no step of this round is over. */
export function StepResult({ view, id }: { view: TourView; id: StepId | null }) {
  const { t, language } = useText();
  const sentences = tellFacts(view, id, t, language);
  const isWarning = sentences.some(({ tone }) => tone === 'warning');
  return (
    <>
      <ul class="sentences">
        {sentences.map(({ text, detail, tone }) => (
          <li key={text} class={tone}>
            {text}
            {detail !== undefined && <small>{detail}</small>}
          </li>
        ))}
      </ul>
      {isWarning && <p class="advice">{t.advice}</p>}
    </>
  );
}
