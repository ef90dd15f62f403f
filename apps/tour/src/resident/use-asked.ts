// SPDX-License-Identifier: GPL-3.0-only
// What the server says of somebody, asked again when it may have changed and somebody looks.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from '../town/town-client.ts';

export interface Asked<T> {
  /** The latest answer for this key; stays while it is asked again. */
  readonly value: T | null;
  /** Why the latest question had no answer. */
  readonly failure: { readonly code: string; readonly detail: string } | null;
  readonly isAsking: boolean;
  again(): void;
}

/**
 * @param key what is asked, in full: another key is another question, and null none
 * @param everyMilliseconds ask again so often while the page is in sight; null for once
 * @param sign ask again whenever this changes
 */
export function useAsked<T>(
  key: string | null,
  ask: () => Promise<Answer<T>>,
  everyMilliseconds: number | null = null,
  sign = '',
): Asked<T> {
  const [known, setKnown] = useState<{ key: string; value: T } | null>(null);
  const [failure, setFailure] = useState<Asked<T>['failure']>(null);
  const [isAsking, setAsking] = useState(false);
  const [round, setRound] = useState(0);
  const latest = useRef(ask);
  latest.current = ask;

  useEffect(() => {
    if (key === null) return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function look(): Promise<void> {
      if (document.hidden) return wait();
      setAsking(true);
      const answer = await latest.current();
      if (isOver) return;
      setAsking(false);
      if (answer.kind === 'ok') setKnown({ key: key ?? '', value: answer.value });
      setFailure(
        answer.kind === 'ok'
          ? null
          : answer.kind === 'refused'
            ? answer
            : { code: `tour.${answer.kind}`, detail: '' },
      );
      wait();
    }
    function wait(): void {
      if (everyMilliseconds !== null) timer = setTimeout(() => void look(), everyMilliseconds);
    }
    setFailure(null);
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [key, everyMilliseconds, sign, round]);

  const again = useCallback(() => setRound((before) => before + 1), []);
  return { value: known !== null && known.key === key ? known.value : null, failure, isAsking, again };
}
