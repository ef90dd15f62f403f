// SPDX-License-Identifier: GPL-3.0-only
import { useEffect, useState } from 'preact/hooks';
import type { Town } from '../town/use-town.ts';

/** Seldom enough to be read, often enough to be seen to run. */
const SHORTEST_PAUSE_MS = 250;
/** The pace may change at any time. */
const LONGEST_PAUSE_MS = 1000;

/** The minute of the town's clock, unix seconds, kept up to date while somebody looks. */
export function useTownMinute({ clock, pace }: Pick<Town, 'clock' | 'pace'>): number {
  const [minute, setMinute] = useState(() => Math.floor(clock() / 60));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function show(): void {
      clearTimeout(timer);
      const now = clock();
      setMinute(Math.floor(now / 60));
      if (document.hidden) return;
      const untilNext = ((60 - (now % 60)) * 1000) / Math.max(1, pace());
      timer = setTimeout(show, Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, untilNext)));
    }
    show();
    document.addEventListener('visibilitychange', show);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', show);
    };
  }, [clock, pace]);
  return minute * 60;
}
