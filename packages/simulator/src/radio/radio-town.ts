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

/** A resident whose place a visitor takes. */
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
  /** In the order in which places are given; empty when the town has none for visitors. */
  readonly guests: readonly RadioGuest[];
  readonly utcOffsetMinutes: number;
  readonly bornAt: number;
  readonly transmitPowerDbm: number;
  isOpening(): boolean;
  /** Unix seconds. */
  clock(): number;
  /** Seconds of the town per second. */
  pace(): number;
  /** Null when somebody else has that place. */
  seatGuest(
    person: number,
    hear: (scans: readonly RadioScan[]) => void,
  ): { plan(plan: RadioPlan): void; leave(): void } | null;
  /** What a guest's radio would have heard in [from, to), in pieces. */
  recall(person: number, from: number, to: number, duty: ScanDuty): AsyncIterable<RecalledScans>;
  /** Told of a fault of ours. */
  onFault(error: unknown): void;
}

/** For GET /tour/pins. */
export function radioPins({ parts, clock, pacemaker }: LivingTown): TourPins {
  const { server, state, world, guests } = parts;
  const { indexPins, exportPins } = server.keys;
  return {
    indexKeys: indexPins.map(toBase64),
    exportKeys: exportPins.map(toBase64),
    town: {
      ...{ name: world.name, bornAt: state.bornAt, utcOffsetMinutes: world.utcOffsetMinutes },
      ...{ clock, pace: pacemaker.reached, transmitPowerDbm: runTransmitPowerDbm, places: guests.length },
    },
  };
}

/** A living town as its radio sees it. */
export function radioTown(town: LivingTown): RadioTown {
  const { guests, world, state, onFault } = town.parts;
  return {
    guests: guests.flatMap((person) => {
      const name = world.persons[person]?.name;
      return name === undefined ? [] : [{ person, name, phoneNumber: phoneNumberOf(person) }];
    }),
    utcOffsetMinutes: world.utcOffsetMinutes,
    bornAt: state.bornAt,
    transmitPowerDbm: runTransmitPowerDbm,
    isOpening: () => town.opening !== null,
    clock: () => town.clock,
    pace: () => town.pacemaker.reached,
    seatGuest: (person, hear) => town.seatGuest(person, hear),
    recall: (person, from, to, duty) => recallPast(town, person, from, to, duty),
    onFault,
  };
}
