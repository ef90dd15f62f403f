// SPDX-License-Identifier: GPL-3.0-only
import { useText } from '../language/use-language.ts';
import { type GuideStage, guideSteps } from './guide-state.ts';

/** Where the tour stands among its steps: a bar for the eye, a list by name on demand and for those who listen. */
export function GuideRail({ stage }: { stage: GuideStage }) {
  const { t } = useText();
  const texts = t.guide;
  const at = stepIndex(stage);
  const stateOf = (index: number): 'done' | 'now' | 'later' =>
    index < at ? 'done' : index === at ? 'now' : 'later';
  return (
    <details class="guide-rail">
      <summary>
        <span class="rail-count">
          {texts.stepNumber(Math.min(at + 1, guideSteps.length), guideSteps.length)}
        </span>
        <span class="rail-bar" aria-hidden="true">
          {guideSteps.map((step, index) => (
            <i key={step} class={`rail-${stateOf(index)}`} />
          ))}
        </span>
      </summary>
      <ol aria-label={texts.stepsLabel}>
        {guideSteps.map((step, index) => (
          <li
            key={step}
            class={`rail-${stateOf(index)}`}
            aria-current={stateOf(index) === 'now' ? 'step' : undefined}
          >
            <span class="rail-mark" aria-hidden="true">
              {index < at ? '✓' : index + 1}
            </span>
            <span>
              {texts.steps[step]}
              <span class="hidden"> ({texts.stepState[stateOf(index)]})</span>
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function stepIndex(stage: GuideStage): number {
  if (stage === 'over') return guideSteps.length;
  return guideSteps.indexOf(stage === 'refused' ? 'leave' : stage);
}
