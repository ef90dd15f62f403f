// SPDX-License-Identifier: GPL-3.0-only
// A month of the real desks with real phones: people register, are confirmed, redeem, report, are warned, claim, send the
// contact form, take back, erase, and do things wrong. All that is held and said is kept, and who did what.
import { toHex, utcDayAt } from '@bluezone/protocol';
import { randomStream } from '../../air/seeded-random.ts';
import { simulatedRandom } from '../../phones/platform-crypto.ts';
import { DAY_SECONDS } from '../../trace/trace-clock.ts';
import { type ActsWorld, actsOfMonth, type TruthOfMonth, wordOf } from './acts-of-month.ts';
import { type Citizen, createCitizen, hearEachOther, wakingSeconds } from './citizen.ts';
import { type DesksOfMonth, openDesksOfMonth } from './desks-of-month.ts';
import type { Dump, EverythingHeld } from './everything-held.ts';
import type { Planted } from './planted.ts';
import { plantHoldings, readPublished } from './read-outside.ts';

export interface MonthLived {
  readonly held: EverythingHeld;
  readonly truth: TruthOfMonth;
  readonly planted: readonly Planted[];
  readonly keys: DesksOfMonth['keys'];
  /** What happened how often, for the output. */
  readonly counts: Readonly<Record<string, number>>;
  readonly span: { readonly from: number; readonly to: number };
}

const hour = 3600;
const days = 30;
/** UTC days of the month on which people are confirmed, and how many on each. */
const caseDays = [6, 10, 14, 18, 22, 26];
const casesADay = 6;
const cases = caseDays.length * casesADay;
/** Who meets a case for half an hour. */
export const contacts = 2 * caseDays.length;

