// SPDX-License-Identifier: GPL-3.0-only
// What a town tells its page: persons and events with the revision at which they changed. Nothing is told before it is
// on the disk, so that a killed process takes back nothing that anybody saw.
import type { FeedEntry, FeedFact, PersonState, TourCase } from '../tour/tour-api.ts';
import { saveTownState, type TownState } from './town-state.ts';

/** Events that are kept. */
const rememberedEvents = 600;
/** Refusals of one trick for one reason within so many seconds are one event. */
const refusalSeconds = 600;
/** Refusals that are kept: they must not crowd out what happened to people. */
const rememberedRefusals = 150;

const isRefusal = (entry: FeedEntry): entry is Extract<FeedEntry, { kind: 'refused' }> =>
  entry.kind === 'refused';

export class TownRecord {
  readonly state: TownState;
  readonly #directory: string | null;
  readonly #persons: PersonState[];
  readonly #personRevision: number[];
  readonly #feedRevision = new Map<number, number>();
  #isDirty = false;
  /** What is on the disk. */
  revision = 1;

  constructor(directory: string | null, state: TownState, people: number) {
    this.#directory = directory;
    this.state = state;
    this.#persons = Array.from({ length: people }, (_, index) => ({
      index,
      phone: 'on',
      exposure: 'none',
      isCase: false,
      report: null,
      claim: null,
    }));
    this.#personRevision = new Array(people).fill(1);
    for (const person of state.persons) this.#persons[person.index] = person;
    for (const { id } of state.feed) this.#feedRevision.set(id, 1);
  }

  get persons(): readonly PersonState[] {
    return this.#persons;
  }

  /** Changes what is told of a person. */
  person(index: number, change: Partial<Omit<PersonState, 'index'>>): void {
    const before = this.#persons[index];
    if (before === undefined) return;
    const names = Object.keys(change) as (keyof typeof change)[];
    if (names.every((name) => before[name] === change[name])) return;
    this.#persons[index] = { ...before, ...change };
    this.#personRevision[index] = this.revision + 1;
    this.#isDirty = true;
  }

  /** Something happened. */
  tell(at: number, fact: FeedFact): void {
    this.#isDirty = true;
    if (fact.kind === 'refused' && this.#addToRefusal(at, fact)) return;
    const { feed } = this.state;
    const id = (feed.at(-1)?.id ?? 0) + 1;
    feed.push({ ...fact, id, at });
    this.#feedRevision.set(id, this.revision + 1);
    if (fact.kind === 'refused' && feed.filter(isRefusal).length > rememberedRefusals)
      this.#forget(feed.findIndex(isRefusal));
    while (feed.length > rememberedEvents) this.#forget(0);
  }

  /** Adds phones to a refusal told not long ago; false when there is none. */
  #addToRefusal(at: number, { trick, code, phones }: Extract<FeedFact, { kind: 'refused' }>): boolean {
    const { feed } = this.state;
    const i = feed.findLastIndex(
      (each) =>
        isRefusal(each) && each.trick === trick && each.code === code && each.at > at - refusalSeconds,
    );
    const known = feed[i];
    if (known === undefined || !isRefusal(known)) return false;
    feed[i] = { ...known, phones: known.phones + phones };
    this.#feedRevision.set(known.id, this.revision + 1);
    return true;
  }

  #forget(i: number): void {
    const [forgotten] = this.state.feed.splice(i, 1);
    if (forgotten !== undefined) this.#feedRevision.delete(forgotten.id);
  }

  /** Changes the case of a person. */
  caseOf(person: number, change: Partial<TourCase>): void {
    this.state.cases = this.state.cases.map((each) =>
      each.person === person ? { ...each, ...change } : each,
    );
    this.#isDirty = true;
  }

  touch(): void {
    this.#isDirty = true;
  }

  /** Brings everything to the disk, and only then lets it be told. */
  save(force = false): void {
    if (!this.#isDirty && !force) return;
    this.state.persons = this.#persons.filter(
      ({ exposure, isCase, report, claim, phone }) =>
        exposure !== 'none' || isCase || report !== null || claim !== null || phone !== 'on',
    );
    saveTownState(this.#directory, this.state);
    if (!this.#isDirty) return;
    this.#isDirty = false;
    this.revision++;
  }

  /** Persons and events that changed after a revision. */
  since(revision: number): { people: PersonState[]; feed: FeedEntry[] } {
    return {
      people: this.#persons.filter(({ index }) => {
        const changed = this.#personRevision[index] as number;
        return changed > revision && changed <= this.revision;
      }),
      feed: this.state.feed.filter(({ id }) => {
        const changed = this.#feedRevision.get(id) ?? 0;
        return changed > revision && changed <= this.revision;
      }),
    };
  }
}
