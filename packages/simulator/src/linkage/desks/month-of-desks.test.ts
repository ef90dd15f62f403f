// SPDX-License-Identifier: GPL-3.0-only
// A month of the real desks, read as somebody reads it who has every table, log, metric and refusal of all of them.
import { beforeAll, expect, it } from 'vitest';
import { randomStream } from '../../air/seeded-random.ts';
import type { Dump } from './everything-held.ts';
import {
  consented,
  evidenceOfCases,
  evidenceOfMessages,
  evidenceOfNumbers,
  roundOfNumbers,
  roundsOfDays,
  sharedValues,
} from './evidence.ts';
import { type AttackResult, attack, type Evidence, type Round, type Value } from './link-attack.ts';
import { contacts, liveMonthOfDesks, type MonthLived } from './month-of-desks.ts';
import { cellsOf, findPlanted, type Planted, strayed } from './planted.ts';
import { findTimes } from './times-held.ts';

const seed = 4;
let month: MonthLived;
let last: Dump;
const real = { from: Date.now() / 1000 - 5, to: 0 };

beforeAll(async () => {
  const before = process.cpuUsage();
  month = await liveMonthOfDesks(seed);
  last = month.held.dumps.at(-1) as Dump;
  real.to = Date.now() / 1000 + 5;
  const { user, system } = process.cpuUsage(before);
  console.log('a month of the desks:', month.counts, 'processor seconds:', Math.round((user + system) / 1e6));
}, 600_000);

const random = (name: string) => randomStream(seed, name);

it('every contact is warned within the month', () => {
  expect(month.counts.warned).toBe(contacts);
});

function told(what: string, result: AttackResult): void {
  const { hits, trials, byChance, ways, way, bestByChance, limitByChance } = result;
  console.log(
    `${what}: ${hits} of ${trials} right by the best of ${ways} ways (${way}); one guess ${byChance.toFixed(1)}, ` +
      `the best of as many blind ways ${bestByChance.toFixed(1)}, at most ${limitByChance}`,
  );
}

/** Both sides of each pair get one more column. */
function withColumn(rounds: readonly Round[], of: (pair: number, side: 0 | 1) => Value): Round[] {
  let pair = 0;
  return rounds.map(({ persons, messages, truth }) => {
    const numbers = truth.map(() => pair++);
    const told = (side: 0 | 1, at: number): Evidence => ({ added: of(numbers[at] as number, side) });
    return {
      truth,
      persons: persons.map((person, i) => {
        const at = truth.indexOf(i);
        return at < 0 ? person : { ...person, ...told(0, at) };
      }),
      messages: messages.map((message, i) => ({ ...message, ...told(1, i) })),
    };
  });
}

it('nobody with all rows finds the reports of a case, nor the reports and claims of a number, better than by guessing', () => {
  const reports = evidenceOfMessages(month.held.dumps, month.truth, 'report');
  const claims = evidenceOfMessages(month.held.dumps, month.truth, 'claim');
  const cases = evidenceOfCases(last, month.truth);
  const numbers = evidenceOfNumbers(last, month);
  const ofCases = roundsOfDays(cases, reports, random('mixed'));
  const attacks = {
    'reports of cases, day and onset known': ofCases,
    'reports of registered numbers': [roundOfNumbers(numbers, reports, random('mixed'))],
    'claims of registered numbers': [roundOfNumbers(numbers, claims, random('mixed'))],
  };
  for (const [what, rounds] of Object.entries(attacks)) {
    const result = attack(rounds, random(what));
    told(what, result);
    expect(result.trials).toBeGreaterThanOrEqual(10);
    expect(result.hits).toBeLessThanOrEqual(result.limitByChance);
  }
  expect(sharedValues(last)).toEqual([]);
});

