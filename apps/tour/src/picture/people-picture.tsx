// SPDX-License-Identifier: GPL-3.0-only
import type { TourMeeting, TourView } from '@bluezone/simulator';
import { useText } from '../language/use-language.ts';
import { MeetingLine } from './meeting-line.tsx';
import { PersonMark } from './person-mark.tsx';
import { stateOf } from './person-state.ts';
import { narrowLayout, type Place, wideLayout } from './places.ts';
import { useNarrow } from './use-narrow.ts';

/** The ten people, who was beside whom, and what is known of each; the same in words for those who cannot see it. */
export function PeoplePicture({ view }: { view: TourView }) {
  const { t } = useText();
  const layout = useNarrow() ? narrowLayout : wideLayout;
  const { people } = view;
  const met = view.meetings.filter((meeting) => isOver(view, meeting));
  const lastDay = Math.max(0, ...met.map(({ day }) => day));
  const place = (person: number) => layout.places[person] as Place;
  const name = (person: number) => people[person]?.name ?? '';
  const key = ({ day, a, b }: TourMeeting) => `${day} ${a} ${b}`;
  return (
    <section class="picture card" aria-labelledby="picture-heading">
      <h2 id="picture-heading">{t.picture.heading}</h2>
      <svg viewBox={`0 0 ${layout.width} ${layout.height}`} aria-hidden="true">
        {met.map((meeting) => (
          <MeetingLine
            key={key(meeting)}
            from={place(meeting.a)}
            to={place(meeting.b)}
            label={t.picture.minutes(meeting.minutes)}
            isPast={meeting.day < lastDay}
          />
        ))}
        {people.map((person) => (
          <PersonMark
            key={person.index}
            at={place(person.index)}
            name={person.name}
            state={stateOf(person)}
          />
        ))}
      </svg>
      <ul class="hidden">
        {people.map((person) => (
          <li key={person.index}>{t.picture.person(person.name, t.degree[stateOf(person)])}</li>
        ))}
        {met.map((meeting) => (
          <li key={key(meeting)}>
            {t.picture.meeting(meeting.day, name(meeting.a), name(meeting.b), meeting.minutes)}
          </li>
        ))}
      </ul>
      <ul class="legend">
        {(['F0', 'F1', 'F2'] as const).map((degree) => (
          <li key={degree} class={`tag tag-${degree}`}>
            {t.degree[degree]}
          </li>
        ))}
      </ul>
      <p class="note">{met.length === 0 ? t.picture.empty : t.picture.note}</p>
    </section>
  );
}

function isOver(view: TourView, { day }: TourMeeting): boolean {
  return view.steps.some(({ id, state }) => id === `meet-${day}` && state === 'done');
}
