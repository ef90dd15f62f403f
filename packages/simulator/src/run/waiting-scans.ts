// SPDX-License-Identifier: GPL-3.0-only
// Scans that wait for their phone to wake, hours of them for every phone of a run. In columns, since as objects of their
// own they would be most of what a run keeps, and be moved about with every collection of garbage.
import type { RadioReading, RadioScan } from '@bluezone/phone';

/** A radio's scans by sequence number, from 1. */
export class WaitingScans {
  #seconds = new Uint32Array(64);
  #others = new Uint16Array(64);
  /** Where the sightings of each scan end. */
  #ends = new Uint32Array(64);
  #scans = 0;
  #firstSequence = 1;
  #beacons: Uint8Array[] = [];
  #strengths = new Int8Array(512);

  /** Begins a scan; the sightings added next are its own. */
  addScan(second: number, others: number): void {
    if (this.#scans === this.#seconds.length) {
      this.#seconds = longer(this.#seconds, Uint32Array);
      this.#others = longer(this.#others, Uint16Array);
      this.#ends = longer(this.#ends, Uint32Array);
    }
    this.#seconds[this.#scans] = second;
    this.#others[this.#scans] = others;
    this.#ends[this.#scans] = this.#beacons.length;
    this.#scans++;
  }

  /** Adds to the scan added last. @param beacon 27 bytes, not copied @param strengthDbm −128…127 */
  addSighting(beacon: Uint8Array, strengthDbm: number): void {
    const at = this.#beacons.length;
    if (at === this.#strengths.length) this.#strengths = longer(this.#strengths, Int8Array);
    this.#strengths[at] = strengthDbm;
    this.#beacons.push(beacon);
    this.#ends[this.#scans - 1] = at + 1;
  }

  /** All scans whose sequence number is higher. */
  readAfter(sequence: number): RadioReading {
    const scans: RadioScan[] = [];
    for (let scan = this.#index(sequence); scan < this.#scans; scan++) {
      const heard: { beacon: Uint8Array; strengthDbm: number }[] = [];
      for (let at = this.#begin(scan); at < (this.#ends[scan] as number); at++)
        heard.push({ beacon: this.#beacons[at] as Uint8Array, strengthDbm: this.#strengths[at] as number });
      scans.push({ second: this.#seconds[scan] as number, heard, others: this.#others[scan] as number });
    }
    return { sequence: this.#firstSequence + this.#scans - 1, scans };
  }

  /** Forgets all scans up to a sequence number. */
  forgetUpTo(sequence: number): void {
    const done = this.#index(sequence);
    const sightings = this.#begin(done);
    this.#beacons = this.#beacons.slice(sightings);
    this.#strengths.copyWithin(0, sightings);
    this.#seconds.copyWithin(0, done);
    this.#others.copyWithin(0, done);
    this.#ends.copyWithin(0, done);
    this.#scans -= done;
    this.#firstSequence += done;
    for (let scan = 0; scan < this.#scans; scan++) (this.#ends[scan] as number) -= sightings;
  }

  /** Forgets all scans. */
  clear(): void {
    this.forgetUpTo(this.#firstSequence + this.#scans);
  }

  /** How many of the scans kept have this sequence number or a lower one. */
  #index(sequence: number): number {
    return Math.min(this.#scans, Math.max(0, sequence + 1 - this.#firstSequence));
  }

  #begin(scan: number): number {
    return scan === 0 ? 0 : (this.#ends[scan - 1] as number);
  }
}

function longer<T extends { readonly length: number; set(from: T): void }>(
  column: T,
  kind: new (length: number) => T,
): T {
  const made = new kind(2 * column.length);
  made.set(column);
  return made;
}
