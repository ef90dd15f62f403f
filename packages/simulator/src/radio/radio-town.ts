// SPDX-License-Identifier: GPL-3.0-only
// The town as a visitor's radio needs it.
import type { RadioPlan, RadioScan } from '@bluezone/phone';
import { toBase64 } from '@bluezone/protocol';
import type { ScanDuty } from '../air/scan-schedule.ts';
import type { LivingTown } from '../living/living-town.ts';
import { runTransmitPowerDbm } from '../run/run-settings.ts';
import { phoneNumberOf } from '../run/simulated-person.ts';
import type { TourPins } from './radio-messages.ts';
import { recallPast } from './recall-past.ts';

/** The resident whose place a visitor takes. */
export interface RadioGuest {
  readonly person: number;
  readonly name: string;
  readonly phoneNumber: string;
}

/** Scans of the past up to `until`, oldest first. */
export interface RecalledScans {
  readonly until: number;
  readonly scans: readonly RadioScan[];
}

export interface RadioTown {
  /** Null when the town has no place for a visitor. */
  readonly guest: RadioGuest | null;
  readonly utcOffsetMinutes: number;
  readonly bornAt: number;
  readonly transmitPowerDbm: number;
  isOpening(): boolean;
  /** Unix seconds. */
  clock(): number;
  /** Seconds of the town per second. */
  pace(): number;
  /** Null when somebody else has the place. */
  seatGuest(
    hear: (scans: readonly RadioScan[]) => void,
  ): { plan(plan: RadioPlan): void; leave(): void } | null;
  /** What the guest's radio would have heard in [from, to), in pieces. */
  recall(from: number, to: number, duty: ScanDuty): AsyncIterable<RecalledScans>;
  /** Told of a fault of ours. */
  onFault(error: unknown): void;
}

/** The town's pins, for GET /tour/pins. */
export function radioPins({ parts }: LivingTown): TourPins {
  const { indexPins, exportPins } = parts.server.keys;
  return { indexKeys: indexPins.map(toBase64), exportKeys: exportPins.map(toBase64) };
}

/** A living town as its radio sees it. */
export function radioTown(town: LivingTown): RadioTown {
  const { guest, world, state, onFault } = town.parts;
  const name = guest === null ? undefined : world.persons[guest]?.name;
  return {
    guest:
      guest === null || name === undefined
        ? null
        : { person: guest, name, phoneNumber: phoneNumberOf(guest) },
    utcOffsetMinutes: world.utcOffsetMinutes,
    bornAt: state.bornAt,
    transmitPowerDbm: runTransmitPowerDbm,
    isOpening: () => town.opening !== null,
    clock: () => town.clock,
    pace: () => town.pacemaker.reached,
    seatGuest: (hear) => town.seatGuest(hear),
    recall: (from, to, duty) => recallPast(town, from, to, duty),
    onFault,
  };
}
