// SPDX-License-Identifier: GPL-3.0-only
// What an F1's phone would send to warn those they met since. Of several F1 the first who can is offered.
import type { TourPreview } from '@bluezone/simulator';
import { useEffect, useState } from 'preact/hooks';
import type { Acting } from '../resident/use-act.ts';
import type { Town } from '../town/use-town.ts';

type ClaimPreview = Extract<TourPreview, { kind: 'claim' }>;

export interface ClaimConsent {
  /** Whose phone is looked at; null while none of several has been found that can. */
  readonly person: number | null;
  readonly preview: ClaimPreview | null;
  /** Why this phone cannot (yet). */
  readonly reason: { readonly code: string; readonly detail: string } | null;
  readonly canShare: boolean;
  /** Everybody was asked, and none can yet. */
  readonly noneCan: boolean;
  choose(person: number): void;
  share(): Promise<boolean>;
}

/** Phones asked in one go. */
const mostAsked = 12;
const againMilliseconds = 5000;

interface Found {
  readonly person: number;
  readonly preview: ClaimPreview | null;
  readonly reason: ClaimConsent['reason'];
}

const isReady = ({ preview }: Found): boolean => preview?.hasToken === true;

/** @param people whose phones may be asked; none for nothing */
export function useClaimConsent(town: Town, people: readonly number[], acting: Acting): ClaimConsent {
  const { client } = town;
  const [wanted, setWanted] = useState<number | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [noneCan, setNoneCan] = useState(false);
  const key = people.join();
  const asked = wanted !== null && people.includes(wanted) ? String(wanted) : key;

  useEffect(() => {
    setFound(null);
    setNoneCan(false);
    if (asked === '') return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const candidates = asked.split(',').map(Number).slice(0, mostAsked);
    async function look(): Promise<void> {
      if (document.hidden) return again();
      let first: Found | null = null;
      for (const person of candidates) {
        const answer = await client.act({ act: 'preview-claim', person });
        if (isOver) return;
        const preview = answer.ok && answer.preview?.kind === 'claim' ? answer.preview : null;
        const each: Found = { person, preview, reason: answer.ok ? null : answer };
        first ??= each;
        // A server that is gone answers for nobody.
        if (each.reason?.code.startsWith('tour.')) break;
        if (!isReady(each)) continue;
        setFound(each);
        setNoneCan(false);
        return;
      }
      setFound(first);
      setNoneCan(true);
      again();
    }
    function again(): void {
      timer = setTimeout(() => void look(), againMilliseconds);
    }
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [client, asked]);

  const shown = found !== null && people.includes(found.person) ? found : null;
  const canShare = shown !== null && isReady(shown);
  return {
    person: shown?.person ?? (wanted !== null && people.includes(wanted) ? wanted : null),
    preview: shown?.preview ?? null,
    reason: shown?.reason ?? null,
    canShare,
    noneCan,
    choose: setWanted,
    async share() {
      if (shown === null || !canShare) return false;
      return (await acting.act({ act: 'share-claim', person: shown.person })).ok;
    },
  };
}
