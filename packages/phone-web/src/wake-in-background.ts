// SPDX-License-Identifier: GPL-3.0-only
// The phone awake once while nobody looks, in a page that the host opened for it: read the scans, fetch, match, tell, send
// what is due. Its host gave it a deadline.
import { hostNet, hostRadio, type NativeHost } from '@bluezone/host-bridge';
import { createPhone, type Notifier, type Pins } from '@bluezone/phone';
import { webSealer } from '@bluezone/sealer';
import { hostWebVault } from './host-device.ts';
import { loggedNet } from './logged-net.ts';
import { memoryWebVault } from './memory-web-vault.ts';
import { holdPhone } from './phone-lock.ts';
import { openRequestLog } from './request-log.ts';
import { usualTransmitPowerDbm } from './usual-power.ts';
import { webVault } from './web-vault.ts';
import { webVerify } from './web-verify.ts';

export interface BackgroundParts {
  readonly host: NativeHost;
  /** As the session's: the same lock and the same request log. */
  readonly name: string;
  readonly pins: Pins;
  readonly notifier: Notifier;
  /** Unix seconds. */
  readonly now?: () => number;
}

/** A page that is about to close has this long to put the phone away, milliseconds. */
const patience = 3000;

/**
 * Wakes the phone, orders the next waking and tells the host that it is over.
 *
 * @returns false when it could not do all of it: the host tries again
 */
export async function wakeInBackground(parts: BackgroundParts): Promise<boolean> {
  const { host } = parts;
  let isComplete = false;
  try {
    isComplete = await wakeOnce(parts);
  } catch {
    // What the memory cannot do now it may do later; the owner sees the reason when they look.
  }
  await host.call('work.done', { isComplete });
  return isComplete;
}

async function wakeOnce({ host, name, pins, notifier, ...parts }: BackgroundParts) {
  const letGo = await holdPhone(name, patience);
  if (letGo === null) return false;
  const now = parts.now ?? (() => Date.now() / 1000);
  const opened = await webVault(`${name}.requests`);
  const log = openRequestLog(opened.ok ? opened.value : memoryWebVault());
  try {
    const phone = createPhone(
      {
        clock: { now: () => Math.floor(now()) },
        random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
        radio: hostRadio(host),
        vault: hostWebVault(host),
        net: loggedNet(hostNet(host), { log, now }),
        ...{ sealer: webSealer, verify: webVerify },
        notifier,
      },
      pins,
      { transmitPowerDbm: usualTransmitPowerDbm },
    );
    await phone.wake();
    const due = await phone.nextDue();
    if (Number.isFinite(due)) await host.call('work.schedule', { notBefore: Math.max(0, Math.floor(due)) });
    return true;
  } finally {
    await log.written();
    letGo();
  }
}
