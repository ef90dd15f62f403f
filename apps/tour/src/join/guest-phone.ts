// SPDX-License-Identifier: GPL-3.0-only
// The visitor's phone: the real engine in this browser, which registers with its first waking as every phone does. Nothing
// here decides what a phone does.
import type { Net, Notice, Phone, PhoneStatus, Pins, Radio, Vault } from '@bluezone/phone';
import { memoryWebVault, type WebVault, webPhone, webVault } from '@bluezone/phone-web';
import type { ErrorCode } from '@bluezone/protocol';
import type { TourAlert } from '@bluezone/simulator';
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

/** Between two tries to register, milliseconds: each one sends a message. */
const registrationPauseMilliseconds = 10_000;

/** The phone's memory in this browser, or one that lives as long as the page where the browser keeps nothing. */
export async function guestVault(name: string): Promise<WebVault> {
  const opened = await webVault(name);
  return opened.ok ? opened.value : memoryWebVault();
}

/** Makes the phone over its vault; it registers with its first waking, if it has not. */
export function guestPhone(parts: GuestPhoneParts): GuestPhone {
  const { radio, vault, net, pins, now, transmitPowerDbm } = parts;
  let registersFrom = 0;

  async function isRegistered(phone: Phone): Promise<boolean> {
    if ((await phone.status()).isRegistered) return true;
    if (performance.now() < registersFrom) return false;
    registersFrom = performance.now() + registrationPauseMilliseconds;
    const registered = await registerGuest(phone, parts);
    parts.onRegistration(registered.ok ? null : registered);
    return registered.ok;
  }

  const web = webPhone({
    ...{ pins, now, radio, vault, net, transmitPowerDbm },
    notifier: { notify: async (notices) => parts.onNotices(notices) },
    mayBegin: isRegistered,
    onChange: () => void look(),
    onTrouble(trouble, error) {
      if (trouble !== null) parts.onFault(error);
    },
  });

  async function look(): Promise<void> {
    const figures = await web.ask(async (phone) => ({
      status: await phone.status(),
      alerts: await phone.alerts(),
    }));
    if (figures.ok) parts.onFigures(figures.value);
  }

  return { onClock: web.onClock, onScans: web.onScans, close: web.close };
}
