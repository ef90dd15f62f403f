// SPDX-License-Identifier: GPL-3.0-only
// Who stands beside a record in its chain, and adding somebody from an interview.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { cases as en } from '../language/en/cases.ts';
import { dayText } from '../language/format.ts';
import { useTexts } from '../language/use-language.ts';
import { cases as vi } from '../language/vi/cases.ts';
import { Button } from '../parts/button.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Tag } from '../parts/note.tsx';
import { Panel } from '../parts/screen.tsx';
import { NewPersonDialog } from '../people/new-person-dialog.tsx';
import { may } from '../session/person.ts';
import { usePerson } from '../session/use-session.ts';
import { AddLinkDialog } from './add-link-dialog.tsx';

const texts = { vi, en };

interface LinksPanelProps {
  readonly id: string;
  readonly kind: 'case' | 'person';
}

export function LinksPanel({ id, kind }: LinksPanelProps) {
  const t = useTexts(texts);
  const staff = usePerson();
  const [open, setOpen] = useState<'link' | 'contact' | null>(null);
  const query = useQuery({
    queryKey: ['chains', 'of', id],
    queryFn: () =>
      ask(() =>
        desk.GET('/v1/chains', { params: { query: kind === 'case' ? { case: id } : { person: id } } }),
      ),
  });
  const search = kind === 'case' ? { case: id } : { person: id };
  return (
    <Panel
      title={t.links}
      acts={
        <Link to="/chains" search={search}>
          {t.linkChain}
        </Link>
      }
    >
      <Loaded query={query}>
        {({ nodes, edges }) => {
          const own = edges.filter(({ from, to }) => from === id || to === id);
          const byId = new Map(nodes.map((node) => [node.id, node]));
          return own.length === 0 ? (
            <p className="soft">{t.linksNone}</p>
          ) : (
            <ul className="plain-list">
              {own.map(({ linkId, from, to, day }) => {
                const other = byId.get(from === id ? to : from);
                return (
                  <li key={linkId} className="line">
                    <span className="soft small">{from === id ? t.linkTo : t.linkFrom}</span>
                    {other === undefined ? (
                      <span className="soft">…</span>
                    ) : (
                      <>
                        <Link
                          to={other.kind === 'case' ? '/cases/$id' : '/people/$id'}
                          params={{ id: other.id }}
                        >
                          {other.name === '' ? t.nameUnknown : other.name}
                        </Link>
                        <Tag tone={other.kind === 'case' ? 'ill' : 'info'}>
                          {t.duplicateKinds[other.kind]}
                        </Tag>
                      </>
                    )}
                    {day !== null && <span className="soft small number">{dayText(day)}</span>}
                  </li>
                );
              })}
            </ul>
          );
        }}
      </Loaded>
      <div className="buttons">
        {may(staff, 'chain.change') && (
          <Button icon="link" shortcut="l" onPress={() => setOpen('link')}>
            {t.linkAdd}
          </Button>
        )}
        {may(staff, 'person.create') && (
          <Button icon="plus" shortcut="a" onPress={() => setOpen('contact')}>
            {t.newContact}
          </Button>
        )}
      </div>
      {open === 'link' && <AddLinkDialog id={id} onClose={() => setOpen(null)} />}
      {open === 'contact' && <NewPersonDialog namedBy={id} onClose={() => setOpen(null)} />}
    </Panel>
  );
}
