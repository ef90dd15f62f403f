// SPDX-License-Identifier: GPL-3.0-only
// From single packets to scans, at whatever rhythm a phone listens: a scan ends after six silent seconds, and where a
// phone listens without a pause, after half a minute.

/** What one phone heard, as columns in order of time. */
export interface PacketColumns {
  /** Unix seconds. */
  readonly times: Float64Array;
  /** Index of the peer. */
  readonly peers: Int32Array;
  /** dBm; 127 unknown. */
  readonly strengths: Float32Array;
  /** Seconds at which a scan is known to have been made, whether it heard anything or not, ascending. */
  readonly scanTimes: Float64Array;
  /** Unix second since which the phone listened at its rhythm, or null where the log does not say. */
  readonly listeningSince: number | null;
}

/** One peer in one scan. */
export interface HeardPeer {
  readonly peer: number;
  /** dBm; 127 where no packet's strength was known. */
  readonly strength: number;
  readonly packets: number;
}

export interface Scan {
  /** Unix seconds of its first packet, or of what was told about it. */
  readonly time: number;
  /** In ascending order of peers. */
  readonly heard: readonly HeardPeer[];
  /** A stretch of listening without a pause, in which single packets count for nothing. */
  readonly isLong: boolean;
  /** False for a scan that nothing tells of but the log's own rhythm. */
  readonly isCertain: boolean;
}

const silentSeconds = 6;
const longestScan = 30;
/** A peer's strength is that of its better packets, since bodies and fading weaken far more than reflections add. */
const betterPackets = 0.75;
/** From this length on it is that of its better moments. */
const longListening = 10;
const betterMoments = 0.9;
const unknownStrength = 127;
/** A pause longer than this is none: the phone was off, or nobody was there to tell. */
const longestImpliedPause = 1800;

/** Groups packets and told scans, in order of time. */
export function groupScans(columns: PacketColumns): Scan[] {
  const scans: Scan[] = [];
  const { times, scanTimes } = columns;
  let from = 0;
  let told = 0;
  const tellUntil = (time: number) => {
    for (; told < scanTimes.length && (scanTimes[told] as number) < time; told++)
      if ((scanTimes[told] as number) - (scans.at(-1)?.time ?? Number.NEGATIVE_INFINITY) > silentSeconds)
        scans.push({ time: scanTimes[told] as number, heard: [], isLong: false, isCertain: true });
  };
  while (from < times.length) {
    const start = times[from] as number;
    let end = from + 1;
    while (
      end < times.length &&
      (times[end] as number) - (times[end - 1] as number) <= silentSeconds &&
      (times[end] as number) - start < longestScan
    )
      end++;
    tellUntil(start - silentSeconds);
    while (
      told < scanTimes.length &&
      (scanTimes[told] as number) <= (times[end - 1] as number) + silentSeconds
    )
      told++;
    const isLong = (times[end - 1] as number) - start >= longListening;
    scans.push({ time: start, heard: heardIn(columns, from, end, isLong), isLong, isCertain: true });
    from = end;
  }
  tellUntil(Number.POSITIVE_INFINITY);
  return scans;
}

/** Where no scan is ever told that heard nothing, long pauses may be such scans: they are put in at the log's own rhythm. */
export function implyScans(scans: readonly Scan[], rhythm: number): Scan[] {
  const longestPause = Math.max(longestImpliedPause, missedOne * rhythm);
  const all: Scan[] = [];
  for (const scan of scans) {
    const previous = all.at(-1);
    const pause = previous === undefined ? 0 : scan.time - previous.time;
    if (previous !== undefined && pause > 1.8 * rhythm && pause <= longestPause) {
      const missing = Math.round(pause / rhythm) - 1;
      for (let i = 1; i <= missing; i++)
        all.push({
          time: previous.time + (pause * i) / (missing + 1),
          heard: [],
          isLong: false,
          isCertain: false,
        });
    }
    all.push(scan);
  }
  return all;
}

/** How often a phone scans. */
interface Rhythm {
  readonly seconds: number;
  /** Without being heard for so long a peer has gone, seconds. */
  readonly goneSeconds: number;
  /** Longest time that one scan stands for, seconds. */
  readonly longestCredit: number;
}

const usualRhythm = 240;
const usualGone = 900;
const usualCredit = 300;
/** Slower than this is slow, and believed where two pauses of three are alike: others may be pauses between people. */
const slowRhythm = 360;
const slowestRhythm = 3600;
const fewestPauses = 3;
const alikeShare = 2 / 3;
const alikeWithin = 0.15;
/** Of a slow phone: one missed scan is no farewell. */
const missedOne = 2.2;

/** Median pause of a quarter of an hour at most, 240 s where there is none; or a slow rhythm that the log keeps. */
export function rhythmOf(scans: readonly Scan[]): Rhythm {
  const pauses: number[] = [];
  for (let i = 1; i < scans.length; i++) {
    const pause = (scans[i] as Scan).time - (scans[i - 1] as Scan).time;
    if (pause <= slowestRhythm) pauses.push(pause);
  }
  // Sorted as plain numbers, without a comparison to call.
  const sorted = Float64Array.from(pauses).sort();
  const middle = sorted.length < fewestPauses ? 0 : middleOf(sorted, 0.5);
  if (middle > slowRhythm) {
    const alike = sorted.filter((pause) => Math.abs(pause - middle) <= alikeWithin * middle);
    if (alike.length >= alikeShare * sorted.length)
      return {
        seconds: middle,
        goneSeconds: Math.max(usualGone, missedOne * middle),
        longestCredit: middle,
      };
  }
  const short = sorted.filter((pause) => pause <= usualGone);
  const seconds = short.length === 0 ? usualRhythm : middleOf(short, 0.5);
  return { seconds, goneSeconds: usualGone, longestCredit: usualCredit };
}

function heardIn(columns: PacketColumns, from: number, end: number, isLong: boolean): HeardPeer[] {
  const { peers, strengths } = columns;
  const byPeer = new Map<number, number[]>();
  for (let i = from; i < end; i++) {
    const list = byPeer.get(peers[i] as number);
    if (list === undefined) byPeer.set(peers[i] as number, [i]);
    else list.push(i);
  }
  return [...byPeer]
    .sort(([a], [b]) => a - b)
    .map(([peer, rows]) => {
      const known = rows.filter((row) => strengths[row] !== unknownStrength);
      const values = (isLong ? bySecond(columns, known) : known.map((row) => strengths[row] as number)).sort(
        (a, b) => a - b,
      );
      const share = isLong ? betterMoments : betterPackets;
      return {
        peer,
        strength: values.length === 0 ? unknownStrength : middleOf(values, share),
        packets: rows.length,
      };
    });
}

/** Median strength of each second with a packet. */
function bySecond({ times, strengths }: PacketColumns, rows: readonly number[]): number[] {
  const seconds = new Map<number, number[]>();
  for (const row of rows) {
    const second = Math.floor(times[row] as number);
    const list = seconds.get(second);
    if (list === undefined) seconds.set(second, [strengths[row] as number]);
    else list.push(strengths[row] as number);
  }
  return [...seconds.values()].map((values) =>
    middleOf(
      values.sort((a, b) => a - b),
      0.5,
    ),
  );
}

/** The value below which a share of an ascending list lies, between two in proportion. */
export function middleOf(ascending: ArrayLike<number>, share: number): number {
  const at = share * (ascending.length - 1);
  const below = ascending[Math.floor(at)] as number;
  return below + ((ascending[Math.ceil(at)] as number) - below) * (at - Math.floor(at));
}
