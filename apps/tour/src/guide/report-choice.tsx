// SPDX-License-Identifier: GPL-3.0-only
import { useId } from 'preact/hooks';
import { dayText, numberText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import type { ReportConsent } from './use-report-consent.ts';

/** An onset may lie so many days back; earlier ones are taken as this. */
const earliestOnset = 14;

interface Props {
  readonly name: string;
  readonly consent: ReportConsent;
  /** UTC day by the town's clock. */
  readonly today: number;
}

/** Exactly what would be sent, and what its owner may leave out. */
export function ReportChoice({ name, consent, today }: Props) {
  const { t, language } = useText();
  const texts = t.guide.consent;
  const id = useId();
  const { preview, days, withMeetings } = consent;
  const number = (value: number): string => numberText(language, value);
  const kept = (preview?.days ?? []).filter(({ day }) => days.has(day));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return (
    <div class="choice">
      <label class="field">
        <span>{texts.onset}</span>
        <select
          value={consent.onsetDay ?? ''}
          onChange={({ currentTarget }) =>
            consent.setOnset(currentTarget.value === '' ? null : Number(currentTarget.value))
          }
        >
          <option value="">{texts.onsetUnknown}</option>
          {Array.from({ length: earliestOnset + 1 }, (_, back) => (
            <option key={today - back} value={today - back}>
              {dayText(today - back)}
            </option>
          ))}
        </select>
      </label>
      {preview === null ? (
        <p class="note">{texts.loading}</p>
      ) : (
        <table>
          <caption>{texts.previewHeading(name)}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.day}</th>
              <th scope="col" class="number">
                {texts.keys}
              </th>
              <th scope="col" class="number">
                {texts.meetings}
              </th>
            </tr>
          </thead>
          <tbody>
            {preview.days.map(({ day, keys, meetings }) => {
              const isKept = days.has(day);
              return (
                <tr key={day} class={isKept ? undefined : 'left-out'}>
                  <th scope="row">
                    <label class="check">
                      <input
                        type="checkbox"
                        checked={isKept}
                        aria-label={texts.sendDay(dayText(day))}
                        onChange={() => consent.toggleDay(day)}
                      />
                      <span aria-hidden="true">{dayText(day)}</span>
                    </label>
                  </th>
                  <td class="number">{isKept ? number(keys) : '0'}</td>
                  <td class="number">{isKept && withMeetings ? number(meetings) : '0'}</td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{texts.total}</th>
              <td class="number">{number(sum(kept.map(({ keys }) => keys)))}</td>
              <td class="number">{number(withMeetings ? sum(kept.map(({ meetings }) => meetings)) : 0)}</td>
            </tr>
          </tfoot>
        </table>
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={withMeetings}
          aria-describedby={`${id}meetings`}
          onChange={({ currentTarget }) => consent.setWithMeetings(currentTarget.checked)}
        />
        <span>{texts.withMeetings}</span>
      </label>
      <p id={`${id}meetings`} class="note">
        {texts.withMeetingsNote}
      </p>
      <p class="note">{texts.sizeNote}</p>
      <p class="note caution">{texts.risk}</p>
      {preview !== null && days.size === 0 && (
        <p class="hint" role="status">
          {texts.noDays}
        </p>
      )}
    </div>
  );
}
