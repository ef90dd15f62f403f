// SPDX-License-Identifier: GPL-3.0-only
// A recording of real meetings as a world that goes on: it begins again when it is over. Contacts are recorded; names
// and positions are invented.
import type { ContactTrace } from '@bluezone/recordings';
import { type Reach, reachesByPerson } from '../air/encounters.ts';
import { randomStream } from '../air/seeded-random.ts';
import { DEFAULT_STRENGTH_MODEL } from '../air/strength-model.ts';
import { createTraceEar } from '../air/trace-ear.ts';
import { inventFamilyName, inventPersonName } from '../town/invented-names.ts';
import { createContactTruth } from '../trace/contact-truth.ts';
import { type RepeatingContacts, repeatContacts } from '../trace/repeating-contacts.ts';
import { DAY_SECONDS, DEFAULT_UTC_OFFSET_MINUTES } from '../trace/trace-clock.ts';
import { drawGatherings } from './gatherings.ts';
import { layOutPeople } from './lay-out-people.ts';
import type { ListenOptions, LivingWorld, WorldEars, WorldPerson } from './living-world.ts';
import { overhearBeside } from './overhear-person.ts';
import { recordedTracks } from './recorded-tracks.ts';

export { recordedWorldStart } from './recorded-start.ts';

export interface RecordedWorldOptions {
  readonly seed: number;
  /** Unix second of local midnight before the first recorded day; nobody meets before. */
  readonly bornAt: number;
  /** How the world is called; nothing by default. */
  readonly name?: string;
  /** Viet Nam's by default. */
  readonly utcOffsetMinutes?: number;
}

/** Deterministic in (trace, options), in whatever thread. */
export function recordedWorld(trace: ContactTrace, options: RecordedWorldOptions): LivingWorld {
  const { seed, bornAt } = options;
  const contacts = repeatContacts(trace, bornAt);
  const layout = layOutPeople(contacts.once, seed);
  const walks = lazily(() =>
    drawGatherings(contacts.once, contacts.periodSeconds, layout.spots, layout.bounds),
  );
  const truthOf = keepLatest(1, (first: number, last: number) =>
    createContactTruth(contacts.during(first, last)),
  );
  const lived = (unix: number) => Math.max(0, contacts.cycleOf(unix));
  return {
    kind: 'recording',
    name: options.name ?? '',
    persons: invent(trace.people, seed),
    utcOffsetMinutes: options.utcOffsetMinutes ?? DEFAULT_UTC_OFFSET_MINUTES,
    bounds: layout.bounds,
    places: [],
    streets: [],
    busStops: [],
    listen: (listening) => listenTo(contacts, listening),
    tracks: (from, to) => recordedTracks(contacts, walks(), from, to),
    whereIs: () => null,
    truth: (from, to) => truthOf(lived(from), lived(Math.max(from, to - 1))),
    overhear(person, from, to, ownSeed) {
      const own = contacts.during(lived(from - DAY_SECONDS), lived(to), person);
      const reaches = reachesByPerson(own, DEFAULT_STRENGTH_MODEL, ownSeed)[person] ?? [];
      return overhearBeside(person, reaches, bornAt, from, to, ownSeed);
    },
  };
}

function listenTo(contacts: RepeatingContacts, options: ListenOptions): WorldEars {
  const { seed, from, listeners, isOn, dutyOf, transmitPowerDbm } = options;
  // Of two cycles at a time: some listeners are in the next one already.
  const reachesIn = keepLatest(2, (cycle: number) =>
    reachesByPerson(contacts.during(cycle, cycle), DEFAULT_STRENGTH_MODEL, seed),
  );
  function* reachesOf(person: number): Generator<Reach, undefined> {
    for (let cycle = Math.max(0, contacts.cycleOf(from)); ; cycle++) {
      for (const reach of reachesIn(cycle)[person] ?? []) if (reach.to > from) yield reach;
    }
  }
  const ears = everybody(contacts.people)
    .filter(listeners)
    .map((phone) =>
      createTraceEar({
        phone,
        from,
        reaches: reachesOf(phone),
        seed,
        scansAt: (unix) => isOn(phone, unix),
        presenceAt: (peer, unix) => (isOn(peer, unix) ? 'beacons' : 'bystander'),
        duty: () => dutyOf(phone),
        powerOf: () => transmitPowerDbm,
      }),
    );
  let heardUntil = from;
  return {
    get heardUntil() {
      return heardUntil;
    },
    listenUntil(unix) {
      const slice = { from: heardUntil, to: Math.max(heardUntil, unix) };
      const phones = ears.map((ear) => ear.listenUntil(slice.to)).filter(({ starts }) => starts.length > 0);
      heardUntil = slice.to;
      return { ...slice, phones };
    },
  };
}

const everybody = (people: number): number[] => Array.from({ length: people }, (_, person) => person);

function invent(people: number, seed: number): WorldPerson[] {
  const naming = randomStream(seed, 'names');
  const taken = new Set<string>();
  return everybody(people).map((index) => ({
    index,
    name: inventPersonName(inventFamilyName(naming), taken, naming),
    age: null,
    home: null,
    work: null,
    household: null,
  }));
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Answers of the questions asked last are kept. */
function keepLatest<Q extends number[], T>(
  count: number,
  answer: (...question: Q) => T,
): (...question: Q) => T {
  const kept: { readonly question: Q; readonly answer: T }[] = [];
  return (...question) => {
    const known = kept.find((each) => each.question.every((part, n) => part === question[n]));
    if (known !== undefined) return known.answer;
    const made = { question, answer: answer(...question) };
    kept.push(made);
    if (kept.length > count) kept.shift();
    return made.answer;
  };
}
