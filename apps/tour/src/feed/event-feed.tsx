// SPDX-License-Identifier: GPL-3.0-only
import type { TourView } from '@bluezone/simulator';
import { timeText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import { ScrollBox } from '../scroll-box.tsx';
import { tellFacts } from './tell-facts.ts';

/** Everything that happened, newest first; new entries are read out. */
export function EventFeed({ view }: { view: TourView }) {
  const { t, language } = useText();
  const over = view.steps.filter(({ state }) => state === 'done').reverse();
  const events = [
    ...over.map(({ id, endedAt }) => ({ id, endedAt, title: t.steps[id].title })),
    ...(view.forgotten === null ? [] : [{ id: null, endedAt: null, title: t.restart }]),
  ];
  return (
    <div class="feed card">
      <h2 id="feed-heading">{t.feed.heading}</h2>
      <ScrollBox class="feed-scroll" labelledBy="feed-heading">
        <div aria-live="polite" aria-relevant="additions">
          {events.length === 0 && <p class="note">{t.feed.empty}</p>}
          {events.map(({ id, endedAt, title }) => (
            <article key={id ?? 'pause'} class="event">
              <h3>
                {endedAt !== null && <time>{timeText(language, endedAt)}</time>} {title}
              </h3>
              <ul class="sentences">
                {tellFacts(view, id, t, language).map(({ text, tone }) => (
                  <li key={text} class={tone}>
                    {text}
                  </li>
                ))}
              </ul>
            </article>
          ))}
        </div>
      </ScrollBox>
    </div>
  );
}
