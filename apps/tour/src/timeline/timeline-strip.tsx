// SPDX-License-Identifier: GPL-3.0-only
import { useRef, useState } from 'preact/hooks';
import { dayText, minuteText, townZoneSeconds, weekdayText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import type { Town } from '../town/use-town.ts';
import { tellMark } from './tell-mark.ts';
import { daysOf, gapsOf, type Span, shareOf, type TimelineMark } from './timeline-marks.ts';
import { useTownMinute } from './use-town-minute.ts';

interface Props {
  readonly town: Town;
  readonly span: Span;
  readonly marks: readonly TimelineMark[];
}

/** The days as a strip with marks; arrow keys go from mark to mark. */
export function TimelineStrip({ town, span, marks }: Props) {
  const { t, language } = useText();
  const [active, setActive] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const days = daysOf(span, townZoneSeconds());
  const current = Math.min(active, marks.length - 1);

  function onKeyDown(event: KeyboardEvent): void {
    const targets: Record<string, number> = {
      ArrowRight: current + 1,
      ArrowLeft: current - 1,
      Home: 0,
      End: marks.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined || marks[target] === undefined) return;
    event.preventDefault();
    setActive(target);
    list.current?.querySelectorAll('button')[target]?.focus();
  }

  return (
    <div class="strip">
      <ol class="days" aria-hidden="true">
        {days.map((day) => (
          <li key={day}>
            <span>{weekdayText(language, day)}</span> {dayText(day)}
          </li>
        ))}
      </ol>
      <div class="track">
        {gapsOf(town.state.feed, span).map((gap) => (
          <div
            key={gap.from}
            class="gap"
            title={t.timeline.gap(minuteText(language, gap.from), minuteText(language, gap.to))}
            style={{
              left: percent(shareOf(span, gap.from)),
              width: percent(shareOf(span, gap.to) - shareOf(span, gap.from)),
            }}
          />
        ))}
        <NowMarker town={town} span={span} />
        <ul class="marks" aria-label={t.timeline.events} ref={list}>
          {marks.map((mark, index) => {
            const said = tellMark(mark, town.town.people, t.timeline, language);
            const share = shareOf(span, (mark.from + mark.to) / 2);
            return (
              <li
                key={`${mark.kind}${mark.from}`}
                class={`at-${mark.kind} ${share > 0.5 ? 'in-second-half' : ''}`}
                style={{ left: percent(share) }}
              >
                <button
                  type="button"
                  tabIndex={index === current ? 0 : -1}
                  aria-label={said}
                  onKeyDown={onKeyDown}
                  onFocus={() => setActive(index)}
                  onClick={() => mark.people[0] !== undefined && town.choose(mark.people[0])}
                >
                  <span class="shape" />
                </button>
                <span class="tip" aria-hidden="true">
                  {said}
                </span>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}

/** Apart, so that a minute more is not a reason to draw the marks again. */
function NowMarker({ town, span }: { town: Town; span: Span }) {
  const minute = useTownMinute(town);
  const share = shareOf(span, minute);
  return (
    <div class="passed">
      <div class="lived" style={{ transform: `scaleX(${share})` }} />
      <div class="now" style={{ transform: `translateX(${100 * share}%)` }} />
    </div>
  );
}

const percent = (share: number): string => `${(100 * share).toFixed(3)}%`;
