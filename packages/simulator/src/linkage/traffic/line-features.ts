// SPDX-License-Identifier: GPL-3.0-only
// What an observer can measure of a month of one line: how many posts, in which company, how far apart, at which hours,
// beside which downloads, after what silence. Whatever telling habit is thought of belongs here, with a name.
import { DAY_SECONDS, DEFAULT_UTC_OFFSET_MINUTES } from '../../trace/trace-clock.ts';
import type { Exchange } from './exchange.ts';
import type { MonthSpan } from './owners-model.ts';

/** Measures that need to know what was fetched, which TLS hides from the line and a log of requests does not. */
export const ofPaths: readonly string[] = [
  'indexes',
  'files',
  'filesPerIndex',
  'longestWithoutIndex',
  'shortestToIndex',
];

const minute = 60;
const hour = 3600;
/** Posts closer than this belong to one cluster: the longest delay within a group and a slow waking. */
const clusterGap = 46 * minute;

interface Cluster {
  readonly times: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** Named measures of a line, the same names in the same order for every line. */
export function lineFeatures(exchanges: readonly Exchange[], span: MonthSpan): Record<string, number> {
  const posts = exchanges.filter(({ method }) => method === 'POST').map(({ at }) => at);
  const gets = exchanges.filter(({ method }) => method === 'GET').map(({ at }) => at);
  const clusters = clustersOf(posts);
  return {
    ...counts(posts, clusters),
    ...densest(posts),
    ...gapsWithin(posts),
    ...silences(clusters, span),
    ...hours(posts, clusters),
    ...besideDownloads(posts, gets),
    ...downloads(exchanges),
  };
}

function clustersOf(times: readonly number[]): Cluster[] {
  const clusters: number[][] = [];
  for (const at of times) {
    const last = clusters.at(-1);
    if (last !== undefined && at - (last.at(-1) as number) <= clusterGap) last.push(at);
    else clusters.push([at]);
  }
  return clusters.map((of) => ({ times: of, from: of[0] as number, to: of.at(-1) as number }));
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const count = <T>(of: readonly T[], is: (each: T) => boolean): number => of.filter(is).length;
const most = (of: readonly number[]): number => of.reduce((a, b) => Math.max(a, b), 0);
const least = (of: readonly number[], none: number): number => of.reduce((a, b) => Math.min(a, b), none);
const mean = (of: readonly number[]): number => share(sum(of), of.length);
const sum = (of: readonly number[]): number => of.reduce((a, b) => a + b, 0);
const gapsOf = (times: readonly number[]): number[] =>
  times.slice(1).map((at, i) => at - (times[i] as number));

function counts(posts: readonly number[], clusters: readonly Cluster[]) {
  const sizes = clusters.map(({ times }) => times.length);
  return {
    posts: posts.length,
    clusters: clusters.length,
    alone: count(sizes, (size) => size === 1),
    pairs: count(sizes, (size) => size === 2),
    threes: count(sizes, (size) => size === 3),
    larger: count(sizes, (size) => size > 3),
    largest: most(sizes),
    oddPosts: posts.length % 2,
    longestCluster: most(clusters.map(({ from, to }) => to - from)),
  };
}

/** Most posts within stretches of several lengths. */
function densest(posts: readonly number[]) {
  const within = (seconds: number) =>
    most(posts.map((from, i) => count(posts.slice(i), (at) => at < from + seconds)));
  return {
    in3Minutes: within(3 * minute),
    in10Minutes: within(10 * minute),
    in20Minutes: within(20 * minute),
    in60Minutes: within(hour),
    in6Hours: within(6 * hour),
    in24Hours: within(DAY_SECONDS),
    in3Days: within(3 * DAY_SECONDS),
    in7Days: within(7 * DAY_SECONDS),
  };
}

function gapsWithin(posts: readonly number[]) {
  const gaps = gapsOf(posts).filter((gap) => gap <= clusterGap);
  const between = (from: number, to: number) => count(gaps, (gap) => gap >= from && gap < to);
  return {
    gapTo30s: between(0, 30),
    gapTo2m: between(30, 2 * minute),
    gapTo5m: between(2 * minute, 5 * minute),
    gapTo10m: between(5 * minute, 10 * minute),
    gapTo15m: between(10 * minute, 15 * minute),
    gapTo45m: between(15 * minute, clusterGap + 1),
    shortestGap: least(gaps, clusterGap),
    meanGap: mean(gaps),
  };
}

function silences(clusters: readonly Cluster[], span: MonthSpan) {
  const before = clusters.map(({ from }, i) => from - (clusters[i - 1]?.to ?? span.from));
  const after = clusters.map(({ to }, i) => (clusters[i + 1]?.from ?? span.to) - to);
  const largest = clusters.reduce(
    (best, { times }, i) => (times.length > (clusters[best]?.times.length ?? 0) ? i : best),
    0,
  );
  const gaps = gapsOf(clusters.map(({ from }) => from));
  const squares = mean(gaps.map((gap) => gap * gap));
  return {
    longestSilence: most([...before, ...after]) / DAY_SECONDS,
    shortestSilence: least(gaps, DAY_SECONDS * 30) / DAY_SECONDS,
    meanSilence: mean(gaps) / DAY_SECONDS,
    unevenness: share(Math.sqrt(squares), mean(gaps)),
    silencesTo1Day: count(gaps, (gap) => gap < DAY_SECONDS),
    silencesTo3Days: count(gaps, (gap) => gap >= DAY_SECONDS && gap < 3 * DAY_SECONDS),
    beforeLargest: (before[largest] ?? 0) / DAY_SECONDS,
    afterLargest: (after[largest] ?? 0) / DAY_SECONDS,
    afterTwoInADay:
      most(gaps.slice(1).map((gap, i) => ((gaps[i] as number) < DAY_SECONDS ? gap : 0))) / DAY_SECONDS,
    firstAt: ((clusters[0]?.from ?? span.to) - span.from) / DAY_SECONDS,
    lastAt: (span.to - (clusters.at(-1)?.to ?? span.from)) / DAY_SECONDS,
  };
}

const localHour = (at: number): number => ((at + DEFAULT_UTC_OFFSET_MINUTES * minute) % DAY_SECONDS) / hour;

function hours(posts: readonly number[], clusters: readonly Cluster[]) {
  const within = (of: readonly number[], from: number, to: number) =>
    count(of, (at) => localHour(at) >= from && localHour(at) < to);
  const starts = clusters.filter(({ times }) => times.length > 1).map(({ from }) => from);
  const spread = gapsOf(posts).filter((gap) => gap > hour);
  return {
    night: within(posts, 0, 6),
    morning: within(posts, 6, 12),
    afternoon: within(posts, 12, 18),
    evening: within(posts, 18, 24),
    pairsByNight: share(within(starts, 0, 6), starts.length),
    pairsInOfficeHours: share(within(starts, 8, 19), starts.length),
    sameHourNextDay: count(spread, (gap) => Math.abs(gap - DAY_SECONDS) < 2 * hour),
  };
}

/** Where phones wake in the background they ask and post in one waking; an owner's act has no download beside it. */
function besideDownloads(posts: readonly number[], gets: readonly number[]) {
  const nearest = posts.map((at) =>
    least(
      gets.map((get) => Math.abs(get - at)),
      DAY_SECONDS,
    ),
  );
  const onFullMinute = count(posts, (at) => at % minute === (posts[0] ?? 0) % minute);
  return {
    besideDownload: count(nearest, (distance) => distance < 30),
    nearDownload: count(nearest, (distance) => distance < 10 * minute),
    inStep: share(onFullMinute, posts.length),
    outOfStep: most(stepsOf(posts)),
  };
}

/** Lengths of the runs of posts whose second of the minute differs from the commonest one. */
function stepsOf(posts: readonly number[]): number[] {
  const tally = new Map<number, number>();
  for (const at of posts) tally.set(at % minute, (tally.get(at % minute) ?? 0) + 1);
  const common = [...tally].sort((a, b) => b[1] - a[1])[0]?.[0];
  const runs: number[] = [0];
  for (const at of posts)
    if (at % minute === common) runs.push(0);
    else runs[runs.length - 1] = (runs.at(-1) as number) + 1;
  return runs;
}

function downloads(exchanges: readonly Exchange[]) {
  const index = exchanges.filter(({ path }) => path === '/v1/index').map(({ at }) => at);
  const files = exchanges.filter(({ path }) => path.startsWith('/v1/exports/')).map(({ at }) => at);
  const lengths = new Set(
    exchanges
      .filter(({ method }) => method === 'POST')
      .map((each) => `${each.sentBytes} ${each.receivedBytes}`),
  );
  const gaps = gapsOf(index);
  return {
    indexes: index.length,
    files: files.length,
    filesPerIndex: share(files.length, index.length),
    longestWithoutIndex: most(gaps) / hour,
    shortestToIndex: least(gaps, DAY_SECONDS) / hour,
    postLengths: lengths.size,
  };
}
