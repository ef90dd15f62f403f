// SPDX-License-Identifier: GPL-3.0-only
import { dateText, timeText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import type { Town } from '../town/use-town.ts';
import { useTownMinute } from './use-town-minute.ts';

/** The town's clock, to the minute. */
export function TownTime({ town }: { town: Town }) {
  const { t, language } = useText();
  const unix = useTownMinute(town);
  return (
    <dl class="clock">
      <dt>{t.page.clockLabel}</dt>
      <dd>
        <time dateTime={new Date(unix * 1000).toISOString()}>
          <strong>{timeText(language, unix)}</strong> <span>{dateText(language, unix)}</span>
        </time>
      </dd>
    </dl>
  );
}
