// SPDX-License-Identifier: GPL-3.0-only
// The loop itself: real phone engines over a simulated world, the real server over HTTP, time that only the run moves.
// Afterwards, and only then, what phones said is compared with what really happened.
import { join } from 'node:path';
import { dateText } from '@bluezone/protocol';
import type { OnAirPlan } from '../living/on-air.ts';
import { httpNet } from '../phones/http-net.ts';
import { DAY_SECONDS } from '../trace/trace-clock.ts';
import { createRunCrew } from './create-run-crew.ts';
import { drawPopulation, type Population } from './draw-population.ts';
import { registerNumber } from './register-number.ts';
import type { ConfirmedCase, CrewTold, RunTurn } from './run-crew.ts';
import type { RunHands } from './run-hands.ts';
import { runLine } from './run-line.ts';
import { openRunServer, publishPeriodSeconds } from './run-server.ts';
import { type RunSettings, sliceSeconds } from './run-settings.ts';
import { type Judgement, judge, type Score, type Spoken } from './score-warnings.ts';
import { phoneNumberOf } from './simulated-person.ts';
import { staffDesk } from './staff-desk.ts';
import { threadSeconds } from './thread-seconds.ts';
import type { RunPlan, WorldWithTruth } from './world.ts';

/** What a run found. */
export interface RunResult {
  /** Phones with the app. */
  readonly phones: number;
  readonly cases: number;
  readonly reports: number;
  readonly claims: number;
  /** Seconds of real time. */
  readonly seconds: number;
  readonly f1: Score;
  readonly f2: Score;
}

/** What a run cost, CPU seconds. */
export interface RunCost {
  readonly engineSeconds: number;
  readonly airSeconds: number;
  /** Of the thread that has the server. */
  readonly serverSeconds: number;
}

export type OnRunProgress = (share: number, day: string) => void;

const eveningLocal = 20 * 3600;
const progressSeconds = 3600;

/** Runs a world to its end in this thread. `onProgress` is told the share done, 0…1, and the simulated day. */
export async function runWorld(
  world: WorldWithTruth,
  settings: RunSettings,
  onProgress?: OnRunProgress,
): Promise<RunResult> {
  const hands = { source: null, crews: [createRunCrew(() => world)], directory: null, inTurn: true };
  const { result } = await runCrews(
    world,
    settings,
    hands,
    async (spoken) => judge(world.truth(), spoken),
    onProgress,
  );
  return result;
}

