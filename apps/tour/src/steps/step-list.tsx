// SPDX-License-Identifier: GPL-3.0-only
import type { StepId, TourStep } from '@bluezone/simulator';
import { useText } from '../language/use-language.ts';

const isOptional = (id: StepId): boolean => id === 'withdraw';

/** All steps in order, with where we are. */
export function StepList({ steps }: { steps: readonly TourStep[] }) {
  const { t } = useText();
  return (
    <nav class="steps card" aria-labelledby="steps-heading">
      <h2 id="steps-heading">{t.stepsHeading}</h2>
      <ol>
        {steps.map(({ id, state }, i) => {
          const isCurrent = state === 'next' || state === 'running';
          return (
            <li key={id} class={`step step-${state}`} aria-current={isCurrent ? 'step' : undefined}>
              <span class="step-number" aria-hidden="true">
                {state === 'done' ? '✓' : i + 1}
              </span>
              <span class="step-title">
                {t.steps[id].title}
                <small class={isCurrent ? 'step-state' : 'hidden'}>{t.stepState[state]}</small>
                {isOptional(id) && state !== 'done' && (
                  <small class="step-state">{t.stepState.optional}</small>
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
