// SPDX-License-Identifier: GPL-3.0-only
// Eight bars of three hours. A gap is hatched and has the full height, so that it cannot be taken for nothing heard.
import type { HistoryBand } from '../engine/phone-face.ts';
import { numberText } from '../language/format.ts';
import { useLanguage } from '../language/use-language.ts';

const height = 90;
const step = 40;

export function DayBars({
  bands,
  label,
}: {
  readonly bands: readonly HistoryBand[];
  readonly label: string;
}) {
  const language = useLanguage();
  const most = Math.max(1, ...bands.map(({ users }) => users?.high ?? 0));
  const tall = (count: number) => (count / most) * (height - 14);
  return (
    <svg class="bars" viewBox={`0 0 ${step * bands.length} ${height + 18}`} role="img" aria-label={label}>
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" class="hatch" />
        </pattern>
      </defs>
      {bands.map(({ users, ofMinutes }, i) => {
        const x = i * step;
        const key = `${i * 3}h`;
        const hour = (
          <text x={x + 2} y={height + 14} class="axis">
            {numberText(language, i * 3)}h
          </text>
        );
        if (users === null)
          return (
            <g key={key}>
              {ofMinutes > 0 && <rect x={x + 3} y={0} width={step - 6} height={height} fill="url(#hatch)" />}
              {hour}
            </g>
          );
        return (
          <g key={key}>
            <rect
              class="bar-range"
              x={x + 3}
              y={height - tall(users.high)}
              width={step - 6}
              height={tall(users.high)}
            />
            <rect
              class="bar"
              x={x + 3}
              y={height - tall(users.estimate)}
              width={step - 6}
              height={tall(users.estimate)}
            />
            <text x={x + step / 2} y={height - tall(users.high) - 3} class="count">
              {numberText(language, users.estimate)}
            </text>
            {hour}
          </g>
        );
      })}
      <path class="ground" d={`M0 ${height}H${step * bands.length}`} />
    </svg>
  );
}
