// SPDX-License-Identifier: GPL-3.0-only
// What owners do with their phones, as the test supposes: when they look at the app, how a call of the health authority
// or a warning changes that, how long they type and think, how often they are without a network. Every figure stands here.
import { type RandomStream, randomStream } from '../../air/seeded-random.ts';
import { DAY_SECONDS, DEFAULT_UTC_OFFSET_MINUTES } from '../../trace/trace-clock.ts';

const hour = 3600;
const minute = 60;

/** What happens to somebody within the month. Those who stay still are called or warned and share nothing. */
export type Fate = 'quiet' | 'warned' | 'warned-still' | 'case' | 'case-still';

const ownersModel = {
  /** Share of owners who never look at the app by themselves. */
  neverLook: 0.2,
  /** Of the others, looks a day: lognormal with this median and deviation of its logarithm, at most 4. */
  looksADay: { median: 0.3, deviation: 1.1, most: 4 },
  /** Seconds of a look, mean of an exponential, at least 20. */
  lookSeconds: 90,
  /** Chance weights of the local hours 0–23. */
  hours: [1, 0, 0, 0, 0, 2, 6, 9, 9, 8, 8, 9, 10, 8, 7, 7, 8, 9, 10, 11, 11, 10, 7, 3],
  /** Further looks a day on the first, second and third day after a warning or a call. */
  looksADayAfter: [3, 2, 1],
  /** Seconds from the warning to the first look, mean of an exponential; asleep, it waits for the morning. */
  firstLookSeconds: 2 * hour,
  /** The health authority calls within these local hours. */
  callHours: { from: 8, to: 19 },
  /** Share of people called who open the app during the call; the others up to this much later. */
  duringCall: 0.8,
  latestAfterCallSeconds: 5 * hour,
  /** Seconds of opening the app and typing a code. */
  typingSeconds: { least: 40, most: 240 },
  wrongCode: 0.15,
  typingAgainSeconds: { least: 25, most: 90 },
  /** Seconds of reading the preview and agreeing; a share of people thinks longer, within another look. */
  readingSeconds: { least: 30, most: 360 },
  thinksLonger: 0.2,
  thinkingSeconds: { least: 20 * minute, most: 10 * hour },
  /** What warned people do who do something; one of them at least. */
  claims: 0.7,
  sendsForm: 0.5,
  formSeconds: { least: 120, most: 600 },
  takesBack: 0.1,
  takesBackAfterSeconds: { least: 4 * hour, most: 60 * hour },
  /** Times in a month without a network, and their mean length. */
  outages: 3,
  outageSeconds: 5 * hour,
  /** Minutes between two wakings in the background, drawn for each phone. */
  wakingMinutes: { least: 5, most: 30 },
} as const;

export type OwnerStep = 'redeem-wrong' | 'redeem' | 'report' | 'claim' | 'contact-form' | 'withdraw';

/** The owner looks at the app, and maybe does something. */
export interface Look {
  readonly at: number;
  /** The app is closed then, or when the last step is done. */
  readonly until: number;
  /** Ascending. */
  readonly steps: readonly { readonly at: number; readonly step: OwnerStep }[];
}

export interface OwnerMonth {
  readonly looks: readonly Look[];
  readonly outages: readonly { readonly from: number; readonly to: number }[];
  readonly wakingSeconds: number;
  /** What a warning brings about. */
  afterWarning(at: number): readonly Look[];
}

export interface MonthSpan {
  readonly from: number;
  readonly to: number;
}

const localHourOf = (at: number): number =>
  Math.floor(((at + DEFAULT_UTC_OFFSET_MINUTES * minute) % DAY_SECONDS) / hour);

type Bounds = { readonly least: number; readonly most: number };

/**
 * Draws the month of an owner.
 * @param calledOn UTC midnight of the day of the call, for cases
 */
