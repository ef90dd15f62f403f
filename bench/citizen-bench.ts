// SPDX-License-Identifier: GPL-3.0-only
// What the citizen's app costs a cheap phone, as the real server of `npm start` serves it: bytes, time to see something, time
// in which nothing can be pressed, and what stands in the way of people who see or hear less.
import { join } from 'node:path';
import { startBrowser } from './citizen/browser.ts';
import { measurePage, type PageFigures } from './citizen/measure-page.ts';
import { looks, visitScreens } from './citizen/visit-screens.ts';
import { weighScripts } from './citizen/weigh-scripts.ts';
import { startTown } from './start-town.ts';

interface Given {
  readonly isQuick: boolean;
  /** The repository's folder. */
  readonly root: string;
  /** `url` of a town that runs. */
  readonly options: Readonly<Record<string, string>>;
}

const fewResidents = ['--residents', '40', '--past', '0'];
const runs = 5;

/** Whatever else the machine does only adds to what a page takes: the least disturbed run tells most of the page. */
function leastDisturbed(found: readonly PageFigures[]): PageFigures {
  const sorted = [...found].sort((a, b) => b.performance - a.performance || a.tbtMs - b.tbtMs);
  return sorted[0] as PageFigures;
}

/** Runs the benchmark; `isQuick` looks at each screen in two looks, and measures the page once. */
export async function run({ isQuick, root, options }: Given): Promise<object> {
  const own = options.url === undefined ? await startTown(root, fewResidents) : null;
  const app = `${own?.url ?? options.url ?? ''}/app`;
  const weights = weighScripts(join(root, '.build/citizen'));
  const browser = await startBrowser();
  try {
    const measured: PageFigures[] = [];
    for (let n = 0; n < (isQuick ? 1 : runs); n++) {
      const found = await measurePage(`${app}/`, browser.port);
      process.stderr.write(`${JSON.stringify(found)}\n`);
      measured.push(found);
    }
    const looked = isQuick ? [looks[0], looks[7]].flatMap((look) => look ?? []) : looks;
    const { violations, scripts } = await visitScreens(root, app, browser.port, looked);
    for (const line of violations) process.stderr.write(`${line}\n`);
    const routesKb = Object.fromEntries(
      Object.entries(scripts).map(([address, asked]) => [
        address,
        weights.kilobytes(asked.filter((name) => !weights.engine.has(name))),
      ]),
    );
    return {
      firstLoadKb: weights.kilobytes(weights.first),
      totalKb: weights.kilobytes(weights.engine),
      routesKb,
      ...leastDisturbed(measured),
      axeViolations: violations.length,
    };
  } finally {
    await browser.close();
    await own?.stop();
  }
}
