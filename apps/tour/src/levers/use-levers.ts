// SPDX-License-Identifier: GPL-3.0-only
// What is typed, what is on its way and what is in force. A change is sent once the hand rests.
import type { Levers } from '@bluezone/simulator';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Town } from '../town/use-town.ts';
import { type LeverId, readLever, shownValue } from './read-lever.ts';

const restMilliseconds = 450;
/** The server's state follows within some looks; until then what was set is shown. */
const followMilliseconds = 6000;

export type LeverStatus =
  | { readonly kind: 'same' | 'waiting' | 'applying' | 'invalid' }
  | { readonly kind: 'applied'; readonly lever: LeverId }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string };

export interface LeverHands {
  /** What each lever shows. */
  readonly shown: Readonly<Record<LeverId, string>>;
  readonly status: LeverStatus;
  /** The lever that was touched last. */
  readonly touched: LeverId | null;
  move(id: LeverId, typed: string): void;
}

export function useLevers({ client, state }: Town): LeverHands {
  const { levers } = state;
  const [typed, setTyped] = useState<Partial<Record<LeverId, string>>>({});
  const [status, setStatus] = useState<LeverStatus>({ kind: 'same' });
  const [touched, setTouched] = useState<LeverId | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef({ levers, typed });
  latest.current = { levers, typed };
  useEffect(() => () => clearTimeout(timer.current), []);

  // What has come into force need not be remembered any more.
  useEffect(() => {
    setTyped((before) => {
      const kept = (Object.entries(before) as [LeverId, string][]).filter(
        ([id, text]) => text !== String(shownValue(id, levers)),
      );
      return kept.length === Object.keys(before).length ? before : Object.fromEntries(kept);
    });
  }, [levers]);

  async function apply(id: LeverId): Promise<void> {
    const now = latest.current;
    const text = now.typed[id];
    if (text === undefined) return;
    const value = readLever(id, text, now.levers);
    if (value === null) {
      setStatus({ kind: 'invalid' });
      return;
    }
    setStatus({ kind: 'applying' });
    const change: Partial<Levers> = { [id]: value };
    const answer = await client.levers(change);
    if (latest.current.typed[id] !== text) return;
    if (answer.kind === 'ok') {
      setStatus({ kind: 'applied', lever: id });
      timer.current = setTimeout(() => forget(id, text), followMilliseconds);
    } else {
      setStatus(
        answer.kind === 'refused' ? answer : { kind: 'refused', code: `tour.${answer.kind}`, detail: '' },
      );
    }
  }

  function forget(id: LeverId, text: string): void {
    setTyped(({ [id]: known, ...rest }) => (known === text ? rest : { ...rest, [id]: known }));
  }

  return {
    shown: Object.fromEntries(
      (Object.keys(levers) as LeverId[]).map((id) => [id, typed[id] ?? String(shownValue(id, levers))]),
    ) as Record<LeverId, string>,
    status,
    touched,
    move(id, text) {
      setTyped((before) => ({ ...before, [id]: text }));
      setTouched(id);
      setStatus({ kind: readLever(id, text, levers) === null ? 'invalid' : 'waiting' });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void apply(id), restMilliseconds);
    },
  };
}
