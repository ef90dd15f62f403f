// SPDX-License-Identifier: GPL-3.0-only
// What the page of the living town costs a browser: processor time while nobody touches it, and frames per second while
// its map is moved and time runs fast. Real Chromium without a graphics card, so its painting is in these figures too.
import { type Browser, chromium, type Page } from 'playwright-core';
import { startTown } from './start-town.ts';

const browserPath = process.env.BLUEZONE_CHROMIUM ?? '/usr/bin/chromium';
const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const viewport = { width: 1366, height: 768 };
const defaultResidents = '200';
/** The page looks often for a while after something happened; only then it is idle. Milliseconds. */
const settleMilliseconds = 30_000;
const fastPace = 600;
/** A busy machine may need long to draw a large town for the first time. Milliseconds. */
const longestOpening = 120_000;

interface Given {
  readonly isQuick: boolean;
  /** The repository's folder. */
  readonly root: string;
  /** `residents` of a town of its own, or `url` of one that runs. */
  readonly options: Readonly<Record<string, string>>;
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Processor time that Chromium's processes have used, seconds, by kind. */
async function processorTimes(browser: Browser): Promise<Record<string, number>> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const times: Record<string, number> = {};
  for (const { type, cpuTime } of processInfo) {
    const kind = type === 'GPU' ? 'painting' : type;
    times[kind] = (times[kind] ?? 0) + cpuTime;
  }
  return times;
}

interface Spent {
  readonly seconds: number;
  /** Percent of one core, by kind of process. */
  readonly shares: Readonly<Record<string, number>>;
  /** Seconds of processor time of the page and of the painting of it. */
  readonly pageSeconds: number;
}

/** What `act` costs Chromium. */
async function processorSpent(browser: Browser, act: () => Promise<unknown>): Promise<Spent> {
  const before = await processorTimes(browser);
  const began = performance.now();
  await act();
  const seconds = (performance.now() - began) / 1000;
  const after = await processorTimes(browser);
  const spent = (kind: string) => (after[kind] ?? 0) - (before[kind] ?? 0);
  const shares = Object.fromEntries(
    Object.keys(after).map((kind) => [kind, rounded((100 * spent(kind)) / seconds)]),
  );
  return { seconds: rounded(seconds), shares, pageSeconds: spent('renderer') + spent('painting') };
}

const rounded = (value: number): number => Number(value.toPrecision(3));

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
}

/** Frames that came to be shown while `act` moves the map so often, the gaps between them, and what they cost. */
async function framesShown(browser: Browser, page: Page, act: () => Promise<number>) {
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline.frame'] });
  let moves = 0;
  const { seconds, shares, pageSeconds } = await processorSpent(browser, async () => {
    moves = await act();
  });
  const trace = await browser.stopTracing();
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const presented = traceEvents
    .filter(({ name, ph }) => name === 'SubmitCompositorFrameToPresentationCompositorFrame' && ph === 'e')
    .map(({ ts }) => ts / 1000);
  // What several threads made for one frame is told once for each, with the same time.
  const shown = [...new Set(presented)].sort((a, b) => a - b);
  const gaps = shown.slice(1).map((at, n) => at - (shown[n] ?? at));
  gaps.sort((a, b) => a - b);
  const gap = (share: number) => rounded(gaps[Math.floor(share * (gaps.length - 1))] ?? Number.NaN);
  return {
    framesPerSecond: rounded(shown.length / seconds),
    /** Never more frames than this: what was not moved is not drawn. */
    movesPerSecond: rounded(moves / seconds),
    gapMilliseconds: { median: gap(0.5), p95: gap(0.95), longest: gap(1) },
    /** Of a processor that has nothing else to do, so many can be shown a second as this goes into a second. */
    processorMillisecondsPerFrame: rounded((1000 * pageSeconds) / shown.length),
    shares,
  };
}

async function middleOfMap(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator('.map-view').boundingBox();
  if (box === null) throw new Error('the page has no map');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A mouse tells where it is so often, and waits for no answer; only so many moves may wait for one here. */
const movePauseMilliseconds = 12;
const mostUnanswered = 8;

interface MouseMove {
  readonly type: 'mousePressed' | 'mouseMoved' | 'mouseReleased' | 'mouseWheel';
  readonly x: number;
  readonly y: number;
  readonly button?: 'left';
  /** 1: the left one is held. */
  readonly buttons?: number;
  readonly clickCount?: number;
  readonly deltaX?: number;
  readonly deltaY?: number;
}

/** Tells the browser of the mouse as the system would. Playwright's own mouse runs scripts in the page with every move. */
async function mouseOf(page: Page): Promise<(move: MouseMove) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  return async (move) => {
    await session.send('Input.dispatchMouseEvent', move);
  };
}

