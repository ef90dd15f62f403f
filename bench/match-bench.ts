// SPDX-License-Identifier: GPL-3.0-only
// What matching costs, against one createCipheriv call over as many bytes as a key has identifiers: 144 × 16. Options and
// figures: docs/matching.md.
import { createCipheriv } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createWasmEngine } from '@bluezone/matcher';
import { openExport } from '@bluezone/protocol';
import { calibrate } from './match/calibrate.ts';
import { matchFolder, measureEndToEnd } from './match/end-to-end.ts';
import {
  countWork,
  type EngineOptions,
  engineContenders,
  type Material,
  makeMaterial,
} from './match/engines.ts';
import { makeExportFile } from './match/export-of-keys.ts';
import { measureSlices, type SlicedContender } from './match/slices.ts';
import { intervalsPerDay } from './match/workload.ts';

const ecbSliceKeys = 400;
const rounds = 31;

interface Given {
  readonly isQuick: boolean;
  readonly root: string;
  readonly options: Readonly<Record<string, string>>;
}

const defaults = {
  keys: 50_000,
  days: 14,
  log: 100_000,
  heard: 30,
  session: 5,
  window: 12,
  seed: 1,
};

const otherOptions = ['engine', 'measure', 'in', 'calibrate'];

function readOptions(given: Given['options']): EngineOptions {
  const unknown = Object.keys(given).find((name) => !(name in defaults) && !otherOptions.includes(name));
  if (unknown !== undefined)
    throw new Error(`there is no option --${unknown}; docs/matching.md has them all`);
  const numbers = { ...defaults };
  for (const name of Object.keys(defaults) as (keyof typeof defaults)[]) {
    const value = given[name];
    if (value === undefined) continue;
    if (!/^\d+$/.test(value)) throw new Error(`--${name} must be a whole number, not "${value}"`);
    numbers[name] = Number(value);
  }
  const engine = given.engine ?? 'all';
  if (engine !== 'wasm' && engine !== 'ts' && engine !== 'all')
    throw new Error(`--engine must be wasm, ts or all, not "${engine}"`);
  return { ...numbers, engine };
}

/** The yardstick: OpenSSL's AES on 144 blocks under a key of its own, as Node offers it. */
function ecbContender(count: number): SlicedContender {
  const plain = Buffer.alloc(16 * intervalsPerDay);
  const key = Buffer.alloc(16);
  const slices = Math.max(1, Math.round(count / ecbSliceKeys / 4));
  return {
    keys: slices * ecbSliceKeys,
    slices,
    run() {
      for (let i = 0; i < ecbSliceKeys; i++) {
        key[0] = i;
        createCipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(plain);
      }
    },
  };
}

type ExportFile = Awaited<ReturnType<typeof makeExportFile>>;

/** File bytes to columns: unzip, SHA-256 and signature, parse. Microseconds per key, best of all rounds. */
async function measureIngest(
  { zip, pin, verify }: ExportFile,
  count: number,
  times: number,
): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    const opened = await openExport(zip, [pin], verify);
    best = Math.min(best, performance.now() - started);
    if (!opened.ok || opened.value.keys.count !== count) throw new Error('the export does not open');
  }
  return (1000 * best) / count;
}

/** Bytes that one run over all keys leaves on the heap, per key. */
async function allocatedPerKey({ keys, log }: Material, tolerance: number): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const engine = await createWasmEngine();
  if (engine === undefined) return Number.NaN;
  const prepared = engine.prepare(log, 1);
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 5; i++) {
    collect();
    const before = process.memoryUsage().heapUsed;
    engine.find(prepared, keys, { tolerance });
    least = Math.min(least, process.memoryUsage().heapUsed - before);
  }
  return rounded(Math.max(0, least) / keys.count);
}

const rounded = (value: number): number => Number(value.toPrecision(3));

async function measureInNode(options: EngineOptions, isQuick: boolean) {
  const material = makeMaterial(options);
  const file = await makeExportFile(material.keys);
  const contenders = {
    ...(await engineContenders(options, material)),
    ecb: ecbContender(options.keys),
  };
  let ingest = Number.POSITIVE_INFINITY;
  const costs: Record<string, number> = await measureSlices<string>(
    contenders,
    isQuick ? 3 : rounds,
    async () => {
      ingest = Math.min(ingest, await measureIngest(file, options.keys, isQuick ? 1 : 2));
    },
  );
  const ecb = costs.ecb as number;
  const engines: Record<string, object> = {};
  for (const name of ['wasm', 'ts']) {
    const [pruned, unpruned, chosen] = ['pruned', 'unpruned', 'chosen'].map(
      (kind) => costs[`${name}-${kind}`],
    );
    if (pruned === undefined || unpruned === undefined || chosen === undefined) continue;
    engines[name] = {
      ratioToEcb: rounded(pruned / ecb),
      unprunedRatioToEcb: rounded(unpruned / ecb),
      microsPerKey: rounded(pruned),
      unprunedMicrosPerKey: rounded(unpruned),
      chosenLogRatio: rounded(chosen / pruned),
    };
  }
  return {
    options,
    ecbMicros: rounded(ecb),
    engines,
    ingestRatio: rounded(ingest / ecb),
    ingestMicrosPerKey: rounded(ingest),
    counters: {
      ...(await countWork(options, material)),
      ...(options.engine === 'ts'
        ? {}
        : { wasmHeapBytesPerKey: await allocatedPerKey(material, options.window) }),
      exportBytesPerKey: rounded(file.zip.length / options.keys),
    },
  };
}

/** Runs the benchmark; `isQuick` says whether the figures need only be there. */
export async function run({ isQuick, options: given, root }: Given): Promise<object> {
  const options = readOptions(given);
  const measure = given.measure ?? 'engines';
  const place = given.in ?? 'node';
  if (measure !== 'engines' && measure !== 'end-to-end')
    throw new Error(`--measure must be engines or end-to-end, not "${measure}"`);
  if (place === 'chromium') {
    // Loaded for this alone: a browser's driver would weigh on every other figure of memory.
    const { measureInChromium } = await import('./match/in-chromium.ts');
    return measureInChromium(options, root, isQuick ? 3 : rounds, makeExportFile, measure);
  }
  if (place !== 'node') throw new Error(`--in must be node or chromium, not "${place}"`);
  if (measure === 'end-to-end') return measureEndToEnd(options, makeExportFile);
  const found = await measureInNode(options, isQuick);
  if (given.calibrate === undefined) return found;
  return { ...found, calibrator: calibrate(given.calibrate, found.ecbMicros) };
}

export { matchFolder };
