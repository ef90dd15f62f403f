// SPDX-License-Identifier: GPL-3.0-only
// The phone awake once in JavaScriptCore, which has the language and nothing else: read the scans, fetch, match, tell. There
// is no WebCrypto to seal with, so posts wait for the page, as they would without a network.
import { hostNet, hostNotifier, hostRadio, hostVault, nativeHost } from '@bluezone/host-bridge';
import { createPhone, type Sealer } from '@bluezone/phone';
import { fail, fromBase64, verifyP256 } from '@bluezone/protocol';
import { builtInPins } from '../engine/built-in-pins.ts';
import { notices as en } from '../language/en/notices.ts';
import { notices as vi } from '../language/vi/notices.ts';

/** What CoreContext.swift gives this context. */
declare const bluezoneSend: (text: string) => void;
/** So many random bytes, in base64. */
declare const bluezoneRandom: (length: number) => string;
/** Unix seconds. */
declare const bluezoneNow: () => number;
/** Put in by the build: the keys that this app believes. */
declare const bluezoneBuild: Readonly<Record<string, unknown>>;

interface Calls {
  bluezoneReceive: (text: string) => void;
  bluezoneWake: (language: string) => void;
}

const unsealed = () => fail('net.unreachable', 'nothing can be sealed here');
const sealer: Sealer = {
  seal: async () => unsealed(),
  blind: async () => unsealed(),
  unblind: async () => unsealed(),
};
const transmitPowerDbm = -20;

const calls = globalThis as unknown as Calls;
const host = nativeHost({
  send: (message) => bluezoneSend(message),
  listen(onMessage) {
    calls.bluezoneReceive = onMessage;
  },
});

async function wake(language: string): Promise<boolean> {
  const pins = builtInPins(bluezoneBuild);
  if (pins === null) return true;
  const texts = language === 'en' ? en : vi;
  const phone = createPhone(
    {
      clock: { now: () => Math.floor(bluezoneNow()) },
      random: { bytes: randomBytes },
      radio: hostRadio(host),
      vault: hostVault(host),
      net: hostNet(host),
      ...{ sealer, verify: verifyP256 },
      notifier: hostNotifier(host, { wording: ({ kind }) => texts[kind] }),
    },
    pins,
    { transmitPowerDbm },
  );
  await phone.wake();
  const due = await phone.nextDue();
  if (Number.isFinite(due)) await host.call('work.schedule', { notBefore: Math.max(0, Math.floor(due)) });
  return true;
}

function randomBytes(length: number): Uint8Array {
  const bytes = fromBase64(bluezoneRandom(length));
  if (bytes?.length !== length) throw new Error('the host gave no random bytes');
  return bytes;
}

calls.bluezoneWake = (language) => {
  const told = (isComplete: boolean) => host.call('work.done', { isComplete });
  wake(language).then(told, () => told(false));
};
