// SPDX-License-Identifier: GPL-3.0-only
// A town that a test plays by hand, and a server that holds its radio alone.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RadioPlan, RadioScan } from '@bluezone/phone';
import type { ScanDuty } from '../../air/scan-schedule.ts';
import { mountRadio, type RadioTimes } from '../mount-radio.ts';
import type { RadioTown, RecalledScans } from '../radio-town.ts';

export interface FakeTown extends RadioTown {
  now: number;
  opening: boolean;
  /** Scans of the radio of whoever sits there. */
  hear(scans: readonly RadioScan[], person?: number): void;
  readonly plans: RadioPlan[];
  isSeated(person?: number): boolean;
  /** What `recall` gives, piece by piece. */
  past: (from: number, to: number, duty: ScanDuty) => AsyncIterable<RecalledScans>;
  readonly faults: unknown[];
}

export function fakeTown(
  guests: RadioTown['guests'] = [{ person: 7, name: 'An', phoneNumber: '+84901000007' }],
): FakeTown {
  const ears = new Map<number, (scans: readonly RadioScan[]) => void>();
  const town: FakeTown = {
    now: 1_780_000_000,
    opening: false,
    guests,
    utcOffsetMinutes: 420,
    bornAt: 1_780_000_000 - 14 * 86_400,
    transmitPowerDbm: -7,
    isOpening: () => town.opening,
    clock: () => town.now,
    pace: () => 1,
    plans: [],
    faults: [],
    isSeated: (person = guests[0]?.person) => person !== undefined && ears.has(person),
    hear: (scans, person = guests[0]?.person) => ears.get(person ?? -1)?.(scans),
    seatGuest(person, hear) {
      if (ears.has(person)) return null;
      ears.set(person, hear);
      return {
        plan: (plan) => town.plans.push(plan),
        leave: () => ears.delete(person),
      };
    },
    async *past() {},
    recall: (_person, from, to, duty) => town.past(from, to, duty),
    onFault: (error) => town.faults.push(error),
  };
  return town;
}

const patientTimes: RadioTimes = {
  joinMilliseconds: 60_000,
  pingMilliseconds: 60_000,
  clockMilliseconds: 60_000,
  awayMilliseconds: 60_000,
};

export interface RadioServer {
  /** "127.0.0.1:49152". */
  readonly host: string;
  readonly server: Server;
  close(): Promise<void>;
}

export async function radioServer(town: RadioTown, times: Partial<RadioTimes> = {}): Promise<RadioServer> {
  const server = createServer((_request, answer) => answer.end());
  let closeRadio = async () => {};
  const addHook = (_name: 'preClose', hook: () => Promise<void>) => {
    closeRadio = hook;
  };
  mountRadio({ server, addHook }, town, { ...patientTimes, ...times });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    async close() {
      await closeRadio();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
