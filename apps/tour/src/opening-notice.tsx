// SPDX-License-Identifier: GPL-3.0-only
import { percentText } from './language/format.ts';
import { useText } from './language/use-language.ts';

/** While the town lives its past, or is read back from disk. @param share 0…1, null while unknown */
export function OpeningNotice({ share }: { share: number | null }) {
  const { t, language } = useText();
  return (
    <section class="opening card" aria-labelledby="opening-heading">
      <h2 id="opening-heading">{share === null ? t.page.openingSaved : t.page.opening}</h2>
      {share === null ? (
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
