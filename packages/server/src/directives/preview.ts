// SPDX-License-Identifier: GPL-3.0-only
// What a proposed configuration would change: the phones' own estimator judges recorded days under both. How phones listen
// and how often they ask is not shown by it: recordings were made with one rhythm.
import { exposureSettings, type MatchedSighting, proximityEstimator } from '@bluezone/exposure';
import { type Configuration, defaultConfiguration, ok, type Result } from '@bluezone/protocol';
import { checkDirected, type DirectedConfiguration, withDirected } from './directed-configuration.ts';
import { recordedDays } from './recorded-days.ts';
import { recordedDaysSeed } from './recorded-days-data.ts';

export interface PreviewCounts {
  readonly f1: number;
  readonly f2: number;
  readonly none: number;
}

export interface Preview {
  readonly recordings: number;
  readonly source: string;
  readonly before: PreviewCounts;
  readonly after: PreviewCounts;
  readonly becomeF1: number;
  readonly noLongerF1: number;
}

type Told = keyof PreviewCounts;

/** What the owner of a recorded day would be told. */
function toldOn(sightings: readonly MatchedSighting[], configuration: Configuration): Told {
  const days = proximityEstimator.estimate(sightings, exposureSettings(configuration));
  if (days.some(({ degree }) => degree === 'F1')) return 'f1';
  return days.some(({ degree }) => degree === 'F2') ? 'f2' : 'none';
}

const countOf = (told: readonly Told[]): PreviewCounts => ({
  f1: told.filter((each) => each === 'f1').length,
  f2: told.filter((each) => each === 'f2').length,
  none: told.filter((each) => each === 'none').length,
});

/** Compares what is in force with what is proposed; `directive.layout` when a bound is broken. */
export function previewDirective(
  inForce: DirectedConfiguration | undefined,
  proposed: DirectedConfiguration,
): Result<Preview> {
  const checked = checkDirected(proposed);
  if (!checked.ok) return checked;
  const after = withDirected(defaultConfiguration, checked.value);
  if (!after.ok) return after;
  const before =
    inForce === undefined ? ok(defaultConfiguration) : withDirected(defaultConfiguration, inForce);
  if (!before.ok) return before;
  const days = recordedDays();
  const toldBefore = days.map((sightings) => toldOn(sightings, before.value));
  const toldAfter = days.map((sightings) => toldOn(sightings, after.value));
  const changed = (from: readonly Told[], to: readonly Told[]) =>
    to.filter((told, i) => told === 'f1' && from[i] !== 'f1').length;
  return ok({
    recordings: days.length,
    source: `simulated radio, seed ${recordedDaysSeed} (packages/simulator/src/recorded-days)`,
    before: countOf(toldBefore),
    after: countOf(toldAfter),
    becomeF1: changed(toldBefore, toldAfter),
    noLongerF1: changed(toldAfter, toldBefore),
  });
}
