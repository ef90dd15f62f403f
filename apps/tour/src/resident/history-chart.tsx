// SPDX-License-Identifier: GPL-3.0-only
// A phone's history as bars; the figures stand in the table below it.
import type { HistoryDay } from '@bluezone/simulator';
import { dayText, numberText, weekdayText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';

const width = 400;
const height = 150;
const foot = 34;
const gap = 4;

export function HistoryChart({ days }: { days: readonly HistoryDay[] }) {
  const { t, language } = useText();
  const most = Math.max(1, ...days.map(({ minutes }) => minutes));
  const slot = width / Math.max(days.length, 1);
  const barHeight = (minutes: number): number => ((height - foot - 16) * minutes) / most;
  return (
    <figure class="history-chart">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t.resident.historyChart(days.length, numberText(language, most))}
      >
        <line class="axis" x1="0" x2={width} y1={height - foot} y2={height - foot} />
        {days.map(({ day, minutes, closeMinutes }, i) => {
          const x = i * slot + gap / 2;
          const all = barHeight(minutes);
          const close = Math.min(all, barHeight(closeMinutes));
          const middle = x + (slot - gap) / 2;
          return (
            <g key={day}>
              <rect class="bar-all" x={x} y={height - foot - all} width={slot - gap} height={all} rx="3" />
              <rect
                class="bar-close"
                x={x}
                y={height - foot - close}
                width={slot - gap}
                height={close}
                rx="3"
              />
              {minutes === most && (
                <text class="bar-most" x={middle} y={height - foot - all - 4}>
                  {numberText(language, minutes)}
                </text>
              )}
              {/* Every second day has its name, and the last one always. */}
              {(days.length - 1 - i) % 2 === 0 && (
                <>
                  <text x={middle} y={height - foot + 14}>
                    {weekdayText(language, day)}
                  </text>
                  <text x={middle} y={height - 6}>
                    {dayText(day)}
                  </text>
                </>
              )}
            </g>
          );
        })}
      </svg>
      <figcaption>
        <span class="key-close">{t.resident.legendClose}</span>
        <span class="key-all">{t.resident.legendAll}</span>
      </figcaption>
    </figure>
  );
}
