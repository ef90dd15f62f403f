// SPDX-License-Identifier: GPL-3.0-only
// A person with a phone: the real engine over simulated air and the real server, and what its owner decides to do.
import { createPhone, type Net, type Phone, type Pins, type Vault } from '@bluezone/phone';
import { intervalStart, type Result } from '@bluezone/protocol';
import { webSealer } from '@bluezone/sealer';
import { type OnAirPlan, onAirPlan } from '../living/on-air.ts';
import { nodeVerify, simulatedRandom } from '../phones/platform-crypto.ts';
import type { TimeRange } from '../trace/contact-truth.ts';
import { runTransmitPowerDbm } from './run-settings.ts';
import { WaitingScans } from './waiting-scans.ts';

export interface SimulatedPerson {
  readonly index: number;
  readonly phoneNumber: string;
  /** What the phone's radio heard and the phone has not read yet. */
  readonly scans: WaitingScans;
  readonly phone: Phone;
  /** Whether the phone has something to do at `now`. */
  isDue(now: number): boolean;
  wake(): Promise<void>;
  /** Degrees of which the phone has told its owner, and not taken back since. */
  isWarned(degree: 'F1' | 'F2'): boolean;
  /** Redeems a code, looks at the preview, agrees to all of it and shares. */
  shareAsCase(digits: string, sampleDay: number): Promise<void>;
  /** After an F1 warning: agrees to warn those met since, if there is anything to share. */
  tryToWarnOthers(): Promise<void>;
  /** When this person was published as F1: unix ranges of the accepted claim's keys that were not confirmed since. */
  publishedAsContact(): Promise<TimeRange[]>;
  /** How many reports and claims of this phone the server accepted. */
  acceptedShares(): Promise<{ reports: number; claims: number }>;
}

interface PersonWorld {
  readonly seed: number;
  readonly net: Net;
  readonly vault: Vault;
  readonly pins: Pins;
  readonly now: () => number;
  /** Told what the phone's radio has on the air from now on. */
  readonly onPlan: (plan: OnAirPlan) => void;
}

function unwrap<T>(result: Result<T>, what: string): T {
  if (!result.ok) throw new Error(`${what}: ${result.code} (${result.detail})`);
  return result.value;
}

/** Numbers of the form +84 90 xxxxxxx. */
export function phoneNumberOf(index: number): string {
  return `+8490${String(1_000_000 + index)}`;
}

export function simulatedPerson(index: number, world: PersonWorld): SimulatedPerson {
  const scans = new WaitingScans();
  const told = new Set<string>();
  const phone = createPhone(
    {
      clock: { now: world.now },
      random: simulatedRandom(world.seed, 'phone', index),
      radio: {
        status: async () => 'on',
        plan: async (plan) => world.onPlan(onAirPlan(index, plan)),
        read: async (after) => scans.readAfter(after),
        acknowledge: async (sequence) => scans.forgetUpTo(sequence),
        stop: async () => scans.clear(),
      },
      vault: world.vault,
      net: world.net,
      sealer: webSealer,
      notifier: {
        async notify(notices) {
          for (const notice of notices) {
            if (notice.kind !== 'exposed' && notice.kind !== 'withdrawn') continue;
            const name = `${notice.degree} ${notice.day}`;
            if (notice.kind === 'exposed') told.add(name);
            else told.delete(name);
          }
        },
      },
      verify: nodeVerify,
    },
    world.pins,
    { transmitPowerDbm: runTransmitPowerDbm },
  );
  let due = 0;

  return {
    index,
    phoneNumber: phoneNumberOf(index),
    scans,
    phone,
    isDue: (now) => now >= due,
    async wake() {
      await phone.wake();
      due = await phone.nextDue();
    },
    isWarned: (degree) => [...told].some((name) => name.startsWith(degree)),
    async shareAsCase(digits, sampleDay) {
      unwrap(await phone.redeem({ kind: 'digits', digits, phoneNumber: phoneNumberOf(index) }), 'redeem');
      const preview = unwrap(await phone.previewReport({ onsetDay: null, sampleDay }), 'preview');
      const days = preview.days.map(({ day }) => day);
      unwrap(await phone.shareReport(phone.consentToReport(preview, days, true)), 'share');
      due = await phone.nextDue();
    },
    async tryToWarnOthers() {
      const preview = await phone.previewClaim();
      if (!preview.ok || !preview.value.hasToken) return;
      await phone.shareClaim(phone.consentToClaim(preview.value));
      due = await phone.nextDue();
    },
    async publishedAsContact() {
      const shares = await phone.shares();
      const keysOf = (kind: 'claim' | 'report') =>
        shares.flatMap((s) =>
          s.kind === kind && s.state === 'accepted' ? (s.alternatives[s.current] ?? []) : [],
        );
      const confirmed = new Set(keysOf('report').map(({ key }) => key));
      return keysOf('claim')
        .filter(({ key }) => !confirmed.has(key))
        .map(({ start, period }) => ({ from: intervalStart(start), to: intervalStart(start + period) }));
    },
    async acceptedShares() {
      const accepted = (await phone.shares()).filter(({ state }) => state === 'accepted');
      const count = (kind: 'report' | 'claim') => accepted.filter((share) => share.kind === kind).length;
      return { reports: count('report'), claims: count('claim') };
    },
  };
}