export async function liveMonthOfDesks(seed: number): Promise<MonthLived> {
  const start = Date.UTC(2026, 5, 1) / 1000;
  const span = { from: start, to: start + days * DAY_SECONDS };
  const random = randomStream(seed, 'month');
  let now = start;
  const word = (name: string) => wordOf(seed, name);
  const address = '203.0.113.77';
  const desks = await openDesksOfMonth(seed, () => now, {
    'user-agent': word('agent'),
    'x-forwarded-for': address,
    'x-real-ip': address,
    forwarded: `for=${address}`,
    cookie: `session=${word('cookie')}`,
    referer: `https://example.vn/${word('referer')}`,
    'accept-language': 'vi',
  });
  const planted: Planted[] = [
    ...['agent', 'cookie', 'referer', 'query', 'path', 'body', 'province', 'password', 'bearer', 'field'].map(
      (name) => ({ what: name, value: word(name) }),
    ),
    {
      what: 'user',
      value: word('user'),
      belongs: [{ place: 'cases.login_failures.name_hash', as: 'sha256' }],
    },
    { what: 'address', value: address },
    { what: 'bytes of a post that no key opens', value: simulatedRandom(seed, 'junk').bytes(32) },
  ];
  const counts: Record<string, number> = {};
  const dumps: Dump[] = [];
  const happenings: { at: number; run: () => Promise<void> | void }[] = [];
  const at = (time: number, run: () => Promise<void> | void) => happenings.push({ at: time, run });
  const truth: ActsWorld['truth'] = { reports: [], claims: [] };

  const people: Citizen[] = Array.from({ length: cases + contacts }, (_, index) =>
    createCitizen(
      seed,
      index,
      desks,
      () => now,
      () => onWarned(index),
    ),
  );
  const person = (index: number) => people[index] as Citizen;
  const wakeAt = people.map(() => Number.POSITIVE_INFINITY);

  async function planWaking({ index, phone }: Citizen): Promise<void> {
    const due = Math.max(now + 1, await phone.nextDue());
    wakeAt[index] = due + (index % wakingSeconds);
  }
  const lastCase = cases - 1;
  const acts = actsOfMonth({ seed, desks, now: () => now, planted, counts, truth, lastCase });

  function onWarned(index: number): void {
    if (index < cases) return;
    counts.warned = (counts.warned ?? 0) + 1;
    const first = now + 900 + random.integer(5 * hour);
    const local = (first + 7 * hour) % DAY_SECONDS;
    const looks = local < 6 * hour ? first + 6 * hour : first;
    at(looks, () => acts.warnOthers(person(index), index % 2 === 0).then(() => planWaking(person(index))));
  }

  // The plan of the month.
  for (const citizen of people) {
    const day = citizen.index % 4;
    at(start + day * DAY_SECONDS + (1 + random.integer(13)) * hour + random.integer(hour), async () => {
      await acts.register(citizen);
      await planWaking(citizen);
    });
  }
  caseDays.forEach((day, k) => {
    const midnight = start + day * DAY_SECONDS;
    const order = Array.from({ length: casesADay }, (_, i) => i).sort(() => random.uniform() - 0.5);
    order.forEach((place, i) => {
      const citizen = person(k * casesADay + i);
      const onset = k % 2 === 0 ? null : utcDayAt(midnight) - 2;
      // Calls of a day follow one another in working hours, as for a nurse with a list.
      const call = midnight + (1 + 1.8 * place) * hour + random.integer(1.5 * hour);
      const opens = call + 60 + random.integer(180);
      const agrees = opens + 60 + random.integer(300);
      at(call, () => acts.confirm(citizen, onset));
      at(opens, () => acts.redeem(citizen));
      at(agrees, async () => {
        await acts.report(citizen, onset);
        await planWaking(citizen);
      });
      if (i < 2) {
        const other = person(cases + k * 2 + i);
        const from = midnight - 2 * DAY_SECONDS + (2 + random.integer(10)) * hour;
        for (let second = from; second < from + hour / 2; second += 90)
          at(second, () => hearEachOther(citizen, other, second));
      }
      if (i === 3 && k % 2 === 0)
        at(agrees + 26 * hour, async () => {
          const share = (await citizen.phone.shares()).find(({ state }) => state === 'accepted');
          if (share === undefined) throw new Error('nothing was accepted that could be taken back');
          await citizen.phone.withdraw(share.id);
          await planWaking(citizen);
          counts.withdrawals = (counts.withdrawals ?? 0) + 1;
        });
    });
  });
  for (const day of [3, 13, 23]) at(start + day * DAY_SECONDS + 5 * hour + 77, acts.doWrong);
  at(start + 26 * DAY_SECONDS, () => acts.erase(person(2), false));
  at(start + 26 * DAY_SECONDS + 5 * hour, () => acts.erase(person(3), true));
  // Read while codes of messages hold, while tags wait, on a day after its calls, and at the end.
  for (const [i, time] of [
    3 * DAY_SECONDS + 6 * hour,
    12 * DAY_SECONDS + 13 * hour,
    21 * DAY_SECONDS + 9 * hour,
    (caseDays[4] as number) * DAY_SECONDS + 14 * hour,
  ].entries())
    at(start + time, async () => {
      if (i === 0) {
        const { attempt } = await acts.expectStatus(200, {
          path: '/v1/registration/start',
          body: { phoneNumber: person(1).number },
        });
        planted.push({
          what: 'attempt',
          value: new Uint8Array(Buffer.from(attempt, 'base64')),
          belongs: [{ place: 'registration.attempts.attempt_hash', as: 'sha256' }],
        });
      }
      dumps.push(await desks.dump());
    });
  for (let time = start + hour / 2; time < span.to; time += 6 * hour) at(time, () => desks.scrape());

  for (;;) {
    happenings.sort((a, b) => a.at - b.at);
    const next = happenings[0]?.at ?? Number.POSITIVE_INFINITY;
    const earliest = Math.min(...wakeAt);
    const jobs = (Math.floor(now / (3 * hour)) + 1) * 3 * hour;
    const time = Math.min(next, earliest, jobs);
    if (time >= span.to) break;
    now = Math.max(now, time);
    if (time === next) await happenings.shift()?.run();
    else if (time === earliest) {
      const citizen = person(wakeAt.indexOf(earliest));
      await citizen.phone.wake();
      await planWaking(citizen);
    } else await desks.runDueJobs();
  }
  now = span.to - 1;
  dumps.push(await desks.dump());
  await desks.scrape();
  const published = await readPublished(desks);
  const shared = new Set([...truth.reports, ...truth.claims].flatMap(({ keys }) => keys));
  for (const citizen of people.filter(({ index }) => index % 6 === 5))
    await plantHoldings(planted, citizen, shared);
  const credentialPlaces = ['phones', 'issued'].map((table) => ({
    place: `registration.${table}.credential_hash`,
    as: 'sha256' as const,
  }));
  planted.push(
    {
      what: 'number of a case',
      value: person(0).number,
      belongs: [{ place: 'cases.cases.phone_number', as: 'plain' }],
    },
    { what: 'number that is registered and no more', value: person(cases + 1).number },
    {
      what: 'number that was erased',
      value: person(3).number,
      belongs: [{ place: 'cases.cases.phone_number', as: 'plain' }],
    },
    {
      what: 'note of a case',
      value: word('note'),
      belongs: [{ place: 'cases.cases.note', as: 'plain' }],
    },
    { what: 'credential', value: person(1).credential ?? new Uint8Array(16), belongs: credentialPlaces },
  );
  await desks.close();
  return {
    held: { dumps, logLines: desks.logLines, metrics: desks.metrics, refusals: desks.refusals, published },
    truth: {
      ...truth,
      citizens: people.map(({ number, credential }) => ({
        number,
        credential: toHex(credential ?? new Uint8Array(0)),
      })),
    },
    ...{ planted, keys: desks.keys, counts, span },
  };
}
