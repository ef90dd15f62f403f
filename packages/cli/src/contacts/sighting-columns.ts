// SPDX-License-Identifier: GPL-3.0-only
// A million sightings in a few bytes each: columns that grow, names as numbers.
import type { ScanLine, SightingLine } from '@bluezone/recordings';

const firstCapacity = 4096;
/** In `powers`, where nothing was said. */
export const unsaidPower = -128;

/** Names in the order in which they were met, each once. */
class NameTable {
  readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();

  number(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

/** Sightings and scans as columns. A scan has −1 as the observed. */
export class SightingColumns {
  readonly phones = new NameTable();
  /** Models; the first name, '', stands for none. */
  readonly models = new NameTable();
  length = 0;
  times = new Float64Array(firstCapacity);
  observers = new Int32Array(firstCapacity);
  observed = new Int32Array(firstCapacity);
  strengths = new Float32Array(firstCapacity);
  powers = new Float32Array(firstCapacity);
  observerModels = new Uint32Array(firstCapacity);
  observedModels = new Uint32Array(firstCapacity);

  constructor() {
    this.models.number('');
  }

  add(line: SightingLine | ScanLine): void {
    if (this.length === this.times.length) this.grow();
    const at = this.length++;
    this.times[at] = line.second;
    this.observers[at] = this.phones.number(line.observer);
    if (line.kind === 'scan') {
      this.observed[at] = -1;
      return;
    }
    this.observed[at] = this.phones.number(line.observed);
    this.strengths[at] = line.rssi;
    this.powers[at] = line.txPower ?? unsaidPower;
    this.observerModels[at] = this.models.number(line.observerModel ?? '');
    this.observedModels[at] = this.models.number(line.observedModel ?? '');
  }

  /** Rows by observer, in order of the observers' numbers, each in order of time. */
  rowsByObserver(): Uint32Array[] {
    const counts = new Uint32Array(this.phones.names.length + 1);
    for (let row = 0; row < this.length; row++) {
      const next = (this.observers[row] as number) + 1;
      counts[next] = (counts[next] as number) + 1;
    }
    for (let i = 1; i < counts.length; i++) counts[i] = (counts[i] as number) + (counts[i - 1] as number);
    const starts = counts.slice();
    const rows = new Uint32Array(this.length);
    for (let row = 0; row < this.length; row++) {
      const observer = this.observers[row] as number;
      rows[starts[observer] as number] = row;
      starts[observer] = (starts[observer] as number) + 1;
    }
    const { times } = this;
    return this.phones.names.map((_, observer) =>
      rows
        .subarray(counts[observer], counts[observer + 1])
        .sort((a, b) => (times[a] as number) - (times[b] as number)),
    );
  }

  private grow(): void {
    const capacity = 2 * this.times.length;
    const longer = <T extends Float64Array | Float32Array | Int32Array | Uint32Array>(column: T): T => {
      const grown = new (column.constructor as new (length: number) => T)(capacity);
      grown.set(column);
      return grown;
    };
    this.times = longer(this.times);
    this.observers = longer(this.observers);
    this.observed = longer(this.observed);
    this.strengths = longer(this.strengths);
    this.powers = longer(this.powers);
    this.observerModels = longer(this.observerModels);
    this.observedModels = longer(this.observedModels);
  }
}
