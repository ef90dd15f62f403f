// SPDX-License-Identifier: GPL-3.0-only
// File in, matches out, in a Node process of its own, so that its peak memory is its own too.
import { execFileSync } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type FromMatchWorker, type MatchWorker, serveMatching } from '@bluezone/matcher';
import type { EngineOptions } from './engines.ts';
import type { makeExportFile } from './export-of-keys.ts';
import { matchFile, readLog, writeLog } from './match-file.ts';
import { makeKeys, makeLog } from './workload.ts';

const workerMark = 'matching';
const spkiOfPoint = '3059301306072a8648ce3d020106082a8648ce3d030107034200';

if (!isMainThread && workerData === workerMark) {
  const serve = serveMatching();
  parentPort?.on('message', async (message) => {
    const answer = await serve(message);
    if (answer !== undefined) parentPort?.postMessage(answer);
  });
}

function nodeWorker(): MatchWorker {
  const worker = new Worker(new URL(import.meta.url), { workerData: workerMark, execArgv: [] });
  return {
    post: (message) => worker.postMessage(message),
    listen(onAnswer, onEnd) {
      worker.on('message', (answer: FromMatchWorker) => onAnswer(answer));
      // What the phone would do at home instead must not pass for work of a worker here.
      worker.on('error', (error) => {
        throw error;
      });
      worker.on('exit', onEnd);
    },
    end: () => void worker.terminate(),
  };
}

/** Bytes that this process held at most. What the kernel tells of a child otherwise counts its parent in. */
function mostMemory(): number {
  const kilobytes = existsSync('/proc/self/status')
    ? /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    : undefined;
  return 1024 * (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes));
}

/** In the child: opens and matches what lies in the folder, and prints what it cost. */
export async function matchFolder(folder: string, tolerance: number, inWorkers: boolean): Promise<void> {
  const pin = new Uint8Array(readFileSync(join(folder, 'pin')));
  const der = Buffer.concat([Buffer.from(spkiOfPoint, 'hex'), pin]);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const before = process.memoryUsage.rss();
  const spentBefore = process.cpuUsage();
  const found = await matchFile({
    zip: readFileSync(join(folder, 'export.zip')),
    log: readLog(readFileSync(join(folder, 'log'))),
    verify: (_, message, signature) => verify('sha256', message, publicKey, signature),
    ...(inWorkers ? { createWorker: nodeWorker } : {}),
    pin,
    tolerance,
  });
  const { user, system } = process.cpuUsage(spentBefore);
  const processorSeconds = Number(((user + system) / 1e6).toFixed(3));
  const peak = mostMemory();
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  const memory = { peakMegabytes: megabytes(peak), addedMegabytes: megabytes(peak - before) };
  process.stdout.write(JSON.stringify({ ...found, processorSeconds, ...memory }));
}

function runChild(folder: string, tolerance: number, inWorkers: boolean): object {
  const given = [import.meta.url, folder, tolerance, inWorkers];
  const code = `const [url, ...given] = ${JSON.stringify(given)}; (await import(url)).matchFolder(...given);`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }),
  );
}

/** Makes export and log, and matches them three times each in one thread and in two workers. */
export async function measureEndToEnd(
  options: EngineOptions,
  makeFile: typeof makeExportFile,
): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'bluezone-match-'));
  try {
    const keys = makeKeys(options);
    const { zip, pin } = await makeFile(keys);
    writeFileSync(join(folder, 'export.zip'), zip);
    writeFileSync(join(folder, 'pin'), pin);
    writeFileSync(join(folder, 'log'), writeLog(makeLog(options, keys)));
    const times = (inWorkers: boolean) =>
      Array.from({ length: 3 }, () => runChild(folder, options.window, inWorkers));
    return { options, fileBytes: zip.length, oneThread: times(false), twoWorkers: times(true) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
