// SPDX-License-Identifier: GPL-3.0-only
import { useText } from './language/use-language.ts';
import type { Trouble } from './use-tour.ts';

/** What is wrong right now, in words; the place is always there, so that it is read out when it fills. */
export function TroubleBanner({ trouble, failure }: { trouble: Trouble; failure: string | null }) {
  const { t } = useText();
  const text =
    trouble === 'gone'
      ? t.serverGone
      : trouble === 'opening'
        ? t.serverOpening
        : trouble === 'refused'
          ? t.refused
          : failure === null
            ? null
            : t.stepFailed(failure);
  return (
    <div role="alert" class="trouble">
      {text !== null && <p>{text}</p>}
    </div>
  );
}
