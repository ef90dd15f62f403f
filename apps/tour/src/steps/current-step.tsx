// SPDX-License-Identifier: GPL-3.0-only
import type { TourView } from '@bluezone/simulator';
import { useText } from '../language/use-language.ts';
import { ConsentPreview } from './consent-preview.tsx';
import { PostList } from './post-list.tsx';
import { RestartButton } from './restart-button.tsx';
import { StepResult } from './step-result.tsx';

interface Props {
  readonly view: TourView;
  onStep(id: string): void;
  onRestart(): void;
}

/** What just happened, what comes next, and the button that makes it happen. */
export function CurrentStep({ view, onStep, onRestart }: Props) {
  const { t } = useText();
  const next = view.steps.find(({ state }) => state === 'next' || state === 'running');
  const last = view.steps.findLast(({ state }) => state === 'done');
  const explained = view.isPausing
    ? t.restartExplained
    : next === undefined
      ? t.allDone
      : t.steps[next.id].what;
  const title = view.isPausing ? t.pausing : next === undefined ? null : t.steps[next.id].title;
  return (
    <section id="current" class="current card" aria-labelledby="current-heading" aria-busy={view.isBusy}>
      <div class="current-next">
        <p class="eyebrow">{view.isBusy && !view.isPausing ? t.stepState.running : t.next}</p>
        <h2 id="current-heading">{title ?? t.restart}</h2>
        <p class="lead">{explained}</p>
        {view.preview !== null && <ConsentPreview preview={view.preview} people={view.people} />}
        <div class="actions">
          {(next !== undefined || view.isBusy) && (
            <button
              id="next-step"
              type="button"
              class="primary"
              aria-disabled={view.isBusy}
              onClick={() => !view.isBusy && next !== undefined && onStep(next.id)}
            >
              {view.isPausing || next === undefined
                ? t.pausing
                : view.isBusy
                  ? t.playing(t.steps[next.id].title)
                  : t.nextButton(t.steps[next.id].title)}
            </button>
          )}
          {!view.isBusy && last !== undefined && <RestartButton onRestart={onRestart} />}
        </div>
      </div>
      {(last !== undefined || view.forgotten !== null) && !view.isPausing && (
        <div class="current-now">
          <p class="eyebrow">{t.now}</p>
          <h3>{last === undefined ? t.restart : t.steps[last.id].title}</h3>
          <StepResult view={view} id={last?.id ?? null} />
          {last?.id === 'leave' && view.facts.leave !== undefined && (
            <PostList facts={view.facts.leave} people={view.people} />
          )}
        </div>
      )}
    </section>
  );
}
