// SPDX-License-Identifier: GPL-3.0-only
// The page that the host opens when nobody looks. It shows nothing.
import { wakeInBackground } from '@bluezone/phone-web';
import { builtInPins } from '../engine/built-in-pins.ts';
import { noticesOfHost } from './host-notices.ts';
import { hostOfPage } from './host-of-page.ts';

const host = await hostOfPage();
const pins = builtInPins(import.meta.env);
if (host !== null && pins === null) await host.call('work.done', { isComplete: true });
if (host !== null && pins !== null)
  await wakeInBackground({
    ...{ host, pins, name: 'bluezone.citizen', notifier: noticesOfHost(host) },
  });
