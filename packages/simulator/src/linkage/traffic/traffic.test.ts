// SPDX-License-Identifier: GPL-3.0-only
// Whether a trained classifier can tell, from a month of a phone's line or of a front door's log, that its owner did
// something: redeemed, reported, claimed, sent a form, took back.
import { beforeAll, expect, it } from 'vitest';
import { randomStream } from '../../air/seeded-random.ts';
import { boostedTrees } from '../classify/boosted-trees.ts';
import { crossValidate } from '../classify/cross-validate.ts';
import { logisticRegression } from '../classify/logistic-regression.ts';
import type { Roc } from '../classify/roc.ts';
import type { Sample } from '../classify/sample.ts';
import type { Exchange } from './exchange.ts';
import { lineFeatures, ofPaths } from './line-features.ts';
import { type LivedMonth, liveTrafficTown } from './traffic-town.ts';

const towns = 26;
const folds = 8;
/** What a phone's month must not exceed, whoever looks. */
const mostAuc = 0.55;
const mostAucOfAKind = 0.6;

const withCases = { case: 10, 'case-still': 1, warned: 10, 'warned-still': 2, quiet: 9 };
const withoutCases = { quiet: 32 };

interface Watched {
  readonly month: LivedMonth;
  readonly town: number;
}

const watched: Watched[] = [];
beforeAll(async () => {
  const before = process.cpuUsage();
  for (let town = 0; town < towns; town++) {
    const fates = town % 4 === 3 ? withoutCases : withCases;
    for (const month of await liveTrafficTown({ seed: town, fates })) watched.push({ month, town });
  }
  const { user, system } = process.cpuUsage(before);
  const posts = watched.flatMap(({ month }) => month.exchanges.filter(({ method }) => method === 'POST'));
  console.log(
    `${watched.length} months of phones in ${towns} towns, ${(posts.length / watched.length).toFixed(1)} posts each, ` +
      `${Math.round((user + system) / 1e6)} processor seconds`,
  );
}, 900_000);

const didSomething = ({ month }: Watched): boolean => month.meant.length > 0;

type Line = (watched: Watched) => readonly Exchange[];

function samplesOf(chosen: readonly Watched[], line: Line, leftOut: readonly string[]): Sample[] {
  return chosen.map((each) => {
    const features = Object.entries(lineFeatures(line(each), each.month.span));
    return {
      features: features.flatMap(([name, value]) => (leftOut.includes(name) ? [] : [value])),
      isPositive: didSomething(each),
      group: each.town,
    };
  });
}

/** What both classifiers reach on phones of towns that they have not seen. */
function tell(
  what: string,
  line: Line,
  chosen: readonly Watched[] = watched,
  leftOut: readonly string[] = [],
): Roc[] {
  const samples = samplesOf(chosen, line, leftOut);
  return [
    ['logistic regression', logisticRegression] as const,
    ['boosted trees', boostedTrees()] as const,
  ].map(([name, learn]) => {
    const roc = crossValidate(samples, learn, folds);
    const { auc, standardError, positives, negatives } = roc;
    console.log(
      `${what}, ${name}: AUC ${auc.toFixed(3)} ± ${standardError.toFixed(3)} (${positives} that did something, ${negatives} not)`,
    );
    return roc;
  });
}

const whole: Line = ({ month }) => month.exchanges;

it('who watches the line, or reads a log of requests with addresses, cannot tell who did something', () => {
  const rocs = [
    ...tell('the line', whole, watched, ofPaths),
    ...tell('a log with times, paths and addresses', whole),
  ];
  for (const { auc, standardError } of rocs) {
    expect(standardError).toBeLessThanOrEqual(0.021);
    expect(auc).toBeLessThanOrEqual(mostAuc);
  }
  const acted = (kind: string) =>
    watched.filter(({ month }) => month.meant.some((post) => post.kind === kind));
  const still = watched.filter((each) => !didSomething(each));
  // What each kind alone betrays is told for the threat model, and may not grow.
  for (const kind of ['redeem', 'claim', 'contact-form']) {
    const chosen = [...acted(kind), ...still];
    for (const { auc } of tell(`only ${kind}`, whole, chosen)) expect(auc).toBeLessThan(mostAucOfAKind);
  }
});

it('the same classifiers tell phones apart that post when something happens', () => {
  const random = randomStream(1, 'naive');
  const naive: Line = ({ month }) => [
    ...month.exchanges.filter(({ method }) => method === 'GET'),
    ...month.meant.map(({ at }) => ({
      ...{ at, method: 'POST' as const, path: '/v1/post' },
      ...{ sentBytes: 300 + random.integer(9000), receivedBytes: 64 },
    })),
  ];
  for (const { auc } of tell('a naive phone', naive)) expect(auc).toBeGreaterThanOrEqual(0.9);
});

it('they also tell phones apart that hide the size of what they post, and post it on top of their dummies', () => {
  const random = randomStream(1, 'on top');
  const onTop: Line = ({ month }) =>
    [
      ...month.exchanges,
      ...month.meant.flatMap(({ at }) =>
        [60, 600].map((longest) => ({
          ...{ at: at + 1 + random.integer(longest), method: 'POST' as const, path: '/v1/post' },
          ...{ sentBytes: 32_768, receivedBytes: 1024 },
        })),
      ),
    ].sort((a, b) => a.at - b.at);
  for (const { auc, standardError } of tell('posts on top of dummies', onTop))
    expect(auc - 2.33 * standardError).toBeGreaterThan(mostAuc);
});

it('all posts of a month have one size, and so have all answers', () => {
  const sizes = watched.flatMap(({ month }) =>
    month.exchanges.flatMap(({ method, sentBytes, receivedBytes }) =>
      method === 'POST' ? [`${sentBytes} ${receivedBytes}`] : [],
    ),
  );
  expect([...new Set(sizes)]).toEqual(['32768 1024']);
  expect(watched.filter(didSomething).length).toBeGreaterThan(300);
});
