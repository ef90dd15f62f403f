// SPDX-License-Identifier: GPL-3.0-only
import { percentText } from './language/format.ts';
import { useText } from './language/use-language.ts';

/** While the town lives its past, or is read back from disk. @param share 0…1 of the past; null or 0 while none is lived */
export function OpeningNotice({ share }: { share: number | null }) {
  const { t, language } = useText();
  const isLiving = share !== null && share > 0;
  return (
    <section class="opening card" aria-labelledby="opening-heading">
      <h2 id="opening-heading">{isLiving ? t.page.opening : t.page.openingSaved}</h2>
      {!isLiving ? (
        <progress aria-labelledby="opening-heading" />
      ) : (
        <>
          <progress aria-labelledby="opening-heading" max={1} value={share} />
          <p class="share">{t.page.openingShare(percentText(language, share))}</p>
          <p class="note">{t.page.openingExplained}</p>
        </>
      )}
    </section>
  );
}
