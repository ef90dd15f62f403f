// SPDX-License-Identifier: GPL-3.0-only
import { useRef } from 'preact/hooks';
import { percentText } from './language/format.ts';
import { useText } from './language/use-language.ts';

/** How long it may still take is said once this much was seen, in steps of so many seconds. */
const leastSeenSeconds = 4;
const stepSeconds = 5;

/** While the town lives its past, or is read back from disk. @param share 0…1 of the past; null or 0 while none is lived */
export function OpeningNotice({ share }: { share: number | null }) {
  const { t, language } = useText();
  const texts = t.page;
  const isLiving = share !== null && share > 0;
  const left = useSecondsLeft(share ?? 0);
  return (
    <section class="opening card" aria-labelledby="opening-heading">
      <h2 id="opening-heading">{isLiving ? texts.opening : texts.openingSaved}</h2>
      {isLiving ? (
        <>
          <progress aria-labelledby="opening-heading" max={1} value={share} />
          <p class="share">
            {texts.openingShare(percentText(language, share))}
            {left !== null && ` ${texts.openingLeft(left)}`}
          </p>
          <p class="note">{texts.openingExplained}</p>
        </>
      ) : (
        <progress aria-labelledby="opening-heading" />
      )}
      <p>{texts.openingThen}</p>
      <ul>
        {texts.openingList.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </section>
  );
}

/** An estimate from how fast it has gone since the page was opened. */
function useSecondsLeft(share: number): number | null {
  const first = useRef<{ readonly at: number; readonly share: number } | null>(null);
  const now = performance.now();
  if (share > 0 && first.current === null) first.current = { at: now, share };
  const began = first.current;
  if (began === null) return null;
  const seen = (now - began.at) / 1000;
  const passed = share - began.share;
  if (seen < leastSeenSeconds || passed <= 0) return null;
  return Math.max(1, Math.ceil(((1 - share) * seen) / passed / stepSeconds)) * stepSeconds;
}
