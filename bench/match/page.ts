// SPDX-License-Identifier: GPL-3.0-only
// The benchmark as a page: the same engines, the same slices, the same file. Called by in-chromium.ts.
import type { FromMatchWorker, MatchWorker } from '@bluezone/matcher';
import type { VerifySignature } from '@bluezone/protocol';
import { countWork, type EngineOptions, engineContenders, makeMaterial } from './engines.ts';
import { matchFile, readLog } from './match-file.ts';
import { measureSlices } from './slices.ts';

interface PageWorker {
  onmessage: (event: { readonly data: FromMatchWorker }) => void;
  onerror: () => void;
  postMessage(message: unknown): void;
  terminate(): void;
}

const page = globalThis as unknown as {
  readonly Worker: new (url: string, options: { readonly type: 'module' }) => PageWorker;
  bench: unknown;
};

function pageWorker(): MatchWorker {
  const worker = new page.Worker('/worker.mjs', { type: 'module' });
  return {
    post: (message) => worker.postMessage(message),
    listen(onAnswer, onEnd) {
      worker.onmessage = ({ data }) => onAnswer(data);
      worker.onerror = onEnd;
    },
    end: () => worker.terminate(),
  };
}

/** r and s (32 bytes each) of an X9.62 DER signature, as WebCrypto wants them. */
function plainSignature(der: Uint8Array): Uint8Array<ArrayBuffer> {
  const plain = new Uint8Array(64);
  let at = 2;
  for (const end of [32, 64]) {
    const length = der[at + 1] as number;
    const number = der.subarray(at + 2, at + 2 + length);
    const short = number.subarray(Math.max(0, length - 32));
    plain.set(short, end - short.length);
    at += 2 + length;
  }
  return plain;
}

const webVerify: VerifySignature = async (publicKey, message, signature) => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('raw', new Uint8Array(publicKey), algorithm, false, ['verify']);
  const bytes = message as Uint8Array<ArrayBuffer>;
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, plainSignature(signature), bytes);
};

const fetchBytes = async (path: string) => new Uint8Array(await (await fetch(path)).arrayBuffer());

page.bench = {
  async engines(options: EngineOptions, rounds: number) {
    const material = makeMaterial(options);
    const contenders = await engineContenders(options, material);
    const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
    const microsPerKey = await measureSlices(contenders, rounds, breathe);
    return { microsPerKey, counters: await countWork(options, material) };
  },
  async endToEnd(tolerance: number, inWorkers: boolean) {
    const zip = await fetchBytes('/export.zip');
    const pin = await fetchBytes('/pin');
    const log = readLog(await fetchBytes('/log'));
    const workers = inWorkers ? { createWorker: pageWorker } : {};
    return matchFile({ zip, pin, verify: webVerify, log, tolerance, ...workers });
  },
};
