// SPDX-License-Identifier: GPL-3.0-only
// One act at a time, and why the last one did not work.
import type { TourAct, TourActAnswer } from '@bluezone/simulator';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Town } from '../town/use-town.ts';

type Failure = Extract<TourActAnswer, { ok: false }>;

export interface Acting {
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  act(act: TourAct): Promise<TourActAnswer>;
  /** Tells of a failure that was found before anything was sent. */
  fail(code: string): void;
  forget(): void;
}

export function useAct({ client }: Town): Acting {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  const act = useCallback(
    async (wanted: TourAct): Promise<TourActAnswer> => {
      setBusy(true);
      setFailure(null);
      const answer = await client.act(wanted);
      if (!isGone.current) {
        setBusy(false);
        setFailure(answer.ok ? null : answer);
      }
      return answer;
    },
    [client],
  );
  const fail = useCallback((code: string) => setFailure({ ok: false, code, detail: '' }), []);
  const forget = useCallback(() => setFailure(null), []);
  return { isBusy, failure, act, fail, forget };
}
