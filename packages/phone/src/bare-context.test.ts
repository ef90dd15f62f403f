// SPDX-License-Identifier: GPL-3.0-only
// The matching path must run in a JavaScript engine that offers the language and nothing else, as JavaScriptCore does
// in the background of a phone: no TextEncoder, no WebCrypto, no console, no timers.
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { fileHash } from '@bluezone/protocol';
import { rolldown } from 'rolldown';
import { expect, it } from 'vitest';
import { testPins } from './testing/fake-server.ts';
import { runMatchingPath } from './testing/matching-path.ts';
import { meet, twoPhones } from './testing/test-phone.ts';

const entry = fileURLToPath(new URL('./testing/matching-path.ts', import.meta.url));

async function bundleMatchingPath(): Promise<string> {
  const bundle = await rolldown({ input: entry, platform: 'neutral', logLevel: 'warn' });
  const { output } = await bundle.generate({ format: 'iife', name: 'matchingPath' });
  await bundle.close();
  return output[0].code;
}

/** A context from which everything that is not the language itself was taken. */
function bareContext(): vm.Context {
  const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
  vm.runInContext('delete globalThis.console; delete globalThis.WebAssembly;', context);
  return context;
}

const platformNames = [
  'TextEncoder',
  'TextDecoder',
  'crypto',
  'console',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'structuredClone',
  'performance',
  'URL',
  'fetch',
  'Buffer',
  'process',
  'require',
  'WebAssembly',
  'window',
  'self',
  'atob',
];

it('the context offers nothing of a platform', () => {
  const found = vm.runInContext(
    `(${JSON.stringify(platformNames)}).filter((name) => typeof globalThis[name] !== 'undefined')`,
    bareContext(),
  );
  expect(found).toHaveLength(0);
});

it('the matching path, bundled, finds in a bare context what it finds in Node', async () => {
  const { a, b } = await twoPhones();
  await meet(a, b, { minutes: 25 });
  const { heard } = await a.phone.holdings();
  const key = (await b.phone.holdings()).keys[0];
  if (key === undefined) throw new Error('no key');
  const noise = Array.from({ length: 50 }, (_, i) => ({ ...key, key: new Uint8Array(16).fill(i) }));
  const hash = await a.server.addExport([...noise, key], { end: a.clock.now() + 1200 });
  const index = await a.server.publish();
  const zip = a.server.files.get(`/v1/exports/${hash}.zip`) ?? new Uint8Array(0);
  const input = { index, zip, heard, pins: testPins, seed: 12_345 };

  const inNode = await runMatchingPath(input);
  expect(JSON.parse(inNode)).toMatchObject({
    exportHash: fileHash(zip),
    keys: 51,
    evidence: 1,
    days: [{ degree: 'F1' }],
  });

  const context = bareContext();
  vm.runInContext(await bundleMatchingPath(), context);
  context.input = input;
  const inBareContext: unknown = await vm.runInContext('matchingPath.runMatchingPath(input)', context);
  expect(inBareContext).toBe(inNode);
});