/** Runs a world whose phones are divided among crews. */
export async function runCrews<S>(
  plan: RunPlan,
  settings: RunSettings,
  hands: RunHands<S>,
  judgeSpoken: (spoken: Spoken) => Promise<Judgement>,
  onProgress: OnRunProgress = () => {},
): Promise<{ result: RunResult; cost: RunCost }> {
  const started = performance.now();
  const seconds = threadSeconds();
  const began = seconds();
  const population = drawPopulation(plan.people, plan.sampleDays, settings);
  let now = plan.startUnix;
  const server = await openRunServer(settings.seed, settings.duty, () => now);
  const net = httpNet(server.origin);
  const line = runLine(net);
  const { crews } = hands;
  /** Plans that each crew has not heard of yet. */
  const untold: OnAirPlan[][] = crews.map(() => []);

  /** Lets phones go on until none of them waits for the server. */
  async function settle(begin: (crew: (typeof crews)[number]) => Promise<RunTurn>): Promise<void> {
    let turns = await each(hands, begin);
    for (;;) {
      turns.forEach(({ plans }, from) => {
        untold.forEach((of, to) => {
          if (to !== from) of.push(...plans);
        });
      });
      if (turns.every(({ requests }) => requests.length === 0)) return;
      const answers = await line.answer(turns.map(({ requests }) => requests));
      turns = await each(hands, (crew, i) => crew.answer(answers[i] ?? []));
    }
  }

  async function runJobs(): Promise<void> {
    await server.runDueJobs();
    line.forget();
  }

  async function register(): Promise<void> {
    const credentials: { person: number; credential: Uint8Array }[] = [];
    for (const [person, hasApp] of population.hasApp.entries())
      if (hasApp)
        credentials.push({ person, credential: await registerNumber(server.origin, phoneNumberOf(person)) });
    await each(hands, (crew, i) =>
      crew.register(credentials.filter(({ person }) => person % crews.length === i)),
    );
  }

  try {
    const { hasApp, consents } = population;
    const { seed, duty } = settings;
    const setup = { source: hands.source, seed, duty, pins: server.pins, hasApp, consents };
    await each(hands, (crew, i) => {
      const directory = hands.directory === null ? null : join(hands.directory, `phones-${i}`);
      return crew.open({ ...setup, crew: i, crews: crews.length, directory });
    });
    await runJobs();
    await register();
    await settle((crew) => crew.wake(now, true));
    const cases = casesOf(
      population,
      staffDesk(server.origin, server.staff, () => now),
    );
    while (now < plan.endUnix) {
      now = Math.min(plan.endUnix, now + sliceSeconds);
      const news = untold.map((of) => of.splice(0));
      const listening = each(hands, (crew, i) => crew.listen(now, news[i] ?? []));
      const isPublication = now % publishPeriodSeconds === 0;
      await Promise.all([listening, isPublication ? runJobs() : null]);
      await settle((crew) => crew.wake(now, isPublication));
      const confirmed = await cases(now);
      const isEvening = (now + plan.utcOffsetMinutes * 60) % DAY_SECONDS === eveningLocal;
      await settle((crew) => crew.act(confirmed, isEvening));
      if (now % progressSeconds === 0)
        onProgress((now - plan.startUnix) / (plan.endUnix - plan.startUnix), dayText(plan, now));
    }
    const told = await each(hands, (crew) => crew.tell());
    await each(hands, (crew) => crew.close());
    const phones = told.flatMap((each) => each.phones).sort((a, b) => a.person - b.person);
    const judged = await judgeSpoken(spokenBy(phones, population));
    const engineSeconds = sum(told, (each) => each.engineSeconds);
    const airSeconds = sum(told, (each) => each.airSeconds);
    const here = seconds() - began;
    return {
      result: {
        phones: phones.length,
        cases: population.cases.length,
        reports: sum(phones, ({ reports }) => reports),
        claims: sum(phones, ({ claims }) => claims),
        ...judged,
        seconds: Math.round((performance.now() - started) / 100) / 10,
      },
      cost: {
        engineSeconds,
        airSeconds,
        serverSeconds: hands.inTurn ? here - engineSeconds - airSeconds : here,
      },
    };
  } finally {
    net.close();
    await server.close();
  }
}

/** The same for every crew: at once where each has a thread, one after another where all are in this one. */
async function each<S, T>(
  { crews, inTurn }: RunHands<S>,
  call: (crew: RunHands<S>['crews'][number], index: number) => Promise<T>,
): Promise<T[]> {
  if (!inTurn) return await Promise.all(crews.map(call));
  const results: T[] = [];
  for (const [i, crew] of crews.entries()) results.push(await call(crew, i));
  return results;
}

/** The local day that ends at, or holds, a second of the run. */
function dayText({ utcOffsetMinutes }: RunPlan, now: number): string {
  return dateText(Math.floor((now - 1 + utcOffsetMinutes * 60) / DAY_SECONDS));
}

/** Staff confirm those whose result has come and who will share; gives them with their codes. */
function casesOf(population: Population, staff: ReturnType<typeof staffDesk>) {
  const waiting = [...population.cases];
  return async (now: number): Promise<ConfirmedCase[]> => {
    const confirmed: ConfirmedCase[] = [];
    while (waiting[0] !== undefined && waiting[0].confirmedAt <= now) {
      const { person, sampleDay } = waiting.shift() as Population['cases'][number];
      if (population.hasApp[person] !== true || population.consents[person] !== true) continue;
      const { digits } = await staff.confirmCase(phoneNumberOf(person), dateText(sampleDay));
      confirmed.push({ person, digits, sampleDay });
    }
    return confirmed;
  };
}

function spokenBy(phones: CrewTold['phones'], population: Population): Spoken {
  const warned = (degree: 'F1' | 'F2') =>
    phones.filter((phone) => phone.warned.includes(degree)).map(({ person }) => person);
  return {
    cases: population.cases.map(({ person, infectious }) => ({ person, ranges: [infectious] })),
    contacts: phones.map(({ person, published }) => ({ person, ranges: published })),
    warned: { F1: warned('F1'), F2: warned('F2') },
  };
}

function sum<T>(of: readonly T[], figure: (each: T) => number): number {
  return of.reduce((total, one) => total + figure(one), 0);
}