/** Moves again and again. @returns how often */
async function moveOn(milliseconds: number, move: (passed: number) => Promise<void>): Promise<number> {
  const unanswered = new Set<Promise<void>>();
  const began = performance.now();
  let moves = 0;
  for (let now = began; now < began + milliseconds; now = performance.now()) {
    if (unanswered.size < mostUnanswered) {
      const answer = move(now - began).finally(() => unanswered.delete(answer));
      unanswered.add(answer);
      moves++;
    }
    await wait(movePauseMilliseconds);
  }
  await Promise.all(unanswered);
  return moves;
}

/** Drags the map around and around. */
async function drag(page: Page, milliseconds: number): Promise<number> {
  const { x, y } = await middleOfMap(page);
  const mouse = await mouseOf(page);
  await mouse({ type: 'mouseMoved', x, y });
  await mouse({ type: 'mousePressed', x, y, button: 'left', buttons: 1, clickCount: 1 });
  const moves = await moveOn(milliseconds, (passed) => {
    const turn = passed / 400;
    const [dx, dy] = [150 * Math.sin(turn), 80 * Math.cos(turn)];
    return mouse({ type: 'mouseMoved', x: x + dx, y: y + dy, button: 'left', buttons: 1 });
  });
  await mouse({ type: 'mouseReleased', x, y, button: 'left', clickCount: 1 });
  return moves;
}

/** Goes near and far with the wheel. */
async function zoom(page: Page, milliseconds: number): Promise<number> {
  const { x, y } = await middleOfMap(page);
  const mouse = await mouseOf(page);
  return await moveOn(milliseconds, (passed) => {
    const isNearer = Math.floor(passed / 1500) % 2 === 0;
    return mouse({ type: 'mouseWheel', x, y, deltaX: 0, deltaY: isNearer ? -30 : 30 });
  });
}

async function setPace(url: string, pace: number): Promise<void> {
  const answer = await fetch(`${url}/tour/pace`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ pace }),
  });
  if (!answer.ok) throw new Error(`the town did not take the pace: ${answer.status}`);
}

interface Known {
  readonly people: readonly unknown[];
}

/** Runs the benchmark; `isQuick` says whether the figures need only be there. */
export async function run({ isQuick, root, options }: Given): Promise<object> {
  const own =
    options.url === undefined
      ? await startTown(root, ['--residents', options.residents ?? defaultResidents])
      : null;
  const url = own?.url ?? options.url ?? '';
  const browser = await chromium.launch({ executablePath: browserPath, args: flags.split(' ') });
  try {
    const { people } = (await (await fetch(`${url}/tour/town`)).json()) as Known;
    const page = await browser.newPage({ viewport });
    await page.goto(url);
    await page.locator('#guide-primary').waitFor({ timeout: longestOpening });
    await setPace(url, 1);
    await wait(isQuick ? 2000 : settleMilliseconds);
    const idle = await processorSpent(browser, () => wait(isQuick ? 3000 : 20_000));
    const moved: Record<string, object> = {};
    const moves = { drag, zoom } as const;
    for (const pace of [1, fastPace]) {
      await setPace(url, pace);
      await wait(isQuick ? 500 : 5000);
      for (const [name, move] of Object.entries(moves)) {
        await page.locator('.map-view').press('Home');
        moved[`${name}AtPace${pace}`] = await framesShown(browser, page, () =>
          move(page, isQuick ? 1500 : 10_000),
        );
      }
    }
    await setPace(url, 1);
    return {
      residents: people.length,
      browser: browser.version(),
      viewport,
      idle: {
        unit: 'percent of one core by kind of process; "painting" is Chromium\'s GPU process, which paints in software here',
        seconds: idle.seconds,
        shares: idle.shares,
        page: rounded((100 * idle.pageSeconds) / idle.seconds),
      },
      moved,
    };
  } finally {
    await browser.close();
    await own?.stop();
  }
}
