// SPDX-License-Identifier: GPL-3.0-only
// The visitor's phone: the real engine in this browser, over its ports. It wakes when the town's clock says that something
// is due, and when its radio heard something. Nothing here decides what a phone does.
import {
  createPhone,
  memoryVault,
  type Net,
  type Notice,
  type PhoneStatus,
  type Pins,
  type Radio,
  type Random,
  type Vault,
} from '@bluezone/phone';
import type { ErrorCode } from '@bluezone/protocol';
import { webSealer } from '@bluezone/sealer';
import type { TourAlert } from '@bluezone/simulator';
import { type BrowserVault, browserVault } from './browser-vault.ts';
import { registerGuest } from './register-guest.ts';

/** What the engine told when it was asked last. */
export interface PhoneFigures {
  readonly status: PhoneStatus;
  readonly alerts: readonly TourAlert[];
}

export interface GuestPhoneParts {
  /** "http://127.0.0.1:8420". */
  readonly origin: string;
  readonly phoneNumber: string;
  readonly pins: Pins;
  readonly transmitPowerDbm: number;
  /** Unix seconds by the town's clock. */
  readonly now: () => number;
  readonly radio: Radio;
  readonly vault: Vault;
  readonly net: Net;
  readonly onFigures: (figures: PhoneFigures) => void;
  readonly onNotices: (notices: readonly Notice[]) => void;
  /** The registration desk did not answer as it should; it is asked again a little later. */
  readonly onRegistration: (failure: { readonly code: ErrorCode; readonly detail: string } | null) => void;
  /** The message with the code of the registration has come. */
  readonly onMessage: (text: string) => void;
  /** A fault of ours, or a vault that broke: the phone stops. */
  readonly onFault: (error: unknown) => void;
}

export interface GuestPhone {
  /** Time has passed: wakes if something is due. */
  onClock(): void;
  /** The radio has scans: wakes. */
  onScans(): void;
  /** Stops; what is under way ends first. */
  close(): Promise<void>;
}

/** Between two wakings that scans bring about, milliseconds: those that come meanwhile are read together. */
const gatheringMilliseconds = 250;

/** Between two tries to register, milliseconds: each one sends a message. */
const registrationPauseMilliseconds = 10_000;

/** The phone's memory in this browser, or one that lives as long as the page where the browser keeps nothing. */
export async function guestVault(name: string): Promise<BrowserVault & { readonly isKept: boolean }> {
  try {
    return { ...(await browserVault(name)), isKept: true };
  } catch {
    return { ...memoryVault(), close: () => {}, isKept: false };
  }
}

const browserRandom: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };

/** Makes the phone over its vault; it registers with its first waking, if it has not. */
export function guestPhone(parts: GuestPhoneParts): GuestPhone {
  const { radio, vault, net, pins } = parts;
  const phone = createPhone(
    {
      clock: { now: () => Math.floor(parts.now()) },
      random: browserRandom,
      ...{ radio, vault, net, sealer: webSealer },
      notifier: { notify: async (notices) => parts.onNotices(notices) },
    },
    pins,
    { transmitPowerDbm: parts.transmitPowerDbm },
  );
  let due = 0;
  let turning: Promise<void> | null = null;
  let isWanted = false;
  let isReady = false;
  let isClosed = false;
  let registersFrom = 0;

  async function turn(): Promise<void> {
    if (!isReady) {
      if (!(await isRegistered())) return;
      isReady = true;
    }
    await phone.wake();
    due = await phone.nextDue();
    parts.onFigures({ status: await phone.status(), alerts: await phone.alerts() });
  }

  async function isRegistered(): Promise<boolean> {
    if ((await phone.status()).isRegistered) return true;
    if (performance.now() < registersFrom) return false;
    registersFrom = performance.now() + registrationPauseMilliseconds;
    const registered = await registerGuest(phone, parts);
    parts.onRegistration(registered.ok ? null : registered);
    return registered.ok;
  }

  async function turnWhileWanted(): Promise<void> {
    try {
      while (isWanted && !isClosed) {
        isWanted = false;
        await turn();
        await new Promise((resume) => setTimeout(resume, gatheringMilliseconds));
      }
    } catch (error) {
      isClosed = true;
      parts.onFault(error);
    } finally {
      turning = null;
    }
  }

  const want = () => {
    isWanted = true;
    turning ??= turnWhileWanted();
  };
  return {
    onClock() {
      if (parts.now() >= due) want();
    },
    onScans: want,
    async close() {
      isClosed = true;
      await turning;
    },
  };
}
