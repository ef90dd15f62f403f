// SPDX-License-Identifier: GPL-3.0-only
// What people do by themselves: of those who were warned as F1, a share warns those they met since, as the lever says.
import { randomStream } from '../air/seeded-random.ts';
import type { TownCrews } from './town-crews.ts';
import type { TownRecord } from './town-record.ts';

/** Between two looks at whether there is something to share, seconds of the town. */
const thinkingSeconds = 300;

export class OwnersAlone {
  readonly #record: TownRecord;
  readonly #crews: TownCrews;
  readonly #seed: number;
  /** When each warned person looks again. */
  readonly #next = new Map<number, number>();

  constructor(record: TownRecord, crews: TownCrews, seed: number) {
    this.#record = record;
    this.#crews = crews;
    this.#seed = seed;
  }

  /** Lets those who want to share, share; gives who did. */
  async act(now: number): Promise<number[]> {
    const { consent } = this.#record.state.levers;
    if (consent === 0) return [];
    const done: number[] = [];
    for (const { index, exposure, claim, phone } of this.#record.persons) {
      if (exposure !== 'F1' || claim !== null || phone !== 'on') continue;
      if ((this.#next.get(index) ?? 0) > now) continue;
      this.#next.set(index, now + thinkingSeconds);
      if (randomStream(this.#seed, 'consent', index).uniform() >= consent) continue;
      done.push(...(await this.#crews.of(index).claimAlone([index])));
    }
    return done;
  }
}
