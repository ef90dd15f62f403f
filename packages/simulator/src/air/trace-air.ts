// SPDX-License-Identifier: GPL-3.0-only
// Replays a recording as radio: who heard whom, when and how strongly. It knows no beacon bytes: which beacon is
// on air at a sighting's second is for the phones to say.
import type { ContactTrace } from '@bluezone/recordings';
import { joinContacts } from '../trace/pair-contacts.ts';
import type { TraceClock } from '../trace/trace-clock.ts';
import { reachesByPerson } from './encounters.ts';
import type { ReceptionModel } from './packet-reception.ts';
import { DEFAULT_SCAN_DUTY, type ScanDuty } from './scan-schedule.ts';
import { DEFAULT_STRENGTH_MODEL, DEFAULT_TRANSMIT_POWER_DBM, type StrengthModel } from './strength-model.ts';
import { createTraceEar } from './trace-ear.ts';

/** What a replay may vary. */
export interface TraceAirOptions {
  readonly seed: number;
  readonly duty?: ScanDuty;
  readonly strength?: StrengthModel;
  readonly reception?: ReceptionModel;
  /** Whether a person carries a phone with the app; asked once per person. Everybody by default. */
  readonly hasApp?: (person: number) => boolean;
  /** Whether a phone with the app is on at a unix second; asked as the replay gets there. Always by default. */
  readonly active?: (person: number, unix: number) => boolean;
  /** A phone's transmit power in dBm; −12 by default. */
  readonly transmitPowerDbm?: (person: number) => number;
}

/** One phone heard by another during one scan. */
export interface Sighting {
  /** Dense index of the person whose phone was heard. */
  readonly peer: number;
  /** The unix second inside the scan at which it was heard: the beacon on air is that of this second. */
  readonly second: number;
  /** Median strength of the packets, dBm, int8, never 127. */
  readonly rssi: number;
  /** Packets received, ≥ 1. */
  readonly packets: number;
}

/** A scan that heard somebody. */
export interface HeardScan {
  /** Its place among the slice's scans of this phone: `starts[scan]` is its beginning. */
  readonly scan: number;
  /** By peer, at least one. */
  readonly sightings: readonly Sighting[];
}

/** All scans of one phone that begin within a slice. */
export interface PhoneScans {
  readonly phone: number;
  /** Unix second at which each scan began, ascending; most of them heard nobody. */
  readonly starts: Uint32Array;
  /** Those that heard somebody, ascending. */
  readonly heard: readonly HeardScan[];
  /** Other Bluetooth devices that each scan counted, parallel to `starts`; absent where nobody modelled them. */
  readonly others?: Uint16Array;
}

/** A stretch of the replay. Unix seconds, `to` exclusive. */
export interface AirSlice {
  readonly from: number;
  readonly to: number;
  /** One per person with the app, by person. */
  readonly phones: readonly PhoneScans[];
}

/** A recording turned into radio. */
export interface TraceAir {
  readonly people: number;
  /** Persons who carry the app, ascending. */
  readonly carriers: readonly number[];
  readonly duty: ScanDuty;
  /**
   * Replays [from, to) in order of time, in slices of at most `sliceSeconds`. Each call is a replay of its own;
   * its scans do not depend on the size of the slices. The phones' first scans come within one period of `from`.
   *
   * @param from whole unix seconds
   */
  slices(from: number, to: number, sliceSeconds: number): Generator<AirSlice, void, void>;
}

/** Prepares the replay of a trace. Deterministic in (trace, clock, options). */
export function createTraceAir(
  trace: ContactTrace,
  clock: Pick<TraceClock, 'zeroUnix'>,
  options: TraceAirOptions,
): TraceAir {
  const contacts = joinContacts(trace, clock);
  const duty = options.duty ?? DEFAULT_SCAN_DUTY;
  const reaches = reachesByPerson(contacts, options.strength ?? DEFAULT_STRENGTH_MODEL, options.seed);
  const hasApp = Array.from({ length: contacts.people }, (_, person) => options.hasApp?.(person) ?? true);
  const carriers = hasApp.flatMap((has, person) => (has ? [person] : []));
  const audible = reaches.map((list) => list.filter((reach) => hasApp[reach.peer]));
  return {
    people: contacts.people,
    carriers,
    duty,
    *slices(from, to, sliceSeconds) {
      const { seed, strength, reception, active } = options;
      const ears = carriers.map((phone) =>
        createTraceEar({
          phone,
          from,
          reaches: audible[phone] ?? [],
          seed,
          strength,
          reception,
          scansAt: (unix) => active?.(phone, unix) ?? true,
          presenceAt: (peer, unix) => (active?.(peer, unix) === false ? 'silent' : 'beacons'),
          duty: () => duty,
          powerOf: (peer) => options.transmitPowerDbm?.(peer) ?? DEFAULT_TRANSMIT_POWER_DBM,
        }),
      );
      for (let start = from; start < to; start += sliceSeconds) {
        const end = Math.min(to, start + sliceSeconds);
        yield { from: start, to: end, phones: ears.map((ear) => withoutOthers(ear.listenUntil(end))) };
      }
    },
  };
}

/** The replay of a recording does not model other devices. */
function withoutOthers({ phone, starts, heard }: PhoneScans): PhoneScans {
  return { phone, starts, heard };
}
