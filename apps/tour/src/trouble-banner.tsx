// SPDX-License-Identifier: GPL-3.0-only
import { useText } from './language/use-language.ts';
import type { Trouble } from './town/use-town.ts';

/** What is wrong right now, in words; the place is always there, so that it is read out when it fills. */
export function TroubleBanner({ trouble }: { trouble: Trouble | null }) {
  const { t } = useText();
  return (
    <div role="alert" class="trouble">
      {trouble?.kind === 'gone' && <p>{t.page.serverGone}</p>}
      {trouble?.kind === 'opening' && <p>{t.page.openingAgain}</p>}
      {trouble?.kind === 'refused' && <p>{t.page.refused(trouble.code)}</p>}
      {trouble?.kind === 'fault' && <p>{t.page.fault(trouble.where)}</p>}
    </div>
  );
}
