// SPDX-License-Identifier: GPL-3.0-only
import { memoryVault, type Notice, type Radio, type Vault } from '@bluezone/phone';
import { fail, ok } from '@bluezone/protocol';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { noRadio } from './no-radio.ts';
import { VaultError } from './vault-error.ts';
import { type PhoneTrouble, type WebPhone, type WebPhoneParts, webPhone } from './web-phone.ts';

let now = 1_780_000_000;
let troubles: (PhoneTrouble | null)[] = [];
let changes = 0;
let asked: string[] = [];
const open: WebPhone[] = [];

function phoneOver(vault: Vault, more: Partial<WebPhoneParts> = {}): WebPhone {
  const phone = webPhone({
    pins: { indexKeys: [], exportKeys: [] },
    transmitPowerDbm: -20,
    now: () => now,
    radio: noRadio(),
    vault,
    net: {
      async get(path) {
        asked.push(path);
        return fail('net.unreachable', '');
      },
      post: async () => fail('net.unreachable', ''),
    },
    notifier: { notify: async (_: readonly Notice[]) => {} },
    onChange: () => changes++,
    onTrouble: (trouble) => troubles.push(trouble),
    ...more,
  });
  open.push(phone);
  return phone;
}

const breaking = (vault: Vault, error: () => Error | null): Vault => ({
  ...vault,
  async write(written) {
    const failure = error();
    if (failure !== null) throw failure;
    await vault.write(written);
  },
});

beforeEach(() => {
  vi.useFakeTimers();
  now = 1_780_000_000;
  troubles = [];
  changes = 0;
  asked = [];
});
afterEach(async () => {
  const closing = Promise.all(open.splice(0).map((phone) => phone.close()));
  await vi.advanceTimersByTimeAsync(1000);
  await closing;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('wakes when its time has come, and not with every tick of the clock', async () => {
  const phone = phoneOver(memoryVault());
  phone.onClock();
  await vi.waitFor(() => expect(changes).toBe(1));
  await vi.advanceTimersByTimeAsync(1000);
  now++;
  phone.onClock();
  await vi.advanceTimersByTimeAsync(1000);
  expect(changes).toBe(1);
  now += 86_400;
  phone.onClock();
  await vi.waitFor(() => expect(changes).toBe(2));
});

it('looks at the clock by itself where nobody tells the time', async () => {
  phoneOver(memoryVault(), { lookEverySeconds: 5 });
  await vi.advanceTimersByTimeAsync(4999);
  expect(changes).toBe(0);
  await vi.advanceTimersByTimeAsync(1000);
  await vi.waitFor(() => expect(changes).toBe(1));
});

it('wakes when its page is looked at and when the network is back, until it is closed', async () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'hidden' });
  const network = new EventTarget();
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', network.addEventListener.bind(network));
  vi.stubGlobal('removeEventListener', network.removeEventListener.bind(network));
  const phone = phoneOver(memoryVault());
  const wakes = async (event: () => void) => {
    const before = changes;
    event();
    await vi.advanceTimersByTimeAsync(1000);
    await vi.waitFor(() => expect(changes).toBeGreaterThanOrEqual(before));
    return changes > before;
  };
  expect(await wakes(() => page.dispatchEvent(new Event('visibilitychange')))).toBe(false);
  page.visibilityState = 'visible';
  expect(await wakes(() => page.dispatchEvent(new Event('visibilitychange')))).toBe(true);
  expect(await wakes(() => network.dispatchEvent(new Event('online')))).toBe(true);
  const closing = phone.close();
  await vi.advanceTimersByTimeAsync(1000);
  await closing;
  expect(await wakes(() => network.dispatchEvent(new Event('online')))).toBe(false);
});

it('says that there is no room, loses nothing, and goes on by itself when there is room again', async () => {
  let isFull = false;
  const kept = memoryVault();
  const phone = phoneOver(
    breaking(kept, () => (isFull ? new VaultError('vault.full') : null)),
    { retryMilliseconds: 5000 },
  );
  phone.onClock();
  await vi.waitFor(() => expect(changes).toBe(1));
  await vi.advanceTimersByTimeAsync(1000);
  isFull = true;
  const refused = await phone.act((own) => own.register(new Uint8Array(16).fill(7)));
  expect(refused).toEqual({ ok: false, code: 'vault.full', detail: '' });
  expect(troubles).toEqual(['vault.full']);
  expect(await phone.ask((own) => own.status())).toMatchObject({ ok: true, value: { isRegistered: false } });
  isFull = false;
  now += 86_400;
  await vi.advanceTimersByTimeAsync(6000);
  phone.onClock();
  await vi.waitFor(() => expect(troubles).toEqual(['vault.full', null]));
  expect(await phone.act((own) => own.register(new Uint8Array(16).fill(7)))).toMatchObject({ ok: true });
});

it('stops before it does harm when its memory cannot be read, and says how', async () => {
  const damaged: Vault = {
    ...memoryVault(),
    read: async () => {
      throw new VaultError('vault.damaged');
    },
  };
  const phone = phoneOver(damaged);
  phone.onClock();
  await vi.waitFor(() => expect(troubles).toEqual(['vault.damaged']));
  phone.onClock();
  await vi.advanceTimersByTimeAsync(2000);
  expect(troubles).toEqual(['vault.damaged']);
  expect(await phone.ask((own) => own.status())).toEqual({ ok: false, code: 'vault.damaged', detail: '' });
});

it('takes what decrypts and makes no sense for damage, and anything else for a fault of ours', async () => {
  const senseless = memoryVault();
  await senseless.write([{ key: 'state', value: new TextEncoder().encode('{') }]);
  for (const key of await senseless.list('')) expect(key).toBe('state');
  const phone = phoneOver(senseless);
  const status = await phone.ask((own) => own.status());
  if (!status.ok) expect(status.code).toBe('vault.damaged');
  const faulty = phoneOver({
    ...memoryVault(),
    list: async () => {
      throw new TypeError('a bug');
    },
  });
  faulty.onClock();
  await vi.waitFor(() => expect(troubles).toContain('phone.fault'));
});

it('wakes after an act of its owner, and hands on why one was refused', async () => {
  const phone = phoneOver(memoryVault());
  const before = asked.length;
  const refused = await phone.act((own) => own.register(new Uint8Array(3)));
  expect(refused).toMatchObject({ ok: false, code: 'registration.unknown' });
  expect(await phone.act(async () => ok('done'))).toEqual({ ok: true, value: 'done' });
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(before));
});

it('never pretends to scan where there is no radio', async () => {
  const radio: Radio = noRadio();
  const phone = phoneOver(memoryVault(), { radio });
  await phone.ask((own) => own.wake());
  const status = await phone.ask((own) => own.status());
  expect(status).toMatchObject({
    ok: true,
    value: { protection: 'unsupported', lastScan: null, intervalsProtectedToday: 0 },
  });
  expect(await noRadio('off').status()).toBe('off');
});
