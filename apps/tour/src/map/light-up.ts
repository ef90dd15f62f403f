// SPDX-License-Identifier: GPL-3.0-only
// A calm ring around whoever has just been warned or confirmed.

const RING_MS = 3200;
/** When hundreds light up at once, these many rings say enough. */
const MOST_RINGS = 60;

export interface Rings {
  readonly count: number;
  readonly person: Uint16Array;
  /** 0…1: how far each has grown. */
  readonly grown: Float32Array;
  begin(people: readonly number[], now: number): void;
  /** @param now real milliseconds */
  grow(now: number): void;
}

export function createRings(): Rings {
  const person = new Uint16Array(MOST_RINGS);
  const grown = new Float32Array(MOST_RINGS);
  const beganAt = new Float64Array(MOST_RINGS);
  let count = 0;
  return {
    person,
    grown,
    get count() {
      return count;
    },
    begin(people, now) {
      for (const each of people) {
        if (count === MOST_RINGS) return;
        person[count] = each;
        beganAt[count] = now;
        grown[count] = 0;
        count++;
      }
    },
    grow(now) {
      for (let ring = count - 1; ring >= 0; ring--) {
        const share = (now - (beganAt[ring] as number)) / RING_MS;
        if (share < 1) {
          grown[ring] = Math.max(0, share);
          continue;
        }
        count--;
        person[ring] = person[count] as number;
        grown[ring] = grown[count] as number;
        beganAt[ring] = beganAt[count] as number;
      }
    },
  };
}
