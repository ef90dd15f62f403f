// SPDX-License-Identifier: GPL-3.0-only
// The filter is written for speed. Here it is once more as it is meant, slowly: every state by itself, every step apart.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ContactFilter, defaultProximityParameters, RadioTables, type ScanEvidence } from '../index.ts';
import { biasNodes, biasWeights, cellMetres, cellStep, cellsWithin } from './distance-grid.ts';

const p = defaultProximityParameters;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const shares = (values: readonly number[]) => values.map((value) => value / sum(values));
const logNormal = (median: number, sd: number) =>
  shares(cellMetres.map((metres) => Math.exp(-0.5 * (Math.log(metres / median) / sd) ** 2)));

interface State {
  readonly kind: number;
  readonly point: number;
  readonly cell: number;
  weight: number;
  first: number;
  second: number;
}

class PlainFilter {
  private readonly elsewhere = [logNormal(p.priorMedianMetres, p.priorLogSd), logNormal(5, 0.3)];
  private states: State[] = [];
  private kept = [0.98, 0.02].map((weight) => ({ weight, first: 0, second: 0 }));
  private last: number | null = null;

  take(evidence: ScanEvidence, creditSeconds: number, isListenedBefore: boolean): void {
    const seconds =
      this.last === null ? (isListenedBefore ? creditSeconds : 0) : Math.max(0, evidence.time - this.last);
    const share = this.last === null ? 1 : Math.min(1, seconds / p.independentSeconds);
    if (this.last === null)
      this.states = this.kept.flatMap((kept, kind) =>
        cellMetres.flatMap((_, cell) =>
          biasWeights.map((bias, point) => {
            const prior = bias * (this.elsewhere[kind]?.[cell] ?? 0);
            const [weight, first, second] = [kept.weight, kept.first, kept.second].map((of) => prior * of);
            return { kind, point, cell, weight, first, second } as State;
          }),
        ),
      );
    if (this.last !== null || isListenedBefore) this.addMinutes(creditSeconds / 120);
    if (seconds > 0) this.move(Math.max(1, Math.round(seconds)));
    this.weigh(evidence, share);
    this.addMinutes(creditSeconds / 120);
    this.last = evidence.time;
  }

  leave(): void {
    if (this.last !== null) this.kept = [0, 1].map((kind) => this.sums(({ kind: of }) => of === kind));
    this.last = null;
  }

  startDay(): void {
    for (const one of [...this.states, ...this.kept]) one.first = one.second = 0;
  }

  minutes(): { minutes: number; square: number } {
    const kept = this.last === null ? this.kept : [this.sums(() => true)];
    return { minutes: sum(kept.map(({ first }) => first)), square: sum(kept.map(({ second }) => second)) };
  }

  private sums(isWanted: (state: State) => boolean): { weight: number; first: number; second: number } {
    const wanted = this.states.filter(isWanted);
    return {
      weight: sum(wanted.map(({ weight }) => weight)),
      first: sum(wanted.map(({ first }) => first)),
      second: sum(wanted.map(({ second }) => second)),
    };
  }

  private addMinutes(minutes: number): void {
    for (const one of this.states.filter(({ cell }) => cell < cellsWithin)) {
      one.second += 2 * minutes * one.first + minutes ** 2 * one.weight;
      one.first += minutes * one.weight;
    }
  }

  private move(seconds: number): void {
    const deviation = (p.walkPerRootMinute * Math.sqrt(seconds / 60)) / cellStep;
    const stay = Math.exp(-seconds / 60 / p.redrawMinutes);
    const walks = cellMetres.map((_, from) =>
      shares(
        cellMetres.map((_, to) =>
          Math.abs(to - from) > 4 ? 0 : Math.exp(-0.5 * ((to - from) / deviation) ** 2),
        ),
      ),
    );
    this.states = this.states.map((to) => {
      const row = this.states.filter(({ kind, point }) => kind === to.kind && point === to.point);
      const moved = (of: (state: State) => number) =>
        sum(
          row.map((from) => {
            const away = (1 - stay) * (this.elsewhere[to.kind]?.[to.cell] ?? 0);
            return (stay * (walks[from.cell]?.[to.cell] ?? 0) + away) * of(from);
          }),
        );
      const { kind, point, cell } = to;
      const weight = moved((from) => from.weight);
      return {
        kind,
        point,
        cell,
        weight,
        first: moved((from) => from.first),
        second: moved((from) => from.second),
      };
    });
  }

  private weigh(evidence: ScanEvidence, share: number): void {
    const { attenuation, isHeard, lostAt, leastMissed, isPowerKnown } = evidence;
    const spread = isPowerKnown ? p.biasSd : Math.hypot(p.biasSd, p.unknownPowerSd);
    for (const one of this.states) {
      const metres = cellMetres[one.cell] ?? 0;
      const mean =
        p.attenuationAtOneMetre +
        p.decibelsPerDecade * Math.log10(metres) +
        spread * (biasNodes[one.point] ?? 0);
      const missed = leastMissed + (0.9 - leastMissed) / (1 + Math.exp((lostAt - mean) / p.lossWidthDb));
      const tail = attenuation === null ? 1 : (1 + ((attenuation - mean) / p.noiseSd) ** 2 / 5) ** -3;
      const likelihood = ((isHeard ? 1 - missed : missed) * tail) ** share;
      one.weight *= likelihood;
      one.first *= likelihood;
      one.second *= likelihood;
    }
    const total = sum(this.states.map(({ weight }) => weight));
    for (const one of this.states) {
      one.weight /= total;
      one.first /= total;
      one.second /= total;
    }
  }
}

it('the fast filter tells what the plain one tells', () => {
  const scan = fc.record({
    pause: fc.constantFrom(0, 1, 20, 60, 60.4, 160, 240, 899),
    attenuation: fc.option(fc.double({ min: 20, max: 110, noNaN: true }), { nil: null }),
    isHeard: fc.boolean(),
    lostAt: fc.constantFrom(70.2, 85, 99.9),
    leastMissed: fc.constantFrom(0.03, 0.5),
    isPowerKnown: fc.boolean(),
    before: fc.constantFrom('nothing', 'nothing', 'nothing', 'leave', 'startDay'),
    isListenedBefore: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(scan, { minLength: 1, maxLength: 25 }), (scans) => {
      const fast = new ContactFilter(new RadioTables(p));
      const plain = new PlainFilter();
      let time = 1_700_000_000;
      for (const { pause, before, isListenedBefore, ...said } of scans) {
        time += pause;
        const evidence = { ...said, time, attenuation: said.isHeard ? said.attenuation : null };
        for (const filter of [fast, plain]) {
          if (before !== 'nothing') filter[before as 'leave' | 'startDay']();
          filter.take(evidence, Math.min(300, pause), isListenedBefore);
        }
        const { minutes, square } = plain.minutes();
        const deviation = Math.sqrt(Math.max(0, square - minutes ** 2) + p.certainty.errorMinutes ** 2);
        const told = fast.estimate();
        expect(told.minutes).toBeCloseTo(minutes, 9);
        expect(told.low).toBeCloseTo(Math.max(0, minutes - 1.2816 * deviation), 9);
      }
      fast.leave();
      plain.leave();
      expect(fast.estimate().minutes).toBeCloseTo(plain.minutes().minutes, 9);
    }),
    { seed: 5, numRuns: 60 },
  );
});
