// SPDX-License-Identifier: GPL-3.0-only
import { useState } from 'preact/hooks';
import { useText } from '../language/use-language.ts';

/** Starting over says first what that means. */
export function RestartButton({ onRestart }: { onRestart(): void }) {
  const { t } = useText();
  const [isAsking, setAsking] = useState(false);
  if (!isAsking)
    return (
      <button type="button" class="quiet" onClick={() => setAsking(true)}>
        {t.restart}
      </button>
    );
  return (
    <fieldset class="confirm">
      <legend class="hidden">{t.restart}</legend>
      <p>{t.restartExplained}</p>
      <button type="button" onClick={onRestart} ref={(button) => button?.focus()}>
        {t.restartConfirm}
      </button>
      <button type="button" class="quiet" onClick={() => setAsking(false)}>
        {t.cancel}
      </button>
    </fieldset>
  );
}
