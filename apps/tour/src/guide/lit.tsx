// SPDX-License-Identifier: GPL-3.0-only
import { useText } from '../language/use-language.ts';
import { PersonLink } from '../resident/person-link.tsx';
import type { Town } from '../town/use-town.ts';
import type { Guide } from './guide-state.ts';

/** More names than this are shown on demand. */
const mostNames = 5;

/** Who lights up because of this case; each name chooses its person. */
export function Lit({ town, guide }: { town: Town; guide: Guide }) {
  const { t } = useText();
  return (
    <>
      {(['F1', 'F2'] as const).map((degree) => {
        const people = degree === 'F1' ? guide.f1 : guide.f2;
        if (people.length === 0) return null;
        return (
          <div key={degree} class={`lit lit-${degree}`}>
            <p>
              <b class={`tag tag-${degree}`}>{degree}</b>{' '}
              {people.slice(0, mostNames).map((index) => (
                <PersonLink key={index} town={town} person={index} />
              ))}
            </p>
            {people.length > mostNames && (
              <details>
                <summary>{t.guide.more(people.length - mostNames)}</summary>
                <p>
                  {people.slice(mostNames).map((index) => (
                    <PersonLink key={index} town={town} person={index} />
                  ))}
                </p>
              </details>
            )}
          </div>
        );
      })}
    </>
  );
}
