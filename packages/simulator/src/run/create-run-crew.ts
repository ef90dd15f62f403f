// SPDX-License-Identifier: GPL-3.0-only
// A run's crew at work: listens for its phones, hands them what they heard, wakes those that have something to do.
import type { AirSlice, HeardScan } from '../air/trace-air.ts';
import type { OnAirPlan } from '../living/on-air.ts';
import { openShelf, type Shelf } from '../vault/shelf.ts';
import { BeaconsOnAir } from './beacons-on-air.ts';
import type { RunCrew, RunCrewSetup, RunTurn } from './run-crew.ts';
import { indexPath } from './run-line.ts';
import { runTransmitPowerDbm, sliceSeconds } from './run-settings.ts';
import { type SimulatedPerson, simulatedPerson } from './simulated-person.ts';
import { threadSeconds } from './thread-seconds.ts';
import { WaitingPhones } from './waiting-phones.ts';
import type { World } from './world.ts';

interface OpenCrew {
  readonly setup: RunCrewSetup<unknown>;
  readonly air: Iterator<AirSlice>;
  readonly people: ReadonlyMap<number, SimulatedPerson>;
  readonly shelf: Shelf;
}

/** Makes a crew; nothing is opened until `open`. */
export function createRunCrew<S>(openWorld: (source: S) => World): RunCrew<S> {
  const onAir = new BeaconsOnAir();
  const waiting = new WaitingPhones();
  const seconds = threadSeconds();
  let engineSeconds = 0;
  let airSeconds = 0;
  let crew: OpenCrew | null = null;
  let now = 0;
  let plans: OnAirPlan[] = [];
  const asked = new Set<number>();

  function opened(): OpenCrew {
    if (crew === null) throw new Error('the crew is not open');
    return crew;
  }

  async function turn(work: Promise<void>): Promise<RunTurn> {
    const began = seconds();
    await work;
    engineSeconds += seconds() - began;
    const told = { requests: waiting.requests(), plans };
    plans = [];
    return told;
  }

  /** What phones heard are the bytes that the others' radios had on the air. */
  function deliver({ phones }: AirSlice): void {
    const { people } = opened();
    for (const { phone, starts, heard, others } of phones) {
      const scans = people.get(phone)?.scans;
      if (scans === undefined) continue;
      let next = 0;
      for (const [scan, second] of starts.entries()) {
        scans.addScan(second, others?.[scan] ?? 0);
        if (heard[next]?.scan !== scan) continue;
        for (const { peer, second: at, rssi } of (heard[next++] as HeardScan).sightings) {
          const beacon = onAir.beaconAt(peer, at);
          if (beacon !== null) scans.addSighting(beacon, rssi);
        }
      }
    }
  }

  return {
    async open(setup) {
      const world = openWorld(setup.source);
      const isOwn = (person: number) => person % setup.crews === setup.crew;
      const own = setup.hasApp.flatMap((hasApp, person) => (hasApp && isOwn(person) ? [person] : []));
      const shelf = await openShelf(setup.directory, own, { durability: 'bulk', lock: false });
      const people = new Map<number, SimulatedPerson>();
      for (const person of own) {
        const parts = {
          seed: setup.seed,
          vault: shelf.vault(person),
          net: waiting.net(person),
          pins: setup.pins,
          now: () => now,
          onPlan(plan: OnAirPlan) {
            onAir.take(plan);
            plans.push(plan);
          },
        };
        people.set(person, simulatedPerson(person, parts));
      }
      const air = world.air({
        seed: setup.seed,
        duty: setup.duty,
        sliceSeconds,
        hasApp: (person) => setup.hasApp[person] === true,
        listens: isOwn,
        transmitPowerDbm: () => runTransmitPowerDbm,
      });
      crew = { setup, people, shelf, air: air[Symbol.iterator]() };
    },
    async register(credentials) {
      const { people } = opened();
      for (const { person, credential } of credentials) {
        const registered = await people.get(person)?.phone.register(credential);
        if (registered?.ok === false) throw new Error(registered.code);
      }
    },
    async listen(to, others) {
      const began = seconds();
      for (const plan of others) onAir.take(plan);
      const slice = opened().air.next();
      if (slice.done === true || slice.value.to !== to) throw new Error('the air and the run part');
      deliver(slice.value);
      airSeconds += seconds() - began;
    },
    wake(at, hasPublished) {
      now = at;
      if (hasPublished) waiting.forget(indexPath);
      const due = [...opened().people.values()].filter((person) => person.isDue(at));
      return turn(waiting.run(due.map((person) => () => person.wake())));
    },
    act(cases, isEvening) {
      const { people, setup } = opened();
      const caseOf = new Map(cases.map((each) => [each.person, each]));
      const willWarn = (person: SimulatedPerson) =>
        person.isWarned('F1') && (isEvening || !asked.has(person.index));
      const acting = [...people.values()].filter(
        (person) => setup.consents[person.index] === true && (caseOf.has(person.index) || willWarn(person)),
      );
      const acts = acting.map((person) => async () => {
        const own = caseOf.get(person.index);
        if (own !== undefined) await person.shareAsCase(own.digits, own.sampleDay);
        if (!willWarn(person)) return;
        asked.add(person.index);
        await person.tryToWarnOthers();
      });
      return turn(waiting.run(acts));
    },
    answer: (answers) => turn(waiting.resume(answers)),
    async tell() {
      const phones = [];
      for (const person of opened().people.values()) {
        const { reports, claims } = await person.acceptedShares();
        phones.push({
          person: person.index,
          warned: (['F1', 'F2'] as const).filter((degree) => person.isWarned(degree)),
          published: await person.publishedAsContact(),
          reports,
          claims,
        });
      }
      return { phones, engineSeconds, airSeconds };
    },
    async close() {
      await crew?.shelf.close();
      crew = null;
    },
  };
}
