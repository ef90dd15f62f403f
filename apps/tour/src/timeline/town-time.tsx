// SPDX-License-Identifier: GPL-3.0-only
import { useEffect, useState } from 'preact/hooks';
import { dateText, timeText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import type { Town } from '../town/use-town.ts';

/** Seldom enough to be read, often enough to be seen to run. */
const shortestPauseMs = 250;

/** The town's clock, to the minute. */
export function TownTime({ town }: { town: Town }) {
  const { t, language } = useText();
  const { clock, pace } = town;
  const [minute, setMinute] = useState(() => Math.floor(clock() / 60));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function show(): void {
      clearTimeout(timer);
      const now = clock();
      setMinute(Math.floor(now / 60));
      if (document.hidden) return;
      const untilNext = ((60 - (now % 60)) * 1000) / Math.max(1, pace());
      timer = setTimeout(show, Math.max(shortestPauseMs, untilNext));
    }
    show();
    document.addEventListener('visibilitychange', show);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', show);
    };
  }, [clock, pace]);
  const unix = minute * 60;
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
