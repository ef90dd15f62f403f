// SPDX-License-Identifier: GPL-3.0-only
// The system's dialogue about Bluetooth comes in the first run, after a press on the screen that explains it. Later it comes once
// for each start of the app in which the permission is missing.
import type { NativeHost } from '@bluezone/host-bridge';

/** Asks unless its owner is in the first run, which does so by itself. */
export async function askRadio(host: NativeHost, isWelcomed: boolean): Promise<void> {
  if (!isWelcomed) return;
  const told = await host.call('radio.permissions', {});
  if (told.ok && !told.value.isGranted) await host.call('radio.ask', {});
}