it('the same attack finds a shared number, a time on both sides, or a number that counts up', () => {
  const reports = evidenceOfMessages(month.held.dumps, month.truth, 'report');
  const rounds = roundsOfDays(evidenceOfCases(last, month.truth), reports, random('mixed'));
  const drawn = random('drawn');
  const ends = rounds.flatMap(({ messages }) => messages.map((each) => Number(each[consented])));
  const leaks = {
    'with a shared number': withColumn(rounds, (pair) => `${pair} of both`),
    'with a time on both sides, to a quarter of an hour': withColumn(
      rounds,
      (pair, side) => 7000 * ((pair * 7919) % 97) + (side === 0 ? 0 : drawn.integer(900)),
    ),
    'with numbers of cases that count up': withColumn(rounds, (pair, side) =>
      side === 1 ? pair : ends.filter((end) => end < (ends[pair] as number)).length,
    ),
  };
  for (const [what, leaky] of Object.entries(leaks)) {
    const result = attack(leaky, random(what));
    told(what, result);
    expect(result.hits).toBeGreaterThan(result.limitByChance);
    expect(result.hits).toBe(result.trials);
  }
});

/** The places on the disk and the numbers of transactions of a case's rows, and nothing else. */
function onlyOrder(rounds: readonly Round[]): Round[] {
  const some = (of: Evidence, wanted: RegExp) =>
    Object.fromEntries(Object.entries(of).filter(([name]) => wanted.test(name)));
  return rounds.map(({ persons, messages, truth }) => ({
    truth,
    persons: persons.map((each) => some(each, /\.(?:ctid|xmin)$/)),
    messages: messages.map((each) => some(each, new RegExp(`^${consented}$`))),
  }));
}

it('the order of the rows of a day shows while the day lasts, and no more when it has ended', () => {
  const reports = evidenceOfMessages(month.held.dumps, month.truth, 'report');
  const within = month.held.dumps[3] as Dump;
  const day = Math.floor(within.at / 86_400);
  const ofDay = (dump: Dump) =>
    roundsOfDays(
      evidenceOfCases(dump, month.truth).filter((each) => each.day === day),
      reports.filter((each) => each.day === day),
      random('mixed'),
    );
  const during = attack(onlyOrder(ofDay(within)), random('during'));
  told('reports of the cases of a day by the order of rows, read on that day', during);
  const after = attack(onlyOrder(ofDay(last)), random('after'));
  told('the same, read after it', after);
  const whole = attack(
    onlyOrder(roundsOfDays(evidenceOfCases(last, month.truth), reports, random('mixed'))),
    random('whole'),
  );
  told('reports of cases by the order of rows', whole);
  expect(during.trials).toBe(6);
  expect(during.hits).toBeGreaterThanOrEqual(5);
  expect(whole.trials).toBeGreaterThanOrEqual(30);
  expect(whole.hits).toBeLessThanOrEqual(whole.limitByChance);
});

it('what is planted in every input is found where it belongs and nowhere else', () => {
  const cells = cellsOf(month.held);
  const { planted } = month;
  const found = findPlanted(cells, planted);
  const belonging = planted.flatMap(({ what, belongs = [] }) =>
    belongs.map(({ place, as }) => ({ what, place, as })),
  );
  const missing = belonging.filter(
    ({ what, place, as }) =>
      !found.some((each) => each.what === what && each.place === place && each.as === as),
  );
  console.log(
    `${planted.length} values planted, ${cells.length} different values searched, found in ${found.length} places, ` +
      `strayed: ${strayed(found, planted).length}`,
  );
  expect(strayed(found, planted)).toEqual([]);
  expect(missing).toEqual([]);
});

it('the same search finds a planted value in a log, a metric, another table, in whatever form', () => {
  const agent = month.planted.find(({ what }) => what === 'agent') as Planted;
  const number = month.planted.find(({ what }) => what === 'number of a case') as Planted;
  const text = String(agent.value);
  const national = `0${String(number.value).slice(3)}`;
  const leaks: readonly (readonly [Planted, string])[] = [
    [agent, `{"msg":"asked","agent":"${text}"}`],
    [agent, Buffer.from(text).toString('hex')],
    [agent, `x${Buffer.from(`ab${text}`).toString('base64')}`],
    [agent, [...text].reverse().join('')],
    [number, `{"to":"${national}"}`],
    [number, `sent to ${national.replace(/(\d{4})(\d{3})(\d{3})/, '$1 $2 $3')}`],
  ];
  for (const [planted, line] of leaks) {
    const cells = cellsOf({ ...month.held, logLines: [...month.held.logLines, line] });
    expect(strayed(findPlanted(cells, [planted]), [planted]).map(({ place }) => place)).toEqual(['log']);
  }
});

