// SPDX-License-Identifier: GPL-3.0-only
// In which order F1 are asked to warn others: those first whose phones speak of the nearest contact, since the server
// asks for minutes close by.
import type { TourResident } from '@bluezone/simulator';
import { useEffect, useState } from 'preact/hooks';
import type { Town } from '../town/use-town.ts';

/** Phones looked at; the rest come after them. */
const mostLookedAt = 12;
const bands = ['close', 'near', 'same-room', 'far', 'unknown'];

/** The nearest band and the most minutes that a phone warns of, smaller is nearer. */
export function nearness({ alerts }: Pick<TourResident, 'alerts'>): number {
  const own = alerts.filter(({ degree, withdrawnAt }) => degree === 'F1' && withdrawnAt === null);
  const ranks = own.map(({ distance, minutes }) => {
    const band = bands.indexOf(distance);
    return (band < 0 ? bands.length : band) - Math.min(minutes, 1440) / 1441;
  });
  return Math.min(bands.length + 1, ...ranks);
}

/** The same people, nearest contacts first; empty while phones are looked at. */
export function useClaimOrder({ client }: Town, people: readonly number[]): readonly number[] {
  const [ordered, setOrdered] = useState<{ key: string; people: readonly number[] }>({ key: '', people: [] });
  const key = people.join();
  useEffect(() => {
    const asked = key === '' ? [] : key.split(',').map(Number);
    if (asked.length === 0) return;
    let isOver = false;
    async function look(): Promise<void> {
      const near: { person: number; rank: number }[] = [];
      for (const person of asked.slice(0, mostLookedAt)) {
        const answer = await client.resident(person);
        if (isOver) return;
        near.push({ person, rank: answer.kind === 'ok' ? nearness(answer.value) : bands.length + 1 });
      }
      near.sort((a, b) => a.rank - b.rank);
      setOrdered({ key, people: [...near.map(({ person }) => person), ...asked.slice(mostLookedAt)] });
    }
    void look();
    return () => {
      isOver = true;
    };
  }, [client, key]);
  return ordered.key === key ? ordered.people : [];
}
