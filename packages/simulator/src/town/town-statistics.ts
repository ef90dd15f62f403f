// SPDX-License-Identifier: GPL-3.0-only
// Figures of a town that contact surveys publish too, to judge whether its people meet as people do.
// Diaries count whom people talked to or touched: 7.7 a day in Viet Nam (6675 contacts of 865 people; Horby et al.,
// PLoS ONE 6(2), 2011), 13.4 in eight countries of Europe (97,904 of 7290; Mossong et al., PLoS Med 5(3), 2008).
// The town counts everybody within 2 m, as a phone would wish to, so it may lie above diaries.
import type { ContactTruth } from '../trace/contact-truth.ts';
import { DAY_SECONDS } from '../trace/trace-clock.ts';
import { isWeekend } from './draw-agenda.ts';
import { createNearPairs } from './near-pairs.ts';
import type { PairPieces } from './pair-pieces.ts';
import type { TownLife } from './town-life.ts';
import { createTruthRecorder } from './truth-recorder.ts';

/** Least time together that counts as a contact, and as a long one, seconds. */
const CONTACT_SECONDS = 60;
const LONG_CONTACT_SECONDS = 900;
const SURVEY_SLICE_SECONDS = 3600;

/** One local day. A contact is a pair that was within 2 m for a minute in all. */
export interface DayStatistics {
  /** Local days since 1970-01-01. */
  readonly day: number;
  readonly weekend: boolean;
  /** Mean number of contacts of a person. */
  readonly contacts: number;
  /** Mean number of contacts of 15 minutes and more. */
  readonly longContacts: number;
  /** Share of contacts within a household; null when there was none. */
  readonly householdShare: number | null;
  readonly householdShareOfLong: number | null;
  /** Minutes of a contact that a quarter, half and three quarters of the contacts stay below. */
  readonly minutesQuartiles: readonly [number, number, number];
  /** People by number of contacts: degrees[k] had k. */
  readonly degrees: readonly number[];
}

export interface TownSurvey {
  readonly residents: number;
  readonly households: number;
  readonly days: readonly DayStatistics[];
  /** Means over weekdays, over weekend days; null without such days. */
  readonly contactsOnWeekdays: number | null;
  readonly contactsOnWeekends: number | null;
  /** Mean over days of a person's peers in radio range for 15 minutes who were not within 2 m for one. */
  readonly nearButNotClose: number;
}

/** What the truth says about one local day. Each contact counts once for each of the two. */
function measureDay(life: TownLife, truth: ContactTruth, day: number): DayStatistics {
  const from = life.dayStart(day);
  const { residents } = life.town;
  const minutes: number[] = [];
  const degrees: number[] = [];
  let long = 0;
  let ofHousehold = 0;
  let longOfHousehold = 0;
  for (const person of residents) {
    let degree = 0;
    for (const peer of truth.peersOf(person.id)) {
      const seconds = truth.secondsBetween(person.id, peer, from, from + DAY_SECONDS);
      if (seconds < CONTACT_SECONDS) continue;
      const same = residents[peer]?.household === person.household;
      degree++;
      minutes.push(seconds / 60);
      if (same) ofHousehold++;
      if (seconds < LONG_CONTACT_SECONDS) continue;
      long++;
      if (same) longOfHousehold++;
    }
    while (degrees.length <= degree) degrees.push(0);
    degrees[degree] = (degrees[degree] as number) + 1;
  }
  minutes.sort((x, y) => x - y);
  const quartile = (share: number) => minutes[Math.floor(share * minutes.length)] ?? 0;
  return {
    day,
    weekend: isWeekend(day),
    contacts: minutes.length / residents.length,
    longContacts: long / residents.length,
    householdShare: minutes.length === 0 ? null : ofHousehold / minutes.length,
    householdShareOfLong: long === 0 ? null : longOfHousehold / long,
    minutesQuartiles: [quartile(0.25), quartile(0.5), quartile(0.75)],
    degrees,
  };
}

/**
 * Lives `days` local days from `firstDay` on, without phones, and measures them.
 *
 * @param onPieces told who was near whom, stretch after stretch; the pieces are valid only during the call
 */
export function surveyTown(
  life: TownLife,
  firstDay: number,
  days: number,
  onPieces: (pieces: PairPieces) => void = () => {},
): TownSurvey {
  const people = life.town.residents.length;
  const near = createNearPairs(life);
  const measured: DayStatistics[] = [];
  let nearOnly = 0;
  for (let day = firstDay; day < firstDay + days; day++) {
    const truth = createTruthRecorder(people);
    const secondsInRange = new Map<number, number>();
    for (let from = life.dayStart(day); from < life.dayStart(day + 1); from += SURVEY_SLICE_SECONDS) {
      const pieces = near.during(from, from + SURVEY_SLICE_SECONDS);
      truth.record(pieces);
      onPieces(pieces);
      for (let n = 0; n < pieces.count; n++) {
        const pair = (pieces.a[n] as number) * people + (pieces.b[n] as number);
        const seconds = (pieces.to[n] as number) - (pieces.from[n] as number);
        secondsInRange.set(pair, (secondsInRange.get(pair) ?? 0) + seconds);
      }
    }
    measured.push(measureDay(life, truth, day));
    for (const [pair, seconds] of secondsInRange) {
      if (seconds < LONG_CONTACT_SECONDS) continue;
      const close = truth.secondsBetween(
        Math.floor(pair / people),
        pair % people,
        life.dayStart(day),
        life.dayStart(day + 1),
      );
      if (close < CONTACT_SECONDS) nearOnly += 2;
    }
  }
  const meanContacts = (weekend: boolean) => {
    const chosen = measured.filter((each) => each.weekend === weekend);
    return chosen.length === 0
      ? null
      : chosen.reduce((sum, { contacts }) => sum + contacts, 0) / chosen.length;
  };
  return {
    residents: people,
    households: life.town.households.length,
    days: measured,
    contactsOnWeekdays: meanContacts(false),
    contactsOnWeekends: meanContacts(true),
    nearButNotClose: days === 0 ? 0 : nearOnly / people / days,
  };
}
