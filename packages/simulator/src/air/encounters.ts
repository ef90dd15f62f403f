// SPDX-License-Identifier: GPL-3.0-only
// Contacts as one phone meets them, with the radio channel that both phones of a pair share.
import type { PairContacts } from '../trace/pair-contacts.ts';
import { randomStream } from './seeded-random.ts';
import { drawEncounterChannel, type EncounterChannel, type StrengthModel } from './strength-model.ts';

/** Contacts of a pair that follow each other within this time are one encounter: people do not change pockets. */
const ENCOUNTER_GAP_SECONDS = 300;

/** An unbroken time in reach of another phone. Unix seconds, `to` exclusive. */
export interface Reach {
  readonly peer: number;
  readonly from: number;
  readonly to: number;
  readonly channel: EncounterChannel;
}

/**
 * Everybody's times in reach of others, by person, by beginning.
 *
 * @param seed one seed gives one channel per pair and encounter, the same for both directions
 */
export function reachesByPerson(contacts: PairContacts, model: StrengthModel, seed: number): Reach[][] {
  const reaches: Reach[][] = Array.from({ length: contacts.people }, () => []);
  contacts.a.forEach((a, pair) => {
    const b = contacts.b[pair] as number;
    let channel: EncounterChannel | undefined;
    let lastTo = Number.NEGATIVE_INFINITY;
    const end = contacts.firstContact[pair + 1] as number;
    for (let c = contacts.firstContact[pair] as number; c < end; c++) {
      const from = contacts.from[c] as number;
      const to = contacts.to[c] as number;
      if (channel === undefined || from - lastTo > ENCOUNTER_GAP_SECONDS) {
        channel = drawEncounterChannel(model, randomStream(seed, 'encounter', a, b, from));
      }
      lastTo = to;
      reaches[a]?.push({ peer: b, from, to, channel });
      reaches[b]?.push({ peer: a, from, to, channel });
    }
  });
  for (const list of reaches) list.sort((x, y) => x.from - y.from || x.peer - y.peer);
  return reaches;
}
