// SPDX-License-Identifier: GPL-3.0-only
// The loop itself: real phone engines over a simulated world, the real server over HTTP, time that only the run moves.
// Afterwards, and only then, what phones said is compared with what really happened.
import { dateText } from '@bluezone/protocol';
import type { AirSlice } from '../air/trace-air.ts';
import { httpNet } from '../phones/http-net.ts';
import type { ContactTruth } from '../trace/contact-truth.ts';
import { DAY_SECONDS } from '../trace/trace-clock.ts';
import { drawPopulation, type Population } from './draw-population.ts';
import { registerNumber } from './register-number.ts';
import { openRunServer, publishPeriodSeconds } from './run-server.ts';
import { type RunSettings, runTransmitPowerDbm } from './run-settings.ts';
import { type Score, scoreWarnings } from './score-warnings.ts';
import { type SimulatedPerson, simulatedPerson } from './simulated-person.ts';
import { staffDesk } from './staff-desk.ts';

/** People who move and meet: a recording, or a generated town. */
export interface World {
  readonly people: number;
  readonly utcOffsetMinutes: number;
  /** Unix seconds of the local midnight at which the run begins, and of its end. */
  readonly startUnix: number;
  readonly endUnix: number;
  /** Local midnights of the days on which cases may be sampled. */
  readonly sampleDays: readonly number[];
  /** Who hears whom, slice by slice. */
  air(options: WorldAirOptions): Iterable<AirSlice>;
  /** What really happened; asked when the run is over. */
  truth(): ContactTruth;
}

export interface WorldAirOptions {
  readonly seed: number;
  readonly duty: RunSettings['duty'];
  readonly sliceSeconds: number;
  readonly hasApp: (person: number) => boolean;
  readonly transmitPowerDbm: (person: number) => number;
}

/** What a run found. */
export interface RunResult {
  /** Phones with the app. */
  readonly phones: number;
  readonly cases: number;
  readonly reports: number;
  readonly claims: number;
  readonly seconds: number;
  readonly f1: Score;
  readonly f2: Score;
}

const sliceSeconds = 600;
const eveningLocal = 20 * 3600;

/** Runs a world to its end. `onProgress` is told the share done, 0…1, and the simulated day. */
export async function runWorld(
  world: World,
  settings: RunSettings,
  onProgress: (share: number, day: string) => void = () => {},
): Promise<RunResult> {
  const started = performance.now();
  const { startUnix, endUnix } = world;
  const population = drawPopulation(world.people, world.sampleDays, settings);
  let now = startUnix;
  const server = await openRunServer(settings.seed, settings.duty, () => now);
  const net = httpNet(server.origin);
  try {
    const people = population.hasApp.map((hasApp, index) =>
      hasApp ? simulatedPerson(index, { seed: settings.seed, net, pins: server.pins, now: () => now }) : null,
    );
    await server.runDueJobs();
    for (const person of present(people)) {
      await person.phone.register(await registerNumber(server.origin, person.phoneNumber));
      await person.wakeIfDue(now);
    }
    const air = world.air({
      seed: settings.seed,
      duty: settings.duty,
      sliceSeconds,
      hasApp: (person) => population.hasApp[person] === true,
      transmitPowerDbm: () => runTransmitPowerDbm,
    });
    const owners = ownersOf(people, population, world.utcOffsetMinutes);
    const staff = staffDesk(server.origin, server.staff.username, server.staff.password);
    for (const slice of air) {
      deliver(slice, people);
      now = slice.to;
      if (now % publishPeriodSeconds === 0) await server.runDueJobs();
      for (const person of present(people)) await person.wakeIfDue(now);
      await owners.act(now, staff);
      if (slice.to % DAY_SECONDS === 0)
        onProgress((slice.to - startUnix) / (endUnix - startUnix), dateText(slice.to / DAY_SECONDS - 1));
    }
    return {
      phones: present(people).length,
      cases: population.cases.length,
      ...(await scores(people, population, world.truth())),
      seconds: Math.round((performance.now() - started) / 100) / 10,
    };
  } finally {
    net.close();
    await server.close();
  }
}

function present(people: readonly (SimulatedPerson | null)[]): SimulatedPerson[] {
  return people.filter((person) => person !== null);
}

/** Hands each phone its scans of the slice; what it heard are the bytes that the others' radios had on the air. */
function deliver(slice: AirSlice, people: readonly (SimulatedPerson | null)[]): void {
  for (const { phone, starts, heard, others } of slice.phones) {
    const radio = people[phone]?.radio;
    if (radio === undefined) continue;
    let next = 0;
    for (const [scan, second] of starts.entries()) {
      const sightings = heard[next]?.scan === scan ? (heard[next++]?.sightings ?? []) : [];
      const beacons = sightings.flatMap(({ peer, second: at, rssi }) => {
        const beacon = people[peer]?.radio.beaconAt(at) ?? null;
        return beacon === null ? [] : [{ beacon, strengthDbm: rssi }];
      });
      radio.hear({ second, heard: beacons, others: others?.[scan] ?? 0 });
    }
  }
}

/** What owners do by themselves: cases share when confirmed; the warned warn others, at once or in the evening. */
function ownersOf(
  people: readonly (SimulatedPerson | null)[],
  population: Population,
  utcOffsetMinutes: number,
) {
  const waitingCases = [...population.cases];
  const asked = new Set<number>();
  return {
    async act(now: number, staff: ReturnType<typeof staffDesk>): Promise<void> {
      while (waitingCases[0] !== undefined && waitingCases[0].confirmedAt <= now) {
        const { person, sampleDay } = waitingCases.shift() as Population['cases'][number];
        const owner = people[person];
        if (owner === null || owner === undefined || population.consents[person] !== true) continue;
        const { digits } = await staff.confirmCase(owner.phoneNumber, dateText(sampleDay));
        await owner.shareAsCase(digits, sampleDay);
      }
      const isEvening = (now + utcOffsetMinutes * 60) % DAY_SECONDS === eveningLocal;
      for (const owner of present(people)) {
        if (!owner.isWarned('F1') || population.consents[owner.index] !== true) continue;
        if (asked.has(owner.index) && !isEvening) continue;
        asked.add(owner.index);
        await owner.tryToWarnOthers();
      }
    },
  };
}

async function scores(
  people: readonly (SimulatedPerson | null)[],
  population: Population,
  truth: ContactTruth,
) {
  const excluded = new Set(population.cases.map(({ person }) => person));
  const warned = (degree: 'F1' | 'F2') =>
    new Set(
      present(people)
        .filter((p) => p.isWarned(degree))
        .map(({ index }) => index),
    );
  const cases = population.cases.map(({ person, infectious }) => ({ person, ranges: [infectious] }));
  const contacts = await Promise.all(
    present(people).map(async (p) => ({ person: p.index, ranges: await p.publishedAsContact() })),
  );
  const accepted = await Promise.all(present(people).map(async (p) => acceptedShares(p)));
  const count = (kind: 'report' | 'claim') => accepted.flat().filter((each) => each === kind).length;
  return {
    reports: count('report'),
    claims: count('claim'),
    f1: scoreWarnings(truth, cases, warned('F1'), excluded),
    f2: scoreWarnings(truth, contacts, warned('F2'), excluded),
  };
}

async function acceptedShares(person: SimulatedPerson): Promise<('report' | 'claim')[]> {
  const shares = await person.phone.shares();
  return shares.filter(({ state }) => state === 'accepted').map(({ kind }) => kind);
}
