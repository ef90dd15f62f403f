// SPDX-License-Identifier: GPL-3.0-only
// A calm drawing of who is around: the inner ring is near, the outer further off. Where a dot stands on its ring means
// nothing, for a radio knows no direction; the numbers beside it say the same.
import type { Around } from '../engine/phone-face.ts';
import { around as en } from '../language/en/around.ts';
import { useTexts } from '../language/use-language.ts';
import { around as vi } from '../language/vi/around.ts';

const texts = { vi, en };
const mostDots = 24;
/** The golden angle spreads any number of dots evenly. */
const turn = Math.PI * (3 - Math.sqrt(5));

export function Radar({
  found,
  isScanning,
}: {
  readonly found: Around | null;
  readonly isScanning: boolean;
}) {
  const t = useTexts(texts);
  const dots = (found?.list ?? []).slice(0, mostDots);
  return (
    <svg
      class={`radar ${isScanning ? 'scanning' : ''}`}
      viewBox="0 0 200 200"
      role="img"
      aria-label={t.drawing}
    >
      <circle class="ring" cx="100" cy="100" r="94" />
      <circle class="ring near" cx="100" cy="100" r="52" />
      <circle class="wave" cx="100" cy="100" r="52" />
      <circle class="self" cx="100" cy="100" r="15" />
      <text x="100" y="104" text-anchor="middle">
        {t.you}
      </text>
      {dots.map(({ band }, i) => {
        const radius = band === 'near' ? 36 : 74;
        const x = 100 + radius * Math.cos(i * turn);
        const y = 100 + radius * Math.sin(i * turn);
        return (
          <circle key={`${band} ${i}`} class={`dot ${band}`} cx={x} cy={y} r={band === 'near' ? 7 : 5} />
        );
      })}
    </svg>
  );
}