export function drawOwner(
  seed: number,
  person: number,
  fate: Fate,
  span: MonthSpan,
  calledOn: number,
): OwnerMonth {
  const random = randomStream(seed, 'owner', person);
  const between = ({ least, most }: Bounds) => Math.round(least + random.uniform() * (most - least));
  const { looksADay, wakingMinutes } = ownersModel;
  const isCurious = random.uniform() >= ownersModel.neverLook;
  const rate = Math.min(looksADay.most, looksADay.median * Math.exp(looksADay.deviation * random.normal()));
  const look = (at: number): Look => ({ at, until: at + lookLength(random), steps: [] });
  const looks = isCurious ? poissonTimes(random, rate, span).map(look) : [];
  const outages = drawOutages(random, span);
  const wakingSeconds = minute * between(wakingMinutes);

  /** A look during which things are done one after another, the later ones of another look when it takes long. */
  function doing(at: number, steps: readonly { readonly after: number; readonly step: OwnerStep }[]): Look[] {
    const made: { at: number; until: number; steps: { at: number; step: OwnerStep }[] }[] = [];
    let time = at;
    for (const { after, step } of steps) {
      const current = made.at(-1);
      if (current === undefined || after > 10 * minute) {
        const begins = current === undefined ? at : awake(random, time + after);
        time = current === undefined ? at + after : begins + 30;
        made.push({ at: begins, until: time + 30, steps: [{ at: time, step }] });
        continue;
      }
      time += after;
      current.steps.push({ at: time, step });
      current.until = time + 30;
    }
    return made;
  }

  const lookingMore = (at: number) =>
    ownersModel.looksADayAfter.flatMap((more, day) =>
      poissonTimes(random, more, { from: at + day * DAY_SECONDS, to: at + (day + 1) * DAY_SECONDS }).map(
        look,
      ),
    );
  const takingBack = (at: number) =>
    random.uniform() < ownersModel.takesBack
      ? doing(awake(random, at + between(ownersModel.takesBackAfterSeconds)), [
          { after: between(ownersModel.readingSeconds), step: 'withdraw' },
        ])
      : [];

  function called(): Look[] {
    const { callHours } = ownersModel;
    const call =
      calledOn -
      DEFAULT_UTC_OFFSET_MINUTES * minute +
      Math.round((callHours.from + random.uniform() * (callHours.to - callHours.from)) * hour);
    const isAtOnce = random.uniform() < ownersModel.duringCall;
    const at = isAtOnce
      ? call + between({ least: 30, most: 300 })
      : awake(random, call + between({ least: 10 * minute, most: ownersModel.latestAfterCallSeconds }));
    const isWrong = random.uniform() < ownersModel.wrongCode;
    const isSlow = random.uniform() < ownersModel.thinksLonger;
    const steps: { after: number; step: OwnerStep }[] = [
      { after: between(ownersModel.typingSeconds), step: isWrong ? 'redeem-wrong' : 'redeem' },
      ...(isWrong ? [{ after: between(ownersModel.typingAgainSeconds), step: 'redeem' as const }] : []),
      {
        after: between(isSlow ? ownersModel.thinkingSeconds : ownersModel.readingSeconds),
        step: 'report',
      },
    ];
    const visits = fate === 'case' ? doing(at, steps) : [look(at)];
    return [...visits, ...lookingMore(call), ...(fate === 'case' ? takingBack(at) : [])];
  }

  function afterWarning(at: number): Look[] {
    const first = awake(random, at + Math.round(random.exponential(ownersModel.firstLookSeconds)));
    const more = lookingMore(first);
    if (fate !== 'warned') return [look(first), ...more];
    const claims = random.uniform() < ownersModel.claims;
    const sendsForm = !claims || random.uniform() < ownersModel.sendsForm;
    const isSlow = random.uniform() < ownersModel.thinksLonger;
    const steps: { after: number; step: OwnerStep }[] = [];
    if (claims) steps.push({ after: between(ownersModel.readingSeconds), step: 'claim' });
    if (sendsForm) steps.push({ after: between(ownersModel.formSeconds), step: 'contact-form' });
    const begins = isSlow ? awake(random, first + between(ownersModel.thinkingSeconds)) : first;
    return [
      ...(isSlow ? [look(first)] : []),
      ...doing(begins, steps),
      ...more,
      ...(claims ? takingBack(begins) : []),
    ];
  }

  const isCase = fate === 'case' || fate === 'case-still';
  return { looks: isCase ? [...looks, ...called()] : looks, outages, wakingSeconds, afterWarning };
}

function lookLength(random: RandomStream): number {
  return Math.max(20, Math.round(random.exponential(ownersModel.lookSeconds)));
}

/** Times of a Poisson process of so many a day, moved to hours at which people are awake. */
function poissonTimes(random: RandomStream, aDay: number, { from, to }: MonthSpan): number[] {
  if (aDay <= 0) return [];
  const times: number[] = [];
  for (let at = from; ; ) {
    at += random.exponential(DAY_SECONDS / aDay);
    if (at >= to) return times.sort((a, b) => a - b);
    const midnight = Math.floor((at + 7 * hour) / DAY_SECONDS) * DAY_SECONDS - 7 * hour;
    times.push(Math.max(from, midnight + secondOfDay(random)));
  }
}

function secondOfDay(random: RandomStream): number {
  const weights = ownersModel.hours;
  let left = random.uniform() * weights.reduce<number>((sum, weight) => sum + weight, 0);
  const at = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return Math.max(0, at) * hour + random.integer(hour);
}

/** The time itself by day; in the night, some time of the next morning. */
function awake(random: RandomStream, at: number): number {
  const local = localHourOf(at);
  if (local >= 6 && local < 23) return at;
  const midnight = Math.floor((at + 7 * hour) / DAY_SECONDS) * DAY_SECONDS - 7 * hour;
  const morning = (local >= 23 ? midnight + DAY_SECONDS : midnight) + 6 * hour;
  return morning + random.integer(3 * hour);
}

function drawOutages(random: RandomStream, span: MonthSpan): { from: number; to: number }[] {
  const aDay = (ownersModel.outages * DAY_SECONDS) / (span.to - span.from);
  const outages: { from: number; to: number }[] = [];
  for (let at = span.from; ; ) {
    at += random.exponential(DAY_SECONDS / aDay);
    if (at >= span.to) return outages;
    outages.push({ from: at, to: at + random.exponential(ownersModel.outageSeconds) });
  }
}
