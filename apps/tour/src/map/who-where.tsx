// SPDX-License-Identifier: GPL-3.0-only
// The map in words: who of those in view is where, in which state.
import { useEffect, useState } from 'preact/hooks';
import { useText } from '../language/use-language.ts';
import { ScrollBox } from '../scroll-box.tsx';
import type { Town } from '../town/use-town.ts';
import type { MapEngine } from './map-engine.ts';
import { stateInWords } from './marks.ts';
import { PersonMark } from './person-mark.tsx';
import { tellWhere } from './tell-view.ts';

const MOST_ROWS = 50;
const REFRESH_MS = 3000;

interface Seen {
  readonly person: number;
  readonly where: string;
}

interface Props {
  readonly town: Town;
  readonly engine: MapEngine;
  onChoose(person: number): void;
}

export function WhoWhere({ town, engine, onChoose }: Props) {
  const { t } = useText();
  const [seen, setSeen] = useState<readonly Seen[]>([]);
  const [inView, setInView] = useState(0);
  const isRecording = town.town.kind === 'recording';
  useEffect(() => {
    function look(): void {
      if (document.hidden) return;
      setInView(engine.countInView());
      setSeen(
        engine
          .peopleInView(MOST_ROWS)
          .map((person) => ({ person, where: tellWhere(town.town, engine.placeOf(person), t.map) })),
      );
    }
    look();
    const timer = setInterval(look, REFRESH_MS);
    return () => clearInterval(timer);
  }, [town.town, engine, t]);
  return (
    <ScrollBox class="seen" label={t.map.whoWhere}>
      <table>
        <caption>{t.map.seenCount(seen.length, inView)}</caption>
        <thead>
          <tr>
            <th scope="col">{t.map.who}</th>
            {!isRecording && <th scope="col">{t.map.where}</th>}
            <th scope="col">{t.map.stateHeading}</th>
          </tr>
        </thead>
        <tbody>
          {seen.map(({ person, where }) => (
            <tr key={person} aria-current={person === town.chosen ? 'true' : undefined}>
              <th scope="row">
                <button type="button" class="name" onClick={() => onChoose(person)}>
                  <PersonMark state={town.state.people[person]} />
                  {town.town.people[person]?.name}
                </button>
              </th>
              {!isRecording && <td>{where}</td>}
              <td>{stateInWords(town.state.people[person], t.map.state)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
