// SPDX-License-Identifier: GPL-3.0-only
import type { TourShare } from '@bluezone/simulator';
import { minuteText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import { wordsOf } from './failure-note.tsx';

interface Props {
  readonly shares: readonly TourShare[];
  readonly isBusy: boolean;
  onWithdraw(share: string): void;
}

const canWithdraw = new Set<TourShare['state']>(['queued', 'waiting', 'accepted']);

/** What the owner chose to share, and what became of it. */
export function ShareList({ shares, isBusy, onWithdraw }: Props) {
  const { t, language } = useText();
  const texts = t.resident;
  if (shares.length === 0) return <p class="note">{texts.noShares}</p>;
  const moment = (unix: number): string => minuteText(language, unix);
  return (
    <ul class="shares">
      {shares.map(({ id, kind, state, code, keys, meetings, sharedAt, notBefore, spoken }) => (
        <li key={id} class={`share-${state}`}>
          <p>
            <strong>{texts.shareKind[kind]}</strong>: {texts.shareState[state]}
          </p>
          <p class="note">
            {texts.shareWhat[kind](keys, meetings)}; {texts.shareWhen(moment(sharedAt), moment(notBefore))}
            {spoken !== null && `; ${texts.shareSpoken(moment(spoken.from), moment(spoken.to))}`}
          </p>
          {code !== null && (
            <p class="hint">{texts.shareCode(wordsOf({ code, detail: '' }, t.hostile), code)}</p>
          )}
          {canWithdraw.has(state) && (
            <button
              type="button"
              aria-label={texts.withdrawOf(texts.shareKind[kind])}
              aria-disabled={isBusy}
              onClick={() => !isBusy && onWithdraw(id)}
            >
              {texts.withdraw}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
