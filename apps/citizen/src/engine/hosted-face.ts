// SPDX-License-Identifier: GPL-3.0-only
// The engine in the page of a native host, since only a page reaches the host. Built only for hosts: the others have the
// engine in a worker.
import { hostDevice, isMetered } from '@bluezone/phone-web';
import { askRadio } from '../host/ask-radio.ts';
import { hideScreens } from '../host/hide-screens.ts';
import { hostNotifications, noticesOfHost } from '../host/host-notices.ts';
import { hostOfPage } from '../host/host-of-page.ts';
import { preferences } from '../settings/preferences.ts';
import { openFace } from './open-face.ts';
import type { PhoneFace } from './phone-face.ts';

/** Opens the phone of the host around this page. @throws when there is none: then this is the wrong build */
export async function openHostedFace(): Promise<PhoneFace> {
  const host = await hostOfPage();
  if (host === null) throw new Error('this page was built for a native host, and there is none');
  hideScreens(host);
  void askRadio(host, preferences().isWelcomed);
  let state = await hostNotifications(host, 'look');
  return await openFace({
    device: hostDevice(host, location.origin),
    notifier: noticesOfHost(host),
    mayNotify: () => state,
    async askNotifications() {
      state = await hostNotifications(host, 'ask');
    },
    language: () => preferences().language,
    holdsLargeDownloads: () => preferences().largeOnWifiOnly && isMetered(),
  });
}
