// SPDX-License-Identifier: GPL-3.0-only
// What to say on the telephone, in the order of a call. It never tells who the patient was: the console does not know it either.
import { people as en } from '../language/en/people.ts';
import { dayText, phoneText } from '../language/format.ts';
import { useTexts } from '../language/use-language.ts';
import { people as vi } from '../language/vi/people.ts';
import { Icon } from '../parts/icon.tsx';
import { Panel } from '../parts/screen.tsx';
import { usePerson } from '../session/use-session.ts';
import type { PersonSummary } from './person-words.ts';

const texts = { vi, en };

export function CallScript({ person }: { readonly person: PersonSummary | null }) {
  const t = useTexts(texts);
  const me = usePerson();
  if (person === null)
    return (
      <Panel title={t.script}>
        <p className="soft">{t.scriptUnknown}</p>
      </Panel>
    );
  const day = dayText(person.exposureDay);
  const number = phoneText(person.phoneNumber);
  return (
    <Panel title={t.script}>
      <a className="button" href={`tel:${person.phoneNumber}`}>
        <Icon name="phone" />
        <span className="number">{t.call(number)}</span>
      </a>
      <ol className="script">
        <li>{t.scriptGreeting(me.name)}</li>
        <li className="soft">{t.scriptCheck(person.name)}</li>
        <li>{person.source === 'form' ? t.scriptWhyForm(day) : t.scriptWhyOther(day)}</li>
        <li className="soft">{t.scriptNever}</li>
        <li>{t.scriptAsk}</li>
        <li>{t.scriptAdvise(dayText(person.untilDay))}</li>
        <li>{t.scriptNext}</li>
      </ol>
    </Panel>
  );
}
