// SPDX-License-Identifier: GPL-3.0-only
import { type Configuration, type HeardScan, unknownStrength } from '@bluezone/protocol';
import { closeWeight } from './nearness.ts';
import type { IdentifierSpan } from './people-counter.ts';

interface Gathered {
  first: number;
  last: number;
  strengths: number;
  measured: number;
  closeSeconds: number;
}

/** Gathers scans by identifier. The names of identifiers stay inside. */
export class SpanGatherer {
  readonly #byName = new Map<string, Gathered>();
  readonly #rule: Pick<Configuration, 'exposure'>;

  constructor(rule: Pick<Configuration, 'exposure'>) {
    this.#rule = rule;
  }

  /** Adds scans of an identifier, by its `identifierName`. */
  add(name: string, scans: readonly HeardScan[]): void {
    let gathered = this.#byName.get(name);
    for (const { second, strengthDbm, creditedSeconds } of scans) {
      if (gathered === undefined) {
        gathered = { first: second, last: second, strengths: 0, measured: 0, closeSeconds: 0 };
        this.#byName.set(name, gathered);
      }
      gathered.first = Math.min(gathered.first, second);
      gathered.last = Math.max(gathered.last, second);
      gathered.closeSeconds += creditedSeconds * closeWeight(strengthDbm, this.#rule);
      if (strengthDbm === unknownStrength) continue;
      gathered.strengths += strengthDbm;
      gathered.measured++;
    }
  }

  /** What was gathered: one span for each identifier. */
  spans(): IdentifierSpan[] {
    return [...this.#byName.values()].map(({ first, last, strengths, measured, closeSeconds }) => ({
      first,
      last,
      strengthDbm: measured === 0 ? null : strengths / measured,
      closeSeconds,
    }));
  }
}
