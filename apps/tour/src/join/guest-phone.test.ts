// SPDX-License-Identifier: GPL-3.0-only
import { memoryVault, type Radio, type Vault } from '@bluezone/phone';
import { fail } from '@bluezone/protocol';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type GuestPhoneParts, guestPhone, guestVault } from './guest-phone.ts';

const radio: Radio = {
  status: async () => 'on',
  plan: async () => {},
  read: async (after) => ({ sequence: after, scans: [] }),
  acknowledge: async () => {},
  stop: async () => {},
};

let registrations = 0;
let now = 1_780_000_000;
let told: (string | null)[] = [];
let faults: unknown[] = [];

function phoneOver(vault: Vault) {
  const parts: GuestPhoneParts = {
    origin: 'http://127.0.0.1:1',
    phoneNumber: '+84901000198',
    pins: { indexKeys: [], exportKeys: [] },
    transmitPowerDbm: -20,
    now: () => now,
    radio,
    vault,
    net: {
      get: async () => fail('net.unreachable', ''),
      post: async () => fail('net.unreachable', ''),
    },
    onFigures: () => {},
    onNotices: () => {},
    onMessage: () => {},
    onRegistration: (failure) => told.push(failure?.code ?? null),
    onFault: (error) => faults.push(error),
  };
  return guestPhone(parts);
}

beforeEach(() => {
  vi.useFakeTimers();
  registrations = 0;
  now = 1_780_000_000;
  told = [];
  faults = [];
  vi.stubGlobal('fetch', async () => {
    registrations++;
    throw new TypeError('fetch failed');
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('asks the registration desk again after a pause, not with every tick of the clock, and says why it is not in yet', async () => {
  const phone = phoneOver(memoryVault());
  phone.onClock();
  await vi.waitFor(() => expect(told).toEqual(['net.unreachable']));
  await vi.advanceTimersByTimeAsync(1000);
  now++;
  phone.onClock();
  await vi.advanceTimersByTimeAsync(1000);
  expect(told).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(60_000);
  phone.onClock();
  await vi.waitFor(() => expect(told).toHaveLength(2));
  expect(registrations).toBe(2);
  await vi.advanceTimersByTimeAsync(1000);
  await phone.close();
});

it('wakings that come together are one', async () => {
  const phone = phoneOver(memoryVault());
  for (let n = 0; n < 20; n++) phone.onScans();
  await vi.waitFor(() => expect(told.length).toBeGreaterThan(0));
  await vi.advanceTimersByTimeAsync(2000);
  expect(registrations).toBeLessThanOrEqual(2);
  await phone.close();
});

it('stops when its memory breaks, and says so once', async () => {
  const broken: Vault = {
    ...memoryVault(),
    read: async () => {
      throw new Error('the disk is full');
    },
  };
  const phone = phoneOver(broken);
  phone.onClock();
  await vi.waitFor(() => expect(faults).toHaveLength(1));
  phone.onClock();
  await vi.advanceTimersByTimeAsync(2000);
  expect(faults).toHaveLength(1);
  await phone.close();
});

it('lives as long as the page where the browser keeps nothing', async () => {
  const vault = await guestVault('phone');
  expect(vault.isKept).toBe(false);
  await vault.write([{ key: 'a', value: Uint8Array.of(1) }]);
  expect(await vault.read(['a'])).toEqual([Uint8Array.of(1)]);
});
