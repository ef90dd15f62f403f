// SPDX-License-Identifier: GPL-3.0-only
import { welcome as en } from '../language/en/welcome.ts';
import { useTexts } from '../language/use-language.ts';
import { welcome as vi } from '../language/vi/welcome.ts';
import { type WelcomeStep, welcomeSteps } from './steps.ts';

const texts = { vi, en };

/** How far one is in the first run. */
export function StepLine({ step }: { readonly step: WelcomeStep }) {
  const t = useTexts(texts);
  const at = welcomeSteps.indexOf(step) + 1;
  return (
    <div class="tight">
      <p class="soft small">{t.step(at, welcomeSteps.length)}</p>
      <div class="step-line" aria-hidden="true">
        {welcomeSteps.map((each, i) => (
          <span key={each} class={i < at ? 'gone' : ''} />
        ))}
      </div>
    </div>
  );
}
