// SPDX-License-Identifier: GPL-3.0-only
import type { HistoryDay } from '@bluezone/simulator';
import { dayText, numberText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import { ScrollBox } from '../scroll-box.tsx';

/** A phone's history by day, newest first. */
export function HistoryTable({ days }: { days: readonly HistoryDay[] }) {
  const { t, language } = useText();
  const texts = t.resident;
  const number = (value: number): string => numberText(language, value);
  return (
    <ScrollBox class="history-table" label={texts.historyTable}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.day}</th>
            <th scope="col" class="number">
              {texts.minutesColumn}
            </th>
            <th scope="col" class="number">
              {texts.closeColumn}
            </th>
            <th scope="col" class="number">
              {texts.identifiersColumn}
            </th>
            <th scope="col" class="number">
              {texts.scansColumn}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, identifiers, minutes, closeMinutes, scans }) => (
            <tr key={day}>
              <th scope="row">{dayText(day)}</th>
              <td class="number">{number(minutes)}</td>
              <td class="number">{number(closeMinutes)}</td>
              <td class="number">{number(identifiers)}</td>
              <td class="number">{number(scans)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
