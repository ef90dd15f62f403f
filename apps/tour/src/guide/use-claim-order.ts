// SPDX-License-Identifier: GPL-3.0-only
// In which order F1 are asked to warn others: those first whose phones speak of the nearest contact, since the server
// asks for minutes close by; of equally near ones first those who do not live with the F0, since whoever they met is
// not an F1 already.
import type { TourResident } from '@bluezone/simulator';
import { useEffect, useState } from 'preact/hooks';
import type { Town } from '../town/use-town.ts';

/** Phones looked at; the rest come after them. */
const mostLookedAt = 12;
const bands = ['close', 'near', 'same-room', 'far', 'unknown'];

/** The nearest band and the most minutes that a phone warns of, smaller is nearer. @param isAtHome they live with the F0 */
export function nearness({ alerts }: Pick<TourResident, 'alerts'>, isAtHome: boolean): number {
  const own = alerts.filter(({ degree, withdrawnAt }) => degree === 'F1' && withdrawnAt === null);
  const ranks = own.map(({ distance, minutes }) => {
    const band = bands.indexOf(distance);
    const withinBand = 0.5 * (1 - Math.min(minutes, 1440) / 1441) + (isAtHome ? 0.5 : 0);
    return (band < 0 ? bands.length : band) + withinBand;
  });
  return Math.min(bands.length + 1, ...ranks);
}

/** The same people, nearest contacts first; empty while phones are looked at. @param patient the F0 */
export function useClaimOrder(
  { client, town }: Town,
  patient: number | null,
  people: readonly number[],
): readonly number[] {
  const [ordered, setOrdered] = useState<{ key: string; people: readonly number[] }>({ key: '', people: [] });
  const home = patient === null ? null : (town.people[patient]?.household ?? null);
  const key = people.join();
  useEffect(() => {
    const isAtHome = (person: number): boolean => home !== null && town.people[person]?.household === home;
    if (key === '') return;
    // Those at home last, so that they are not all that is looked at.
    const asked = key.split(',').map(Number);
    asked.sort((a, b) => Number(isAtHome(a)) - Number(isAtHome(b)));
    let isOver = false;
    async function look(): Promise<void> {
      const near: { person: number; rank: number }[] = [];
      for (const person of asked.slice(0, mostLookedAt)) {
        const answer = await client.resident(person);
        if (isOver) return;
        const rank = answer.kind === 'ok' ? nearness(answer.value, isAtHome(person)) : bands.length + 1;
        near.push({ person, rank });
      }
      near.sort((a, b) => a.rank - b.rank);
      setOrdered({ key, people: [...near.map(({ person }) => person), ...asked.slice(mostLookedAt)] });
    }
    void look();
    return () => {
      isOver = true;
    };
  }, [client, town, home, key]);
  return ordered.key === key ? ordered.people : [];
}
