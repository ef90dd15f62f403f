// SPDX-License-Identifier: GPL-3.0-only
// What a screen knows of the native host; asked again whenever its owner comes back, from the system's settings for example.
import type { CallName, CallValue, NativeHost } from '@bluezone/host-bridge';
import { useEffect, useState } from 'preact/hooks';
import { hostOfPage } from './host-of-page.ts';

/** Calls that carry nothing. */
type Plain = Extract<CallName, 'work.battery' | 'radio.permissions'>;

/** The host, and its newest answer; both null before there is one, and where there is no host. */
export function useHost<N extends Plain>(
  name: N,
): { readonly host: NativeHost | null; readonly told: CallValue<N> | null; readonly look: () => void } {
  const [host, setHost] = useState<NativeHost | null>(null);
  const [told, setTold] = useState<CallValue<N> | null>(null);
  const [round, setRound] = useState(0);
  const look = () => setRound((before) => before + 1);
  useEffect(() => {
    let isOver = false;
    const ask = async () => {
      const found = await hostOfPage();
      const answer = await found?.call<Plain>(name, {});
      if (isOver) return;
      setHost(found);
      if (answer?.ok) setTold(answer.value as CallValue<N>);
    };
    void ask();
    return () => {
      isOver = true;
    };
  }, [name, round]);
  useEffect(() => {
    const back = () => {
      if (document.visibilityState === 'visible') look();
    };
    document.addEventListener('visibilitychange', back);
    return () => document.removeEventListener('visibilitychange', back);
  }, []);
  return { host, told, look };
}
