// SPDX-License-Identifier: GPL-3.0-only
// The rule most national apps used: minutes below 55 dB count whole, below 60 dB half, on scan means, a scan standing for
// the time since the pair's previous one, five minutes at most. As in the published tables, only scans in which the
// cameras saw both people are in it; the first scan of a pair counts a minute.
import { readFileSync } from 'node:fs';
import type { PacketColumns } from '@bluezone/exposure';
import { readScenarioTable } from '@bluezone/recordings';
import type { Case } from './cases.ts';

const files: Readonly<Record<string, string>> = {
  lunch: 'scenario01-lunch.json',
  train: 'scenario02-train.json',
  office: 'scenario03-office.json',
  party: 'scenario05-party.json',
};
const longestGap = 300;
const firstScan = 60;

const weightOf = (attenuation: number): number => (attenuation < 55 ? 1 : attenuation < 60 ? 0.5 : 0);

/** Minutes by the rule on the experiment's own tables; a function of the case. */
export function tableRule(folder: string): (one: Case) => number {
  const minutes = new Map<string, number>();
  for (const [scene, file] of Object.entries(files)) {
    const table = readScenarioTable(readFileSync(`${folder}/${file}`));
    if (!table.ok) throw new Error(table.message);
    const seen = table.value.filter(({ minimumDistance }) => minimumDistance !== null);
    const last = new Map<string, number>();
    for (const scan of seen.toSorted((a, b) => a.to - b.to)) {
      const name = `${scene} ${scan.receiver} ${scan.sender}`;
      const before = last.get(name);
      const gap = before === undefined ? firstScan : Math.min(longestGap, scan.to - before);
      last.set(name, scan.to);
      minutes.set(name, (minutes.get(name) ?? 0) + (gap / 60) * weightOf(scan.averageAttenuation));
    }
  }
  return ({ scene, observer, peer }) => minutes.get(`${scene} ${observer} ${peer}`) ?? 0;
}

const silentSeconds = 6;
const publishedAttenuation = -24 - 5;

/** The same rule as a phone could run it: on every scan of the raw capture, without a camera's help. */
export function captureRule(log: PacketColumns, from: number): Map<number, number> {
  const minutes = new Map<number, number>();
  let scan = new Map<number, number[]>();
  let start = Number.NaN;
  let previous = from;
  const close = () => {
    const gap = Math.min(longestGap, start - previous);
    for (const [peer, strengths] of scan) {
      const mean = strengths.reduce((sum, strength) => sum + strength, 0) / strengths.length;
      minutes.set(peer, (minutes.get(peer) ?? 0) + (gap / 60) * weightOf(publishedAttenuation - mean));
    }
    previous = start;
  };
  log.times.forEach((time, i) => {
    if (i === 0 || time - (log.times[i - 1] as number) > silentSeconds) {
      if (i > 0) close();
      scan = new Map();
      start = time;
    }
    const peer = log.peers[i] as number;
    const list = scan.get(peer);
    if (list === undefined) scan.set(peer, [log.strengths[i] as number]);
    else list.push(log.strengths[i] as number);
  });
  if (log.times.length > 0) close();
  return minutes;
}
