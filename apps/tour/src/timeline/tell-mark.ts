// SPDX-License-Identifier: GPL-3.0-only
import type { TourPerson } from '@bluezone/simulator';
import { listText, minuteText, timeText } from '../language/format.ts';
import type { Language } from '../language/use-language.ts';
import type { timeline as words } from '../language/vi/timeline.ts';
import type { TimelineMark } from './timeline-marks.ts';

const MOST_NAMES = 3;

/** "21/11 09:41: F0 Nguyễn An". */
export function tellMark(
  mark: TimelineMark,
  people: readonly TourPerson[],
  t: typeof words,
  language: Language,
): string {
  const began = minuteText(language, mark.from);
  const when = mark.to - mark.from < 60 ? began : `${began}–${timeText(language, mark.to)}`;
  const named = mark.people.slice(0, MOST_NAMES).map((person) => people[person]?.name ?? '');
  const more = mark.people.length - named.length;
  const names = more > 0 ? t.andMore(named.join(', '), more) : listText(language, named);
  return `${when}: ${what(mark, names, t)}`;
}

function what(mark: TimelineMark, names: string, t: typeof words): string {
  switch (mark.kind) {
    case 'case':
      return t.confirmed(names);
    case 'warning':
      return t.warned(mark.f1, mark.f2, names);
    case 'relief':
      return t.unwarned(mark.people.length, names);
    case 'publication':
      return t.published(mark.count);
    case 'withdrawal':
      return t.withdrew(names);
  }
}
