// SPDX-License-Identifier: GPL-3.0-only
import type { FaceWarning } from '../engine/phone-face.ts';
import { warning as en } from '../language/en/warning.ts';
import { dayText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { warning as vi } from '../language/vi/warning.ts';

const texts = { vi, en };

/** Which day, how long, how near, how sure: as coarse as the phone honestly knows it. */
export function WarningFacts({ warning }: { readonly warning: FaceWarning }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const facts = [
    [t.day, dayText(language, warning.day)],
    [t.howLong, t.duration[warning.duration] ?? warning.duration],
    [t.howNear, t.distance[warning.distance] ?? warning.distance],
    [t.howSure, t.certainty[warning.certainty] ?? warning.certainty],
  ] as const;
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
