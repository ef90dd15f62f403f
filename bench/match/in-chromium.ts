// SPDX-License-Identifier: GPL-3.0-only
// Serves the page on this machine, opens it in a Chromium of its own for every figure, and reads what its renderer
// held in memory at most.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import type { EngineOptions } from './engines.ts';
import type { makeExportFile } from './export-of-keys.ts';
import { writeLog } from './match-file.ts';
import { makeKeys, makeLog } from './workload.ts';

const browserPath = process.env.BLUEZONE_CHROMIUM ?? '/usr/bin/chromium';
const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const html = '<!doctype html><title>Matching</title><script type="module" src="/page.mjs"></script>';

async function bundleFor(root: string, name: string): Promise<string> {
  const bundle = await rolldown({ input: `${root}/bench/match/${name}.ts`, platform: 'browser', cwd: root });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  return output[0].code;
}

type Files = Readonly<Record<string, { readonly type: string; readonly body: string | Uint8Array }>>;

/** Serves the files; isolated, because only then the page's clock is fine enough. */
async function serve(files: Files): Promise<{ readonly url: string; stop(): void }> {
  const server = createServer((request, response) => {
    const file = files[request.url ?? ''];
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': file?.type ?? 'text/plain',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    response.end(file?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, stop: () => void server.close() };
}

interface Held {
  /** Megabytes at most and now, as the kernel counts them, and seconds of processor time. */
  readonly peak: number;
  readonly now: number;
  readonly seconds: number;
}

/** What the page's renderer held and spent. */
async function rendererUse(browser: Browser): Promise<Held> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const held = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id, cpuTime }) => {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      const megabytes = (name: string) =>
        (Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) * 1024) / 1e6;
      return { peak: megabytes('VmHWM'), now: megabytes('VmRSS'), seconds: cpuTime };
    });
  return held.reduce((most, one) => (one.peak > most.peak ? one : most), { peak: 0, now: 0, seconds: 0 });
}

async function inFreshPage<Found extends object>(url: string, act: (page: Page) => Promise<Found>) {
  const browser = await chromium.launch({ executablePath: browserPath, args: flags.split(' ') });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(url);
    await page.waitForFunction('globalThis.bench !== undefined');
    const before = await rendererUse(browser);
    const found = await act(page);
    const after = await rendererUse(browser);
    return {
      ...found,
      browser: browser.version(),
      processorSeconds: Number((after.seconds - before.seconds).toFixed(2)),
      peakMegabytes: Math.round(after.peak),
      addedMegabytes: Math.round(after.peak - before.now),
    };
  } finally {
    await browser.close();
  }
}

/** The engines in slices, and the file from end to end, in Chromium. */
export async function measureInChromium(
  options: EngineOptions,
  root: string,
  rounds: number,
  makeFile: typeof makeExportFile,
  what: 'engines' | 'end-to-end',
): Promise<object> {
  const keys = makeKeys(options);
  const script = 'text/javascript';
  const bytes = 'application/octet-stream';
  const { zip, pin } = await makeFile(keys);
  const served = await serve({
    '/': { type: 'text/html', body: html },
    '/page.mjs': { type: script, body: await bundleFor(root, 'page') },
    '/worker.mjs': { type: script, body: await bundleFor(root, 'page-worker') },
    '/export.zip': { type: bytes, body: zip },
    '/pin': { type: bytes, body: pin },
    '/log': { type: bytes, body: writeLog(makeLog(options, keys)) },
  });
  const call = (code: string) => inFreshPage(served.url, (page) => page.evaluate<object>(code));
  try {
    if (what === 'engines')
      return { options, ...(await call(`bench.engines(${JSON.stringify(options)}, ${rounds})`)) };
    const endToEnd = async (inWorkers: boolean) => {
      const runs: object[] = [];
      for (let i = 0; i < 3; i++) runs.push(await call(`bench.endToEnd(${options.window}, ${inWorkers})`));
      return runs;
    };
    return { options, oneThread: await endToEnd(false), twoWorkers: await endToEnd(true) };
  } finally {
    served.stop();
  }
}
