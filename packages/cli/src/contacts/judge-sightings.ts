// SPDX-License-Identifier: GPL-3.0-only
// Every observer's log on its own through the estimator. Nothing of one observer's log is used for another's.
import {
  countPeople,
  defaultProximityParameters,
  estimateContacts,
  Moves,
  type PacketColumns,
  type ProximityParameters,
  type RadioFacts,
} from '@bluezone/exposure';
import type { CivilDays } from './civil-days.ts';
import { type SightingColumns, unsaidPower } from './sighting-columns.ts';

export interface PairResult {
  readonly observer: string;
  readonly observed: string;
  /** Unix seconds. */
  readonly encounters: readonly { readonly from: number; readonly to: number }[];
  /** Of all days. */
  readonly minutesWithin2m: number;
  /** 80 % interval. */
  readonly low: number;
  readonly high: number;
  /** That on some day it was a quarter of an hour or more. */
  readonly probability15: number;
}

export interface DayResult {
  readonly observer: string;
  /** ISO date in the zone asked for. */
  readonly day: string;
  /** How many people, taking identifiers that follow one another for one phone. */
  readonly people: number;
  /** Identifiers heard. */
  readonly bluezone: number;
  /** Of them, those with a probability of at least one half of a quarter of an hour within two metres. */
  readonly close: number;
}

export interface ContactResults {
  readonly pairs: readonly PairResult[];
  readonly days: readonly DayResult[];
}

const isClose = 0.5;
const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Judges all observers; results in the order of their names. */
export function judgeSightings(
  columns: SightingColumns,
  days: CivilDays,
  parameters: ProximityParameters = defaultProximityParameters,
): ContactResults {
  const { names } = columns.phones;
  const rows = columns.rowsByObserver();
  const order = names.map((_, i) => i).sort((a, b) => compareNames(names[a] as string, names[b] as string));
  const moves = new Moves(parameters);
  const found = order
    .filter((observer) => (rows[observer] as Uint32Array).length > 0)
    .map((observer) =>
      judgeObserver(columns, observer, rows[observer] as Uint32Array, days, parameters, moves),
    );
  return { pairs: found.flatMap(({ pairs }) => pairs), days: found.flatMap((one) => one.days) };
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** An observer's log with its peers numbered anew, in the order of their names. */
interface ObserverLog {
  readonly packets: PacketColumns;
  readonly peers: readonly string[];
  readonly observer: RadioFacts;
  readonly facts: readonly RadioFacts[];
}

function logOf(columns: SightingColumns, rows: Uint32Array): ObserverLog {
  const heard = rows.filter((row) => (columns.observed[row] as number) >= 0);
  const scans = rows.filter((row) => (columns.observed[row] as number) < 0);
  const { names } = columns.phones;
  const met = new Set<number>();
  for (const row of heard) met.add(columns.observed[row] as number);
  const numbers = [...met].sort((a, b) => compareNames(names[a] as string, names[b] as string));
  const indexOf = new Map(numbers.map((number, index) => [number, index]));
  const rowsOf: number[][] = numbers.map(() => []);
  const times = new Float64Array(heard.length);
  const peers = new Int32Array(heard.length);
  const strengths = new Float32Array(heard.length);
  heard.forEach((row, at) => {
    const peer = indexOf.get(columns.observed[row] as number) as number;
    rowsOf[peer]?.push(row);
    times[at] = columns.times[row] as number;
    peers[at] = peer;
    strengths[at] = columns.strengths[row] as number;
  });
  const scanTimes = Float64Array.from(scans, (row) => columns.times[row] as number);
  return {
    packets: { times, peers, strengths, scanTimes, listeningSince: null },
    peers: numbers.map((number) => names[number] as string),
    observer: { model: usualModel(columns, columns.observerModels, heard), transmitPowerDbm: null },
    facts: rowsOf.map((list) => ({
      model: usualModel(columns, columns.observedModels, list),
      transmitPowerDbm: usualPower(columns, list),
    })),
  };
}

/** The model named most often; of equals the first by name. */
function usualModel(columns: SightingColumns, models: Uint32Array, rows: Iterable<number>): string | null {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const model = models[row] as number;
    if (model !== 0) counts.set(model, (counts.get(model) ?? 0) + 1);
  }
  const named = [...counts].map(([model, count]) => ({ name: columns.models.names[model] as string, count }));
  named.sort((a, b) => b.count - a.count || compareNames(a.name, b.name));
  return named[0]?.name ?? null;
}

/** The middle of the powers said. */
function usualPower({ powers }: SightingColumns, rows: readonly number[]): number | null {
  const said = rows.map((row) => powers[row] as number).filter((power) => power !== unsaidPower);
  said.sort((a, b) => a - b);
  return said[said.length >> 1] ?? null;
}

function judgeObserver(
  columns: SightingColumns,
  observer: number,
  rows: Uint32Array,
  days: CivilDays,
  parameters: ProximityParameters,
  moves: Moves,
): ContactResults {
  const name = columns.phones.names[observer] as string;
  const log = logOf(columns, rows);
  const dayOf = (second: number) => days.number(second);
  const contacts = estimateContacts(log.packets, log.observer, log.facts, parameters, dayOf, moves);
  const pairs = contacts.map(({ peer, encounters, days: perDay }) => ({
    observer: name,
    observed: log.peers[peer] as string,
    encounters,
    minutesWithin2m: rounded(perDay.reduce((sum, { minutes }) => sum + minutes, 0)),
    low: rounded(perDay.reduce((sum, { low }) => sum + low, 0)),
    high: rounded(perDay.reduce((sum, { high }) => sum + high, 0)),
    probability15: Number(
      (1 - perDay.reduce((none, { probability15 }) => none * (1 - probability15), 1)).toPrecision(6),
    ),
  }));
  const closeOn = new Map<number, number>();
  for (const { days: perDay } of contacts)
    for (const { day, probability15 } of perDay)
      if (probability15 >= isClose) closeOn.set(day, (closeOn.get(day) ?? 0) + 1);
  const perDay = countPeople(log.packets, dayOf).map(({ day, people, identifiers }) => ({
    observer: name,
    day: days.dates[day] as string,
    people,
    bluezone: identifiers,
    close: closeOn.get(day) ?? 0,
  }));
  return { pairs, days: perDay.sort((a, b) => compareNames(a.day, b.day)) };
}
