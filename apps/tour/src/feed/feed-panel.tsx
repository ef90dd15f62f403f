// SPDX-License-Identifier: GPL-3.0-only
// Everything that happened, newest first.
import { useMemo, useState } from 'preact/hooks';
import { dateText, numberText, timeText, townZoneSeconds } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import { PersonLink } from '../resident/person-link.tsx';
import { ScrollBox } from '../scroll-box.tsx';
import type { Town } from '../town/use-town.ts';
import { daysOfFeed } from './days-of-feed.ts';
import type { FeedRow } from './feed-rows.ts';
import { sentenceOf, tellEntry } from './tell-entry.ts';
import { useAnnouncement } from './use-announcement.ts';

export function FeedPanel({ town }: { town: Town }) {
  const { t, language } = useText();
  const texts = t.feed;
  const [isOnlyChosen, setOnlyChosen] = useState(false);
  const { feed } = town.state;
  const person = isOnlyChosen ? town.chosen : null;
  const { days, drawn, all } = useMemo(() => daysOfFeed(feed, person, townZoneSeconds()), [feed, person]);
  const nameOf = (index: number): string => town.town.people[index]?.name ?? '';
  const announcement = useAnnouncement(feed, (count, newest) =>
    texts.announce(count, sentenceOf(tellEntry(newest, t, language), nameOf)),
  );
  return (
    <section class="feed card" aria-labelledby="feed-heading">
      <div class="feed-head">
        <h2 id="feed-heading">{texts.heading}</h2>
        {town.chosen !== null && (
          <label class="check">
            <input
              type="checkbox"
              checked={isOnlyChosen}
              onChange={(event) => setOnlyChosen(event.currentTarget.checked)}
            />
            <span>{texts.only(nameOf(town.chosen))}</span>
          </label>
        )}
      </div>
      <p class="hidden" aria-live="polite">
        {announcement}
      </p>
      <ScrollBox class="feed-scroll" label={texts.list}>
        {drawn === 0 && <p class="note">{person === null ? texts.empty : texts.emptyFor(nameOf(person))}</p>}
        {days.map(({ day, rows }) => (
          <section key={day} class="feed-day" aria-label={dateText(language, noonOf(day))}>
            <h3>{dateText(language, noonOf(day))}</h3>
            <ol reversed>
              {rows.map((row) => (
                <Row key={row.entry.id} row={row} town={town} />
              ))}
            </ol>
          </section>
        ))}
        {drawn < all && (
          <p class="note">{texts.shownOf(numberText(language, drawn), numberText(language, all))}</p>
        )}
      </ScrollBox>
    </section>
  );
}

/** A moment in the middle of a civil day, whatever the zone does to it. */
const noonOf = (day: number): number => day * 86_400 + 43_200 - townZoneSeconds();

function Row({ row, town }: { row: FeedRow; town: Town }) {
  const { t, language } = useText();
  const { entry } = row;
  const { before, person, after, detail, tone } = tellEntry(row, t, language);
  return (
    <li class={`feed-row tone-${tone}`}>
      <time dateTime={new Date(entry.at * 1000).toISOString()}>{timeText(language, entry.at)}</time>
      <div>
        <p>
          {before}
          {person !== null && <PersonLink town={town} person={person} />}
          {after}
        </p>
        {detail !== null && <p class="note">{detail}</p>}
      </div>
    </li>
  );
}
