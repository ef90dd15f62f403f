// SPDX-License-Identifier: GPL-3.0-only
import { dayText, listText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import { wordsOf } from '../resident/failure-note.tsx';
import type { Town } from '../town/use-town.ts';
import type { ClaimConsent } from './use-claim-consent.ts';

interface Props {
  readonly town: Town;
  readonly consent: ClaimConsent;
  /** Whose phones can be looked at; with one there is nothing to choose. */
  readonly people: readonly number[];
}

/** What an F1's phone would send, or why it cannot yet. */
export function ClaimChoice({ town, consent, people }: Props) {
  const { t, language } = useText();
  const texts = t.guide.claim;
  const { preview, reason, person } = consent;
  const nameOf = (index: number): string => town.town.people[index]?.name ?? '';
  const name = person === null ? '' : nameOf(person);
  return (
    <div class="choice">
      {people.length > 1 && (
        <label class="field">
          <span>{texts.legend}</span>
          <select
            value={person ?? ''}
            onChange={({ currentTarget }) => consent.choose(Number(currentTarget.value))}
          >
            {person === null && <option value="" />}
            {people.map((index) => (
              <option key={index} value={index}>
                {nameOf(index)}
              </option>
            ))}
          </select>
        </label>
      )}
      <div aria-live="polite">
        {preview === null && reason === null && <p class="note">{texts.loading}</p>}
        {preview !== null && (
          <div class="preview">
            <h4>{texts.preview(name)}</h4>
            <ul>
              <li>
                {texts.days(
                  listText(
                    language,
                    preview.days.map((day) => dayText(day)),
                  ),
                )}
              </li>
              <li>{texts.meetings(preview.meetings)}</li>
            </ul>
            <p class="note">{t.guide.consent.sizeNote}</p>
            <p class="note caution">{t.guide.consent.risk}</p>
          </div>
        )}
        {preview !== null && !preview.hasToken && <p class="hint">{texts.noToken(name)}</p>}
        {reason !== null && (
          <p class="hint">
            {reason.code === 'phone.nothing-to-share'
              ? texts.notYet(name)
              : `${name}: ${wordsOf(reason, t.hostile)} (${reason.code}).`}
          </p>
        )}
      </div>
    </div>
  );
}
