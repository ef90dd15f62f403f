// SPDX-License-Identifier: GPL-3.0-only
// What the health authority's console costs those who work with it: bytes before the first screen, long tables and chains in the
// browser, a province's year and ten thousand rows at the desk, and what stands in the way of people who see or hear less.
import { join } from 'node:path';
import { firstScripts, kilobytesOf } from './citizen/weigh-scripts.ts';
import { measureDesk } from './console/measure-desk.ts';
import { measurePages } from './console/measure-pages.ts';
import { startTown } from './start-town.ts';

interface Given {
  readonly isQuick: boolean;
  /** The repository's folder. */
  readonly root: string;
}

/** Runs the benchmark; `isQuick` takes a tenth of the province, and one look at each screen. */
export async function run({ isQuick, root }: Given): Promise<object> {
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  say('a town for its desk');
  const town = await startTown(root, ['--residents', '12', '--past', '0']);
  const folder = join(root, '.build/console');
  const pages = await measurePages(town, isQuick).finally(() => town.stop());
  for (const line of pages.violations) say(line);
  const desk = await measureDesk({ isQuick, say });
  for (const { url, ms } of desk.slowest) say(`${ms} ms ${url}`);
  return {
    initialJsKb: kilobytesOf(folder, firstScripts(folder)),
    rowsInDom: pages.rowsInDom,
    sortMs: pages.sortMs,
    layout5000Ms: pages.layout5000Ms,
    csv10000Ms: desk.csv10000Ms,
    worklistP95Ms: desk.worklistP95Ms,
    worklistMedianMs: desk.worklistMedianMs,
    provinceRows: desk.rows,
    axeViolations: pages.violations.length,
  };
}
