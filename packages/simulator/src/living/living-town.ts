// SPDX-License-Identifier: GPL-3.0-only
// The town itself: its clock, its crews, its server, what its visitor does. One thing happens at a time: a move of the
// clock, or an act.
import type { RadioPlan, RadioScan } from '@bluezone/phone';
import { dateText, utcDayAt } from '@bluezone/protocol';
import { phoneNumberOf } from '../run/simulated-person.ts';
import { type StaffDesk, staffDesk } from '../run/staff-desk.ts';
import type { Levers, TourAct, TourActAnswer } from '../tour/tour-api.ts';
import type { CrewNews, MetAnswer } from './crew.ts';
import type { Hands } from './hands.ts';
import { hasApp } from './has-app.ts';
import { onAirPlan } from './on-air.ts';
import { OwnersAlone } from './owners-alone.ts';
import { Pacemaker } from './pacemaker.ts';
import { townPlace } from './sample-staff.ts';
import { TownCrews } from './town-crews.ts';
import { TownNews, tellExports } from './town-news.ts';
import { TownRecord } from './town-record.ts';
import { livePollSeconds, type TownServer, townConfiguration, wallClock } from './town-server.ts';
import type { TownState } from './town-state.ts';
import type { WitnessedWorld } from './witness.ts';

/** Jobs are looked for this often by the town's clock, seconds. */
const jobSeconds = 5;
/** The town's time is written down this far ahead, in seconds of real time, so that a clock never goes back. */
const writtenAheadSeconds = 5;

export interface LivingTownParts {
  readonly directory: string | null;
  readonly state: TownState;
  readonly server: TownServer;
  /** "http://127.0.0.1:8420". */
  readonly origin: string;
  readonly hands: Hands;
  readonly world: WitnessedWorld;
  /** Residents whose phones visitors' browsers may be, in the order in which they are given. */
  readonly guests: readonly number[];
  readonly pace: number;
  readonly onFault: (error: unknown) => void;
  /** Told what phones got while the server is hostile. */
  readonly onMet: (met: readonly MetAnswer[]) => void;
  /** Told of posts by their kinds. */
  readonly onPosts: (posts: CrewNews['posts']) => void;
  readonly isHostile: () => boolean;
}

export class LivingTown {
  readonly record: TownRecord;
  readonly crews: TownCrews;
  readonly parts: LivingTownParts;
  readonly news: TownNews;
  readonly pacemaker: Pacemaker;
  readonly #owners: OwnersAlone;
  #clock: number;
  #staff: StaffDesk | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #jobsAt = 0;
  #fault: string | null = null;
  readonly #guestEars = new Map<number, (scans: readonly RadioScan[]) => void>();
  /** The share of the past that has been lived; null when the town is ready. */
  opening: number | null = 0;

  constructor(parts: LivingTownParts) {
    this.parts = parts;
    this.#clock = parts.state.clock;
    this.record = new TownRecord(parts.directory, parts.state, parts.world.persons.length);
    this.crews = new TownCrews(parts.hands.crews);
    this.news = new TownNews(this.record);
    this.#owners = new OwnersAlone(this.record, this.crews, parts.state.source.seed);
    this.pacemaker = new Pacemaker(parts.pace, (to) => this.inTurn(() => this.moveTo(to)));
    this.pacemaker.onError = (error) => {
      this.#fault = placeOf(error);
      parts.onFault(error);
    };
  }

  get clock(): number {
    return this.#clock;
  }

  get fault(): string | null {
    return this.#fault;
  }

  /** Sets the clock of a town that lives its past. */
  setClock(unix: number): void {
    this.#clock = unix;
  }

