// SPDX-License-Identifier: GPL-3.0-only
// What CoreContext.swift does with the bundle, done with a bare JavaScript context and a host in memory.
import { randomBytes } from 'node:crypto';
import vm from 'node:vm';
import { nativeHost, type SimulatedHost, simulatedHost } from '@bluezone/host-bridge';
import { toBase64 } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { testPins } from '../packages/phone/src/testing/fake-server.ts';
import { meet, type TestPhone, twoPhones } from '../packages/phone/src/testing/test-phone.ts';
import { bundleIosCore } from './ios-core.mjs';

const keys = (list: readonly Uint8Array[]) => list.map(toBase64).join(',');
const bundle = bundleIosCore({
  BLUEZONE_APP_INDEX_KEYS: keys(testPins.indexKeys),
  BLUEZONE_APP_EXPORT_KEYS: keys(testPins.exportKeys),
});

/** Runs the bundle as JavaScriptCore would, until it says that it is done. */
async function wake(host: SimulatedHost, now: number, language = 'vi'): Promise<void> {
  const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
  vm.runInContext('delete globalThis.console; delete globalThis.WebAssembly;', context);
  Object.assign(context, {
    bluezoneSend: (text: string) => host.line.send(text),
    bluezoneRandom: (length: number) => randomBytes(length).toString('base64'),
    bluezoneNow: () => now,
  });
  vm.runInContext(await bundle, context);
  const before = host.done.length;
  host.line.listen((message) => context.bluezoneReceive(message));
  context.bluezoneWake(language);
  await expect.poll(() => host.done.length, { timeout: 30_000 }).toBe(before + 1);
}

/** The host of a phone: its memory, its server. */
async function hostOf(phone: TestPhone): Promise<SimulatedHost> {
  const host = simulatedHost({
    now: () => phone.clock.now(),
    isBackground: true,
    async exchange({ path, body, maximumBytes }) {
      const got = body === null ? await phone.net.get(path, maximumBytes) : null;
      return got?.ok ? { status: 200, contentType: null, retryAfter: null, body: got.value } : null;
    },
  });
  const changes = [];
  const keys = await phone.vault.list('');
  const values = await phone.vault.read(keys);
  for (const [i, key] of keys.entries()) changes.push({ key, value: values[i] ?? null });
  const written = await nativeHost(host.line).call('vault.write', { changes });
  expect(written.ok).toBe(true);
  return host;
}

async function exposedPhone(): Promise<TestPhone> {
  const { a, b } = await twoPhones();
  await meet(a, b, { minutes: 25 });
  const key = (await b.phone.holdings()).keys[0];
  if (key === undefined) throw new Error('no key');
  await a.server.addExport([key], { end: a.clock.now() + 1200 });
  a.clock.advance(3600);
  await a.server.publish();
  return a;
}

it('In a bare context the engine fetches, matches, tells its owner and orders the next waking', async () => {
  const phone = await exposedPhone();
  const host = await hostOf(phone);
  await wake(host, phone.clock.now());
  expect(host.shown).toEqual([
    { tag: 'exposed', title: 'Bluezone có tin cho bạn', body: 'Mở ứng dụng để xem.' },
  ]);
  expect([host.done, host.ordered.length]).toEqual([[true], 1]);
  expect(phone.postKinds()).toEqual([]);
});

it('What it found is in the memory that the page reads, and is not told twice', async () => {
  const phone = await exposedPhone();
  const host = await hostOf(phone);
  await wake(host, phone.clock.now(), 'en');
  await wake(host, phone.clock.now() + 3600, 'en');
  expect(host.shown.map(({ title }) => title)).toHaveLength(1);
  const listed = await nativeHost(host.line).call('vault.list', { prefix: '' });
  const values = listed.ok
    ? await nativeHost(host.line).call('vault.read', { keys: listed.value.keys })
    : listed;
  if (!listed.ok || !values.ok) throw new Error('the memory gave nothing');
  const changes = listed.value.keys.map((key, i) => ({ key, value: values.value.values[i] ?? null }));
  await phone.vault.write(changes);
  phone.restart();
  expect((await phone.phone.alerts()).map(({ degree }) => degree)).toEqual(['F1']);
});

it('A host that gives no random bytes ends the waking, and says that it was not complete', async () => {
  const host = simulatedHost();
  const broken: SimulatedHost = { ...host, line: { ...host.line } };
  const context = vm.createContext({
    bluezoneSend: host.line.send,
    bluezoneRandom: () => '',
    bluezoneNow: () => 1_800_000_000,
  });
  vm.runInContext(await bundle, context);
  broken.line.listen((message) => context.bluezoneReceive(message));
  context.bluezoneWake('vi');
  await expect.poll(() => host.done, { timeout: 30_000 }).toEqual([false]);
});
