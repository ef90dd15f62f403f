// SPDX-License-Identifier: GPL-3.0-only
// What a proposed configuration would change: the phones' own estimator judges recorded days under both. How phones listen
// and how often they ask is not shown by it: recordings were made with one rhythm.
import { setImmediate } from 'node:timers/promises';
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

/** What was judged last, by configuration: whoever tries values compares all of them with the same one. */
const judged = new Map<string, readonly Told[]>();
const mostJudged = 8;
/** One at a time: judging takes a second or two of the processor. */
let turn: Promise<unknown> = Promise.resolve();

/** What the owners of all recorded days would be told; requests are served between two days. */
async function judge(configuration: Configuration): Promise<readonly Told[]> {
  const name = JSON.stringify(configuration);
  const known = judged.get(name);
  if (known !== undefined) return known;
  const told: Told[] = [];
  for (const sightings of recordedDays()) {
    told.push(toldOn(sightings, configuration));
    await setImmediate();
  }
  judged.set(name, told);
  for (const oldest of judged.keys()) if (judged.size > mostJudged) judged.delete(oldest);
  return told;
}

const countOf = (told: readonly Told[]): PreviewCounts => ({
  f1: told.filter((each) => each === 'f1').length,
  f2: told.filter((each) => each === 'f2').length,
  none: told.filter((each) => each === 'none').length,
});

async function compare(before: Configuration, after: Configuration): Promise<Preview> {
  const toldBefore = await judge(before);
  const toldAfter = await judge(after);
  const changed = (from: readonly Told[], to: readonly Told[]) =>
    to.filter((told, i) => told === 'f1' && from[i] !== 'f1').length;
  return {
    recordings: toldBefore.length,
    source: `simulated radio, seed ${recordedDaysSeed} (packages/simulator/src/recorded-days)`,
    before: countOf(toldBefore),
    after: countOf(toldAfter),
    becomeF1: changed(toldBefore, toldAfter),
    noLongerF1: changed(toldAfter, toldBefore),
  };
}

/** Compares what is in force with what is proposed; `directive.layout` when a bound is broken. */
export async function previewDirective(
  inForce: DirectedConfiguration | undefined,
  proposed: DirectedConfiguration,
): Promise<Result<Preview>> {
  const checked = checkDirected(proposed);
  if (!checked.ok) return checked;
  const after = withDirected(defaultConfiguration, checked.value);
  if (!after.ok) return after;
  const before =
    inForce === undefined ? ok(defaultConfiguration) : withDirected(defaultConfiguration, inForce);
  if (!before.ok) return before;
  const result = turn.then(() => compare(before.value, after.value));
  turn = result.catch(() => undefined);
  return ok(await result);
}
