// SPDX-License-Identifier: GPL-3.0-only
// The days that were lived, what happened in them, and how fast time runs.
import { useMemo, useState } from 'preact/hooks';
import { minuteText, townZoneSeconds } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import { ScrollBox } from '../scroll-box.tsx';
import type { Town } from '../town/use-town.ts';
import { PaceButtons } from './pace-buttons.tsx';
import { tellMark } from './tell-mark.ts';
import { gapsOf, marksOf, type Span, shownSpan, type TimelineMark } from './timeline-marks.ts';
import { TimelineStrip } from './timeline-strip.tsx';

/** Events of one kind nearer than this share of the strip are one mark. */
const MARK_SHARE = 0.012;

export function Timeline({ town }: { town: Town }) {
  const { t } = useText();
  const { feed, clock } = town.state;
  const { from, to } = shownSpan(town.town.bornAt, clock, townZoneSeconds());
  const span = useMemo(() => ({ from, to }), [from, to]);
  const marks = useMemo(() => marksOf(feed, span, MARK_SHARE), [feed, span]);
  const [isListed, setIsListed] = useState(false);
  return (
    <section class="timeline card" aria-labelledby="timeline-heading">
      <div class="timeline-bar">
        <h2 id="timeline-heading">{t.timeline.heading}</h2>
        <button
          type="button"
          class="quiet"
          aria-expanded={isListed}
          aria-controls="timeline-list"
          onClick={() => setIsListed(!isListed)}
        >
          {t.timeline.asList}
        </button>
        <PaceButtons town={town} />
      </div>
      <TimelineStrip town={town} span={span} marks={marks} />
      <div id="timeline-list" class="timeline-list" hidden={!isListed}>
        {isListed && <EventList town={town} span={span} marks={marks} />}
      </div>
    </section>
  );
}

function EventList({ town, span, marks }: { town: Town; span: Span; marks: readonly TimelineMark[] }) {
  const { t, language } = useText();
  const gaps = gapsOf(town.state.feed, span);
  if (gaps.length + marks.length === 0) return <p class="note">{t.timeline.nothing}</p>;
  return (
    <ScrollBox label={t.timeline.events}>
      <ul>
        {gaps.map((gap) => (
          <li key={gap.from}>
            {t.timeline.gap(minuteText(language, gap.from), minuteText(language, gap.to))}
          </li>
        ))}
        {marks.map((mark) => (
          <li key={`${mark.kind}${mark.from}`}>{tellMark(mark, town.town.people, t.timeline, language)}</li>
        ))}
      </ul>
    </ScrollBox>
  );
}
