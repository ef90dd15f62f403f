// SPDX-License-Identifier: GPL-3.0-only
// What really happened in a town lately: worked out once, carried on from there, and forgotten by and by.
import { createNearPairs } from '../town/near-pairs.ts';
import type { TownLife } from '../town/town-life.ts';
import { CLOSE_METRES, createTruthRecorder, type TruthRecorder } from '../town/truth-recorder.ts';
import type { ContactTruth } from '../trace/contact-truth.ts';
import { DAY_SECONDS } from '../trace/trace-clock.ts';

const STEP_SECONDS = 3600;
/** Kept although nobody asks: the next question may be about somebody whose days began earlier. */
const KEPT_SECONDS = 14 * DAY_SECONDS;

/** Answers {@link LivingWorld.truth}. What it gave before goes on to know what it knows now. */
export function createTownTruth(life: TownLife): (from: number, to: number) => ContactTruth {
  const near = createNearPairs(life, { rangeMetres: CLOSE_METRES + 0.01, throughWalls: false });
  let recorder: TruthRecorder | undefined;
  let knownFrom = 0;
  let knownTo = 0;
  return (from, to) => {
    const asked = Math.floor(from);
    if (recorder === undefined || asked < knownFrom || asked > knownTo) {
      recorder = createTruthRecorder(life.town.residents.length);
      knownFrom = asked;
      knownTo = asked;
    }
    while (knownTo < to) {
      const until = Math.min(Math.ceil(to), knownTo + STEP_SECONDS);
      recorder.record(near.during(knownTo, until), knownTo, until);
      knownTo = until;
    }
    const oldest = Math.min(asked, knownTo - KEPT_SECONDS);
    if (oldest - knownFrom >= DAY_SECONDS) {
      recorder.forgetBefore(oldest);
      knownFrom = oldest;
    }
    return recorder;
  };
}
