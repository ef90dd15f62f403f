// SPDX-License-Identifier: GPL-3.0-only
import type { TourAlert } from '@bluezone/simulator';
import { dayText, minuteText, numberText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';

/** What the phone told its owner, and what it took back. */
export function WarningList({ alerts }: { alerts: readonly TourAlert[] }) {
  const { t, language } = useText();
  const texts = t.resident;
  if (alerts.length === 0) return <p class="note">{texts.noWarnings}</p>;
  return (
    <ul class="warnings">
      {alerts.map((alert) => (
        <li
          key={`${alert.day} ${alert.degree} ${alert.firstTold}`}
          class={alert.withdrawnAt === null ? `warning-${alert.degree}` : 'warning-withdrawn'}
        >
          <p>
            <b class={`tag tag-${alert.degree}`}>{alert.degree}</b>{' '}
            <strong>{texts.warning(texts.degree[alert.degree], dayText(alert.day))}</strong>
          </p>
          <p>
            {texts.explained(
              texts.duration[alert.duration] ?? alert.duration,
              texts.distance[alert.distance] ?? alert.distance,
              texts.certainty[alert.certainty] ?? alert.certainty,
            )}
            . {texts.weighted(numberText(language, Math.round(alert.minutes)), alert.encounters)}.
          </p>
          <p class="note">
            {texts.warningFirst(minuteText(language, alert.firstTold))}
            {alert.withdrawnAt !== null &&
              `; ${texts.warningWithdrawn(minuteText(language, alert.withdrawnAt))}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
