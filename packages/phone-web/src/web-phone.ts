// SPDX-License-Identifier: GPL-3.0-only
// The engine over a browser's ports, and the loop that wakes it: when its clock says that something is due, when its radio
// heard something, when its owner did something or looks at it, when the network is back. Nothing here decides what a
// phone does.
import {
  createPhone,
  type Net,
  type Notifier,
  type Phone,
  type PhoneOptions,
  type Pins,
  type Radio,
  type Random,
  type Vault,
} from '@bluezone/phone';
import type { ErrorCode, Result } from '@bluezone/protocol';
import { webSealer } from '@bluezone/sealer';
import { type VaultCode, vaultCodeOf } from './vault-error.ts';
import { webVerify } from './web-verify.ts';

/** What stands in the way of the phone; its memory's codes each have a way out, `phone.fault` is a bug of ours. */
export type PhoneTrouble = VaultCode | 'phone.fault';

export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: ErrorCode | PhoneTrouble | 'phone.elsewhere';
      readonly detail: string;
    };

/** Whether anybody looks at the page, as its document tells it. */
export type PageSigns = Pick<Document, 'visibilityState'> &
  Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

export interface WebPhoneParts extends Pick<PhoneOptions, 'matching' | 'estimator' | 'transmitPowerDbm'> {
  readonly pins: Pins;
  /** Unix seconds. */
  readonly now: () => number;
  readonly radio: Radio;
  readonly vault: Vault;
  readonly net: Net;
  readonly notifier: Notifier;
  /** The phone woke, or its owner did something: it may say something new. */
  readonly onChange: () => void;
  /** null when it is over. After `vault.full` the phone goes on trying; after all others it has stopped. */
  readonly onTrouble: (trouble: PhoneTrouble | null, error: unknown) => void;
  /** The phone begins or ends a waking. */
  readonly onWaking?: (isAwake: boolean) => void;
  /** Asked before the first waking, and again with the next one that is wanted while it says no. */
  readonly mayBegin?: (phone: Phone) => Promise<boolean>;
  /** Seconds between looks at the clock where nobody calls `onClock`; 0 for none. */
  readonly lookEverySeconds?: number;
  /** Between two wakings, milliseconds: what comes meanwhile is taken together. */
  readonly gatheringMilliseconds?: number;
  /** After a write that found no room, milliseconds. */
  readonly retryMilliseconds?: number;
  /** The document where left out; where there is none either, nobody looks. */
  readonly page?: PageSigns;
}

export interface WebPhone {
  readonly phone: Phone;
  /** Time has passed: wakes if something is due. */
  onClock(): void;
  /** The radio has scans: wakes. */
  onScans(): void;
  /** The owner wants a check now; the engine says how often that may be. */
  check(): Promise<Asked<void>>;
  /** Looks at the phone; a memory that fails is a value. */
  ask<T>(run: (phone: Phone) => Promise<T>): Promise<Asked<T>>;
  /** An act of the owner; the phone wakes after it, since it may have something to send. */
  act<T>(run: (phone: Phone) => Promise<Result<T>>): Promise<Asked<T>>;
  /** Stops; what is under way ends first. */
  close(): Promise<void>;
}

const browserRandom: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };

/** Makes the phone over its ports; it wakes when it is told to, when the page is looked at and when the network is back. */
export function webPhone(parts: WebPhoneParts): WebPhone {
  const { radio, vault, net, notifier, pins, transmitPowerDbm, matching, estimator } = parts;
  const { gatheringMilliseconds = 250, retryMilliseconds = 30_000, lookEverySeconds = 0 } = parts;
  const clock = { now: () => Math.floor(parts.now()) };
  const ports = {
    ...{ clock, random: browserRandom, radio, vault, net, notifier },
    ...{ sealer: webSealer, verify: webVerify },
  };
  const phone = createPhone(ports, pins, {
    transmitPowerDbm,
    ...(matching === undefined ? {} : { matching }),
    ...(estimator === undefined ? {} : { estimator }),
  });
  let due = 0;
  let turning: Promise<void> | null = null;
  let isWanted = false;
  let hasBegun = false;
  let isClosed = false;
  let isFull = false;
  let waitsFrom = 0;

  async function turn(): Promise<void> {
    if (!hasBegun && parts.mayBegin !== undefined && !(await parts.mayBegin(phone))) return;
    hasBegun = true;
    await phone.wake();
    due = await phone.nextDue();
    tellFull(false, null);
  }

  async function turnOnce(): Promise<void> {
    parts.onWaking?.(true);
    try {
      await turn();
    } catch (error) {
      meet(error);
    } finally {
      parts.onWaking?.(false);
    }
    parts.onChange();
  }

  async function turnWhileWanted(): Promise<void> {
    try {
      while (isWanted && !isClosed) {
        isWanted = false;
        await turnOnce();
        await new Promise((resume) => setTimeout(resume, gatheringMilliseconds));
      }
    } finally {
      turning = null;
    }
  }

  /** What the memory cannot do is told; anything else is a bug, and the phone stops before it does harm. */
  function meet(error: unknown): PhoneTrouble {
    const code = vaultCodeOf(error) ?? storedStateCode(error) ?? 'phone.fault';
    if (code === 'vault.full') {
      waitsFrom = performance.now() + retryMilliseconds;
      tellFull(true, error);
    } else if (!isClosed) {
      isClosed = true;
      parts.onTrouble(code, error);
    }
    return code;
  }

  function tellFull(isNow: boolean, error: unknown): void {
    if (isNow === isFull) return;
    isFull = isNow;
    parts.onTrouble(isNow ? 'vault.full' : null, error);
  }

  const want = () => {
    if (isClosed) return;
    isWanted = true;
    turning ??= turnWhileWanted();
  };
  const wantUnlessFull = () => {
    if (!isFull || performance.now() >= waitsFrom) want();
  };
  const onClock = () => {
    if (parts.now() >= due) wantUnlessFull();
  };

  const looks = followPage(
    parts.page ?? globalThis.document,
    () => {
      want();
    },
    want,
    lookEverySeconds,
    onClock,
  );

  async function ask<T>(run: (phone: Phone) => Promise<T>): Promise<Asked<T>> {
    try {
      return { ok: true, value: await run(phone) };
    } catch (error) {
      const code = meet(error);
      return { ok: false, code, detail: '' };
    }
  }

  return {
    phone,
    onClock,
    onScans: wantUnlessFull,
    async check() {
      const checked = await ask((own) => own.check());
      parts.onChange();
      want();
      return checked;
    },
    ask,
    async act(run) {
      const asked = await ask(run);
      if (!asked.ok) return asked;
      tellFull(false, null);
      parts.onChange();
      want();
      return asked.value;
    },
    async close() {
      isClosed = true;
      looks();
      await turning;
    },
  };
}

/** The engine says so when what it reads decrypts and still makes no sense. */
function storedStateCode(error: unknown): VaultCode | null {
  return error instanceof Error && error.message.startsWith('store.unavailable') ? 'vault.damaged' : null;
}

/** Follows what the page knows of its owner and of the network; gives what ends it. */
function followPage(
  page: PageSigns | undefined,
  onLook: () => void,
  onNetwork: () => void,
  everySeconds: number,
  onTick: () => void,
): () => void {
  const onVisibility = () => {
    if (page?.visibilityState === 'visible') onLook();
  };
  page?.addEventListener('visibilitychange', onVisibility);
  globalThis.addEventListener?.('online', onNetwork);
  const timer = everySeconds > 0 ? setInterval(onTick, everySeconds * 1000) : undefined;
  return () => {
    page?.removeEventListener('visibilitychange', onVisibility);
    globalThis.removeEventListener?.('online', onNetwork);
    clearInterval(timer);
  };
}
