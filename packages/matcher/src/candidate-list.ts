// SPDX-License-Identifier: GPL-3.0-only
import type { Candidates } from './match-engine.ts';

/** Columns that double when full, so that neither a key nor a candidate costs an object. */
export class CandidateList {
  #columns = new Uint32Array(3 * 64);
  #count = 0;

  add(keyIndex: number, interval: number, heardIndex: number): void {
    if (3 * this.#count === this.#columns.length) {
      const larger = new Uint32Array(2 * this.#columns.length);
      larger.set(this.#columns);
      this.#columns = larger;
    }
    this.#columns[3 * this.#count] = keyIndex;
    this.#columns[3 * this.#count + 1] = interval;
    this.#columns[3 * this.#count + 2] = heardIndex;
    this.#count++;
  }

  /** Adds what a slice of the keys brought, whose first key is `firstKey` of all. */
  addAll({ count, keyIndex, interval, heardIndex }: Candidates, firstKey: number): void {
    for (let i = 0; i < count; i++)
      this.add(firstKey + (keyIndex[i] as number), interval[i] as number, heardIndex[i] as number);
  }

  finish(): Candidates {
    const pick = (column: number) => {
      const picked = new Uint32Array(this.#count);
      for (let i = 0; i < picked.length; i++) picked[i] = this.#columns[3 * i + column] as number;
      return picked;
    };
    return { count: this.#count, keyIndex: pick(0), interval: pick(1), heardIndex: pick(2) };
  }
}
