// SPDX-License-Identifier: GPL-3.0-only
// How it works, drawn: two phones near each other, one list for all.
import { information as en } from '../language/en/information.ts';
import { useTexts } from '../language/use-language.ts';
import { information as vi } from '../language/vi/information.ts';

const texts = { vi, en };

export function HowDrawing() {
  const t = useTexts(texts).about;
  return (
    <svg class="drawing" viewBox="0 0 300 190" role="img" aria-label={t.drawing}>
      <rect class="device" x="30" y="95" width="52" height="86" rx="10" />
      <rect class="device" x="218" y="95" width="52" height="86" rx="10" />
      <text x="56" y="145" text-anchor="middle">
        A
      </text>
      <text x="244" y="145" text-anchor="middle">
        B
      </text>
      <path class="air" d="M96 150q54-34 108 0M96 130q54-34 108 0" />
      <rect class="list" x="82" y="10" width="136" height="44" rx="10" />
      <text class="list-name" x="150" y="37" text-anchor="middle">
        {t.drawingList}
      </text>
      <path class="way" d="M50 88C52 60 60 44 76 36M69 33l8 2-3 8" />
      <path class="way" d="M223 34c14 8 24 26 27 52M244 79l6 8 6-7" />
    </svg>
  );
}
