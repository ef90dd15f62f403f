// SPDX-License-Identifier: GPL-3.0-only
import { useQuery } from '@tanstack/react-query';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { cases as en } from '../language/en/cases.ts';
import { dayText } from '../language/format.ts';
import { useTexts } from '../language/use-language.ts';
import { cases as vi } from '../language/vi/cases.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Panel } from '../parts/screen.tsx';
import { groupEvents } from './group-events.ts';

const texts = { vi, en };

/** What was done to a record, by day. */
export function Chronology({ id, kind }: { readonly id: string; readonly kind: 'case' | 'person' }) {
  const t = useTexts(texts);
  const query = useQuery({
    queryKey: ['events', id],
    queryFn: async () => {
      const params = { path: { id } };
      return kind === 'case'
        ? await ask(() => desk.GET('/v1/cases/{id}/events', { params }))
        : await ask(() => desk.GET('/v1/people/{id}/events', { params }));
    },
  });
  return (
    <Panel title={t.chronology}>
      <Loaded query={query}>
        {({ events }) =>
          events.length === 0 ? (
            <p className="soft">{t.chronologyNone}</p>
          ) : (
            <>
              <dl className="days-list">
                {groupEvents(events).map(({ day, acts }) => (
                  <div key={day} className="fact">
                    <dt className="number">{dayText(day)}</dt>
                    <dd>
                      {acts.map(({ event, count }) => (
                        <div key={`${event.act} ${event.actor}`}>
                          {t.events[event.act]}
                          {t.times(count)} <span className="soft small">{event.actor}</span>
                        </div>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
              <p className="soft small">{t.chronologyNote}</p>
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}
