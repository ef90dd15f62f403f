// SPDX-License-Identifier: GPL-3.0-only
// The one who was chosen in the drawing: days, place, links both ways, each of which can be removed here.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { dayText } from '../language/format.ts';
import type { ChainsTexts } from '../language/vi/chains.ts';
import { notify } from '../parts/announce.tsx';
import { Button } from '../parts/button.tsx';
import { AskDialog } from '../parts/dialog.tsx';
import { Tag } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Panel } from '../parts/screen.tsx';
import { placeName } from '../places/place-name.ts';
import type { Places } from '../places/use-places.ts';
import { may } from '../session/person.ts';
import { usePerson } from '../session/use-session.ts';
import { type Chain, type ChainLink, type ChainPerson, generationOf } from './chain.ts';

interface PersonPanelProps {
  readonly person: ChainPerson;
  readonly chain: Chain;
  readonly t: ChainsTexts;
  readonly places: Places | null;
  readonly onOpen: (id: string) => void;
  /** Not given where the chain of this one is what is shown. */
  readonly onChainOf?: ((person: ChainPerson) => void) | undefined;
}

export function PersonPanel({ person, chain, t, places, onOpen, onChainOf }: PersonPanelProps) {
  const [removing, setRemoving] = useState<ChainLink | null>(null);
  const staff = usePerson();
  const queries = useQueryClient();
  const names = new Map(chain.nodes.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? t.outside;
  const remove = useMutation({
    mutationFn: (link: ChainLink) =>
      ask(() => desk.DELETE('/v1/links/{id}', { params: { path: { id: link.linkId } } })),
    onSuccess: async () => {
      setRemoving(null);
      notify(t.removed);
      await queries.invalidateQueries({ queryKey: ['chains'] });
    },
  });
  const links = chain.edges.filter(({ from, to }) => from === person.id || to === person.id);
  const days: readonly (readonly [string, string | null])[] = [
    [t.onset, person.onsetDay],
    [t.sample, person.sampleDay],
    [t.exposure, person.exposureDay],
  ];
  return (
    <Panel title={person.name}>
      <div className="line">
        <Tag tone={person.kind === 'case' ? 'ill' : 'info'}>{t.generations[generationOf(person)]}</Tag>
        <span className="soft">{t.kind[person.kind]}</span>
      </div>
      <dl className="facts">
        {days.map(
          ([label, day]) =>
            day !== null && (
              <div key={label} className="fact">
                <dt>{label}</dt>
                <dd className="number">{dayText(day)}</dd>
              </div>
            ),
        )}
        <div className="fact">
          <dt>{t.place}</dt>
          <dd>{placeName(places, person.province, person.commune)}</dd>
        </div>
      </dl>
      <div className="buttons">
        <Button weight="main" onPress={() => onOpen(person.id)}>
          {t.open}
        </Button>
        {onChainOf !== undefined && <Button onPress={() => onChainOf(person)}>{t.chainOf}</Button>}
      </div>
      {links.length > 0 && (
        <>
          <h3>{t.links}</h3>
          <ul className="chain-links">
            {links.map((link) => (
              <li key={link.linkId}>
                <span>
                  {link.to === person.id ? t.linkFrom(nameOf(link.from)) : t.linkTo(nameOf(link.to))}
                  <br />
                  <span className="soft small">
                    {[
                      link.day === null ? '' : t.linkDay(dayText(link.day)),
                      link.origin === 'interview' ? t.fromInterview : t.fromSuggestion,
                    ]
                      .filter((part) => part !== '')
                      .join(', ')}
                  </span>
                </span>
                {may(staff, 'chain.change') && (
                  <Button
                    weight="quiet"
                    icon="trash"
                    label={t.removeLink}
                    onPress={() => setRemoving(link)}
                  />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {person.linksOutside && <p className="soft small">{t.outside}</p>}
      <AskDialog
        title={t.removeAsk}
        isOpen={removing !== null}
        agree={t.removeLink}
        isGrave
        isBusy={remove.isPending}
        onAgree={() => removing !== null && remove.mutate(removing)}
        onClose={() => setRemoving(null)}
      >
        <p>{removing !== null && t.removeWhat(nameOf(removing.from), nameOf(removing.to))}</p>
        <ProblemNote error={remove.error} />
      </AskDialog>
    </Panel>
  );
}