  /** Runs an act after all earlier ones. */
  inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = this.#last.then(act);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Opens the crews at a server. */
  async openCrews(origin: string, isNew: boolean): Promise<void> {
    const { server, state, guests } = this.parts;
    const pins = { indexKeys: server.keys.indexPins, exportKeys: server.keys.exportPins };
    const setup = { world: state.source, pins, seed: state.source.seed, now: this.#clock, isNew, guests };
    this.switchPhones();
    await this.absorb(await this.crews.open(setup, this.parts.directory, origin));
  }

  /** Takes down what crews told. */
  async absorb(news: readonly CrewNews[]): Promise<void> {
    this.news.take(news, this.#clock);
    for (const { met, guestScans, posts } of news) {
      if (met.length > 0) this.parts.onMet(met);
      if (posts.length > 0) this.parts.onPosts(posts);
      for (const { person, scans } of guestScans) this.#guestEars.get(person)?.(scans);
    }
  }

  /** Moves the town on to a second that is not before the present. */
  async moveTo(to: number, listenNow = false): Promise<void> {
    if (to >= this.parts.state.clock) {
      this.parts.state.clock = to + Math.ceil(writtenAheadSeconds * this.pacemaker.pace);
      this.record.save(true);
    }
    this.#clock = to;
    if (to - this.#jobsAt >= jobSeconds) await this.#runJobs();
    const watchAnswers = this.parts.isHostile();
    await this.absorb(await this.crews.advance({ to, listenNow, wakeAll: false, watchAnswers }));
    const alone = await this.#owners.act(to);
    for (const person of alone) this.news.expectConsent(person, true);
    if (alone.length > 0) await this.#hear();
    this.record.save();
  }

  async #hear(): Promise<void> {
    const orders = { to: this.#clock, listenNow: false, wakeAll: false };
    await this.absorb(await this.crews.advance({ ...orders, watchAnswers: this.parts.isHostile() }));
  }

  async #runJobs(): Promise<void> {
    const { server } = this.parts;
    this.#jobsAt = this.#clock;
    const failed = (await server.live.runDueJobs(this.#clock)).filter(({ outcome }) => outcome === 'failed');
    if (failed.length > 0) throw new Error(`jobs failed: ${failed.map(({ job }) => job).join(', ')}`);
    await tellExports(server.store, this.record, this.#clock);
  }

  /** What a visitor does for staff or for the owner of a phone. */
  act(act: TourAct): Promise<TourActAnswer> {
    return this.inTurn(async () => {
      if (this.record.persons[act.person] === undefined)
        return { ok: false, code: 'request.layout', detail: 'there is no such person' };
      if (act.act === 'confirm') return this.#confirm(act.person);
      if (this.record.persons[act.person]?.phone !== 'on')
        return { ok: false, code: 'phone.off', detail: 'this phone is off, or is a visitor’s own' };
      const answer = await this.crews.of(act.person).act(act);
      const isConsent = act.act === 'share-report' || act.act === 'share-claim';
      if (answer.ok && isConsent) this.news.expectConsent(act.person, false);
      await this.#hear();
      this.record.save();
      return answer;
    });
  }

  async #confirm(person: number): Promise<TourActAnswer> {
    const { server, origin } = this.parts;
    this.#staff ??= staffDesk(origin, server.staff.town, wallClock);
    const sampleDay = dateText(utcDayAt(this.#clock));
    const { caseId, digits } = await this.#staff.confirmCase(phoneNumberOf(person), sampleDay, townPlace);
    const { state } = this.parts;
    const fresh = { redeemedAt: null, consentedAt: null, leftAt: null, publishedAt: null, withdrawnAt: null };
    state.cases = [
      ...state.cases.filter((each) => each.person !== person),
      { person, caseId, sampleDay, digits, confirmedAt: this.#clock, ...fresh },
    ];
    this.record.person(person, { isCase: true });
    this.record.tell(this.#clock, { kind: 'confirmed', person, caseId, digits });
    this.record.save();
    return { ok: true, preview: null, digits };
  }

  /** Moves levers; what phones must know goes into the signed configuration and reaches them as always. */
  setLevers(change: Partial<Levers>): Promise<TourActAnswer> {
    return this.inTurn(async () => {
      const { state, server, world } = this.parts;
      const levers = { ...state.levers, ...change };
      const poll = livePollSeconds(world.persons.length);
      const changed = server.live.reconfigure(townConfiguration(levers, poll));
      if (!changed.ok) return { ok: false, code: changed.code, detail: changed.detail };
      state.levers = levers;
      this.switchPhones();
      this.record.tell(this.#clock, { kind: 'levers', levers });
      this.record.save();
      return { ok: true, preview: null, digits: null };
    });
  }

  /** Switches phones on and off as the lever says. */
  switchPhones(): void {
    const { state, guests, world } = this.parts;
    const on = Uint8Array.from(world.persons, ({ index }) => {
      if (guests.includes(index)) return this.#guestEars.has(index) ? 1 : 0;
      return hasApp(state.source.seed, index, state.levers.adoption) ? 1 : 0;
    });
    on.forEach((isOn, index) => {
      const phone = isOn === 0 ? 'off' : guests.includes(index) ? 'guest' : 'on';
      this.record.person(index, { phone });
    });
    this.crews.switchOn(on);
  }

  /** A visitor's browser becomes a guest's phone; null when another one is it, or nobody can be. */
  seatGuest(
    guest: number,
    hear: (scans: readonly RadioScan[]) => void,
  ): { plan(plan: RadioPlan): void; leave(): void } | null {
    if (!this.parts.guests.includes(guest) || this.#guestEars.has(guest)) return null;
    this.#guestEars.set(guest, hear);
    this.switchPhones();
    this.record.tell(this.#clock, { kind: 'joined', person: guest });
    return {
      plan: (plan) => this.crews.announce(onAirPlan(guest, plan)),
      leave: () => {
        if (this.#guestEars.get(guest) !== hear) return;
        this.#guestEars.delete(guest);
        this.switchPhones();
        this.record.tell(this.#clock, { kind: 'left-town', person: guest });
      },
    };
  }

  /** Stops the clock and waits for what is under way. */
  async stop(): Promise<void> {
    this.pacemaker.stop();
    await this.#last;
    this.parts.state.clock = Math.max(this.#clock + 1, this.parts.state.bornAt);
    this.record.save(true);
    await this.crews.close();
  }
}

/** Name and place of an error, never its message, which may quote a value. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const place = (error.stack ?? '').split('\n').find((line) => /^\s+at /.test(line));
  return `${error.name}${place === undefined ? '' : ` ${place.trim()}`}`;
}
