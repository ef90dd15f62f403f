// SPDX-License-Identifier: GPL-3.0-only
import type { TourPerson, TourPreview } from '@bluezone/simulator';
import { dayText, listText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';

/** What the owner is shown before agreeing, as the engine says it. */
export function ConsentPreview({ preview, people }: { preview: TourPreview; people: readonly TourPerson[] }) {
  const { t, language } = useText();
  const heading = t.preview.heading(people[preview.person]?.name ?? '');
  if (preview.kind === 'claim') {
    const days = listText(
      language,
      preview.days.map((day) => dayText(day)),
    );
    return (
      <div class="preview">
        <h3>{heading}</h3>
        <p>{t.preview.claim(days, preview.meetings)}</p>
        <p>{t.preview.risk}</p>
      </div>
    );
  }
  return (
    <div class="preview">
      <table>
        <caption>{heading}</caption>
        <thead>
          <tr>
            <th scope="col">{t.preview.day}</th>
            <th scope="col">{t.preview.keys}</th>
            <th scope="col">{t.preview.meetings}</th>
          </tr>
        </thead>
        <tbody>
          {preview.days.map(({ day, keys, meetings }) => (
            <tr key={day}>
              <th scope="row">{dayText(day)}</th>
              <td>{keys}</td>
              <td>{meetings}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
