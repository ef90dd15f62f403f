// SPDX-License-Identifier: GPL-3.0-only
// What the host shows outside of the app, and whether it may.
import { hostNotifier, type NativeHost } from '@bluezone/host-bridge';
import type { Notifier } from '@bluezone/phone';
import { notices as en } from '../language/en/notices.ts';
import { notices as vi } from '../language/vi/notices.ts';
import { preferences } from '../settings/preferences.ts';

const texts = { vi, en };

export function noticesOfHost(host: NativeHost): Notifier {
  return hostNotifier(host, {
    wording: ({ kind }) => texts[preferences().language][kind],
    isSilenced: () => !preferences().notifications,
  });
}

export type HostNotifications = 'granted' | 'ask' | 'denied';

/** What the host says, or after asking the owner; "denied" when it says nothing. */
export async function hostNotifications(host: NativeHost, how: 'look' | 'ask'): Promise<HostNotifications> {
  const told = await host.call(how === 'ask' ? 'notifier.ask' : 'notifier.state', {});
  return told.ok ? told.value.state : 'denied';
}