/** Every place that may hold a time finer than the UTC day, with the reason why. */
const allowedTimes: Readonly<Record<string, string>> = {
  'registration.attempts.expires': 'a code of a message holds for minutes; the row goes then',
  'cases.sessions.created': 'of staff',
  'cases.sessions.used': 'of staff',
  'cases.tickets.expires': 'of staff',
  'cases.factor_steps.step': 'of staff',
  'cases.login_failures.last': 'of staff',
  'cases.login_failures.locked_until': 'of staff',
  'exposure.exports.from_time': 'of a batch, published',
  'exposure.exports.to_time': 'of a batch, published',
  'exposure.indexes.time': 'of an index, published',
  'exposure.indexes.sequence': 'of an index, published',
  'meetings.tags.interval': 'of a meeting, days before it was reported',
  'jobs.leases.done': 'of a job',
  'jobs.leases.until': 'of a job',
  'log: listening: registration, cases, exposure, meetings': 'of the process',
  'log: the registration desk made keys for a new epoch': 'of the process',
  'log: the cases desk made keys for a new epoch': 'of the process',
  'log: the exposure desk made keys for a new epoch': 'of the process',
  'metrics: process_start_time_seconds': 'of the process',
};

it('no row, line, metric or refusal holds a time finer than the UTC day beyond those that are listed', () => {
  const found = findTimes(month.held, month.span, real);
  console.log(`times: ${found.map(({ place, unit }) => `${place} (${unit})`).join(', ')}`);
  expect(found.filter(({ place }) => !Object.hasOwn(allowedTimes, place))).toEqual([]);
  expect(found.length).toBeGreaterThan(10);
});

it('the same look finds a time that is added to a row, a line, a metric', () => {
  const time = month.span.from + 7 * 86_400 + 12_345;
  const [first, ...others] = last.tables;
  if (first === undefined) throw new Error('no tables');
  const column = { name: 'seen', type: 'bigint' };
  const added = (value: unknown, type = 'bigint') => ({
    ...month.held,
    dumps: [
      {
        ...last,
        tables: [
          { ...first, columns: [...first.columns, { ...column, type }], rows: [{ seen: value }] },
          ...others,
        ],
      },
    ],
  });
  const leaks = {
    second: added(time),
    millisecond: added(time * 1000),
    interval: added(Math.floor(time / 600)),
    text: added(new Date(time * 1000).toISOString(), 'text'),
    type: added(null, 'timestamp with time zone'),
    line: {
      ...month.held,
      logLines: [`{"level":30,"time":${Math.floor(real.from * 1000) + 6000},"msg":"a code was redeemed"}`],
    },
    metric: { ...month.held, metrics: [{ at: 0, by: '/metrics', text: `bluezone_last_report ${time}` }] },
  };
  for (const [what, held] of Object.entries(leaks)) {
    const places = findTimes(held, month.span, real).filter(
      ({ place }) => !Object.hasOwn(allowedTimes, place),
    );
    expect([what, places.length]).toEqual([what, 1]);
  }
});

it('what tells of people is counted a day late: no metric of it changes within a UTC day', () => {
  const byDay = new Map<number, Set<string>>();
  const telling = /^bluezone_(?:http_requests_of_yesterday|registration_events|sms_tries|sms_ends).*$/gm;
  for (const { at, text } of month.held.metrics) {
    const day = Math.floor(at / 86_400);
    const lines = [...text.matchAll(telling)].map(([line]) => line).sort();
    byDay.set(day, (byDay.get(day) ?? new Set()).add(lines.join('\n')));
  }
  expect(month.held.metrics.length).toBeGreaterThan(100);
  // The days on which the desks were started anew have forgotten the day before.
  const restarted = new Set(month.held.dumps.map(({ at }) => Math.floor(at / 86_400)));
  for (const [day, seen] of byDay) if (!restarted.has(day)) expect([day, seen.size]).toEqual([day, 1]);
  expect(
    [...byDay.values()].some((seen) => [...seen].some((lines) => lines.includes('/v1/registration'))),
  ).toBe(true);
});
