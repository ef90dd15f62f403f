// SPDX-License-Identifier: GPL-3.0-only
// The system's dialogue about Bluetooth comes after our own screen that explains it, once for each start of the app.
import type { NativeHost } from '@bluezone/host-bridge';
import { currentAddress, followAddress } from '../router/address.ts';

const before = new Set(['/welcome', '/welcome/1', '/welcome/2', '/welcome/3', '/welcome/bluetooth']);

/** Whether the owner has been told why Bluetooth is needed. */
export function isExplained(address: string): boolean {
  return !before.has(address);
}

export function askRadio(host: NativeHost): void {
  let isAsked = false;
  const look = () => {
    if (isAsked || !isExplained(currentAddress())) return;
    isAsked = true;
    void ask(host);
  };
  look();
  followAddress(look);
}

async function ask(host: NativeHost): Promise<void> {
  const told = await host.call('radio.permissions', {});
  if (told.ok && !told.value.isGranted) await host.call('radio.ask', {});
}
