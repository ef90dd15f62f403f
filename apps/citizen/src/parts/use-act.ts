// SPDX-License-Identifier: GPL-3.0-only
// An act of the owner that takes a while: one at a time, its refusal kept until the next try.
import { useState } from 'preact/hooks';
import type { Done, Refused } from '../engine/phone-face.ts';

export interface Act {
  readonly isBusy: boolean;
  readonly refused: Refused | null;
  /** Runs it unless one is under way; then tells what came of it. */
  run<T>(act: () => Promise<Done<T>>, then?: (value: T) => void): void;
  forget(): void;
}

export function useAct(): Act {
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  return {
    isBusy,
    refused,
    run(act, then) {
      if (isBusy) return;
      setBusy(true);
      setRefused(null);
      void act()
        .catch((): Refused => ({ ok: false, code: 'phone.fault' }))
        .then((done) => {
          setBusy(false);
          if (done.ok) then?.(done.value);
          else setRefused(done);
        });
    },
    forget: () => setRefused(null),
  };
}
