// SPDX-License-Identifier: GPL-3.0-only
// Reports, claims, withdrawals and jobs, cut short at any call between the exposure desk and the meetings desk, before or
// after the call did its work. Whatever phones were told stays true, and when they ask again everything comes to one end.
import {
  defaultConfiguration,
  encodeWithdrawal,
  firstIntervalOfDay,
  type PostKind,
  toHex,
  tokenHash,
  utcDayAt,
} from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimName } from '../exposure/claim-name.ts';
import { runJobs } from '../jobs/due-jobs.ts';
import { type ServerLog, silentLog } from '../log.ts';
import { judgeMeetings } from '../meetings/judge-meetings.ts';
import { meetingsDesk } from '../meetings/meetings-desk.ts';
import { demoSettings } from '../settings.ts';
import { rowKinds } from '../store/tables.ts';
import {
  codeOf,
  type MadeClaim,
  type MadeReport,
  type Meeting,
  makeClaim,
  makeMeeting,
  makeReport,
  send,
} from '../testing/messages.ts';
import { noon, type TestServer, testServer } from '../testing/test-server.ts';
import { createCasesRole } from './cases-role.ts';
import { DeskUnavailableError } from './desk-unavailable.ts';
import { createExposureRole, type ExposureRole } from './exposure-role.ts';
import { publishedKeysOf } from './issuing-keys.ts';
import type { MeetingsLink } from './links.ts';
import { createRegistrationRole } from './registration-role.ts';

/** At the call number `at` dies before or after its work, or lets something else happen first; null for none. */
interface Knife {
  at: number | null;
  how: 'before' | 'after' | 'meanwhile';
  meanwhile(): Promise<void>;
  cuts: number;
  pauses: number;
}

function cutLink(link: MeetingsLink, knife: Knife): MeetingsLink {
  const cut = <A extends unknown[], R>(call: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      const isHere = knife.at !== null && knife.at-- === 0;
      if (!isHere) return await call(...args);
      knife.at = null;
      if (knife.how === 'meanwhile') {
        knife.pauses++;
        await knife.meanwhile();
        return await call(...args);
      }
      knife.cuts++;
      if (knife.how === 'after') await call(...args);
      throw new DeskUnavailableError('meetings', 'cut');
    };
  };
  return {
    add: cut((tags) => link.add(tags)),
    find: cut((tags) => link.find(tags)),
    spend: cut((tags, claim, day) => link.spend(tags, claim, day)),
    release: cut((claim) => link.release(claim)),
    spentBy: cut((claim) => link.spentBy(claim)),
    remove: cut((tags) => link.remove(tags)),
  };
}

/** A test server whose exposure desk reaches the meetings desk through the knife. */
async function withCutLink(knife: Knife): Promise<TestServer> {
  const t = await testServer();
  const settings = { ...demoSettings(), tagBatchReports: 1 };
  const error = (_event: string, what: unknown) => t.errors.push(what);
  const log: ServerLog = { ...silentLog, error, ofDay: { ...silentLog, error } };
  const parts = { settings, clock: () => t.now, random: t.random, log };
  const cases = createCasesRole({ store: t.store, keys: t.keys.cases, ...parts });
  const registration = createRegistrationRole({
    ...{ store: t.store, keys: t.keys.registration, ...parts, senders: [] },
    claimTokenPeriodDays: () => 14,
  });
  const { value: exposure } = createExposureRole({
    ...{ store: t.store, objects: t.objects, keys: t.keys.exposure, ...parts },
    links: {
      cases: cases.link,
      registration: registration.link,
      meetings: cutLink(meetingsDesk(t.store.meetings), knife),
    },
    configuration: defaultConfiguration,
    known: { cases: publishedKeysOf(t.keys.cases), registration: publishedKeysOf(t.keys.registration) },
  }) as { value: ExposureRole };
  const jobs = exposure.jobs.filter(({ name }) =>
    ['move-tags', 'settle-claims', 'retire-exposure'].includes(name),
  );
  return Object.assign(t, {
    server: {
      ...t.server,
      post: (wire: Uint8Array) => exposure.post(wire),
      runDueJobs: () => runJobs(t.store.jobs, silentLog, 'test', jobs, t.now),
    },
  });
}

type Act = 'report' | 'claim' | 'withdraw' | 'jobs' | 'again';

interface Step {
  readonly act: Act;
  readonly which: number;
  readonly cutAt: number | null;
  readonly how: Knife['how'];
  readonly meanwhile: Act;
}

const which = fc.nat(1);
const anyCut = fc.constantFrom<Knife['how']>('before', 'after', 'meanwhile');

/** Half of the steps meet another just where they leave one desk for the other. */
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    act: fc.constantFrom<Act>('report', 'claim', 'withdraw', 'jobs', 'again'),
    which,
    cutAt: fc.option(fc.nat(4), { nil: null }),
    how: anyCut,
    meanwhile: fc.constantFrom<Act>('withdraw', 'claim', 'again', 'report'),
  }),
  fc.record({
    act: fc.constant<Act>('jobs'),
    which,
    cutAt: fc.nat(1),
    how: anyCut,
    meanwhile: fc.constant<Act>('withdraw'),
  }),
  fc.record({
    act: fc.constant<Act>('withdraw'),
    which,
    cutAt: fc.nat(3),
    how: anyCut,
    meanwhile: fc.constant<Act>('claim'),
  }),
  fc.record({
    act: fc.constant<Act>('claim'),
    which,
    cutAt: fc.nat(3),
    how: anyCut,
    meanwhile: fc.constantFrom<Act>('withdraw', 'claim'),
  }),
);

/** A message, what its phone knows of its end, and how often it was sent. */
interface Sent {
  readonly kind: PostKind;
  readonly body: Uint8Array;
  code: string;
}

const isOpen = ({ code }: Sent) => ['store.unavailable', 'claim.waiting', ''].includes(code);

class Town {
  readonly t: TestServer;
  readonly knife: Knife;
  readonly meetings: Meeting[];
  readonly reports: { which: number; made: MadeReport; sent: Sent; withdrawal: Sent | null }[] = [];
  readonly claims: { made: MadeClaim; sent: Sent }[] = [];

  constructor(t: TestServer, knife: Knife) {
    this.t = t;
    this.knife = knife;
    const yesterday = firstIntervalOfDay(utcDayAt(noon) - 1) + 60;
    this.meetings = Array.from({ length: 4 }, (_, i) => makeMeeting(t, yesterday + i, i % 2 === 0 ? 10 : 5));
  }

  async deliver(sent: Sent): Promise<void> {
    sent.code = await codeOf(send(this.t, sent.kind, sent.body));
  }

  async act(act: Act, which: number): Promise<void> {
    const some = this.meetings.slice(which, which + 2);
    if (act === 'jobs') await this.t.server.runDueJobs();
    else if (act === 'report') {
      const standing = this.reports.filter(({ withdrawal }) => withdrawal === null);
      const taken = standing.flatMap(({ made }) => made.report.tags.map(({ tag }) => toHex(tag)));
      const tags = some.map(({ tag }) => tag).filter(({ tag }) => !taken.includes(toHex(tag)));
      const made = makeReport(this.t, { tags });
      const sent: Sent = { kind: 'report', body: made.body, code: '' };
      this.reports.push({ which, made, sent, withdrawal: null });
      await this.deliver(sent);
    } else if (act === 'claim') {
      const made = makeClaim(this.t, some);
      const sent: Sent = { kind: 'claim', body: made.body, code: '' };
      this.claims.push({ made, sent });
      await this.deliver(sent);
    } else if (act === 'withdraw') {
      const report = this.reports.findLast((each) => each.which === which && each.withdrawal?.code !== 'ok');
      if (report?.sent.code !== 'ok') return;
      const tags = report.made.report.tags.map(({ tag }) => tag);
      const body = encodeWithdrawal({ secret: report.made.secret, tags });
      report.withdrawal ??= { kind: 'withdraw', body, code: '' };
      await this.deliver(report.withdrawal);
    } else for (const sent of this.open()) await this.deliver(sent);
  }

  open(): Sent[] {
    const all = [
      ...this.reports.flatMap(({ sent, withdrawal }) => (withdrawal === null ? [sent] : [sent, withdrawal])),
      ...this.claims.map(({ sent }) => sent),
    ];
    return all.filter(isOpen);
  }

  /** Nothing is cut any more; phones ask until nobody is left without an end but claims that wait. */
  async comeToAnEnd(): Promise<void> {
    this.knife.at = null;
    for (let round = 0; round < 3; round++) {
      for (const sent of this.open()) await this.deliver(sent);
      await this.t.server.runDueJobs();
    }
    this.t.now += 3600;
    await this.t.server.runDueJobs();
  }
}

async function rowsOf({ t }: Town) {
  return await t.store.exposure.selectFrom('reports').selectAll().execute();
}

async function checkEnd(town: Town): Promise<void> {
  const { t } = town;
  const link = meetingsDesk(t.store.meetings);
  const rows = await rowsOf(town);
  const rowOf = (hash: Uint8Array) => rows.find(({ token_hash }) => toHex(token_hash) === toHex(hash));
  const there = new Map(
    (await t.store.meetings.selectFrom('tags').selectAll().execute()).map((row) => [toHex(row.tag), row]),
  );
  for (const { made, sent, withdrawal } of town.reports) {
    expect(sent.code).toBe('ok');
    const row = rowOf(tokenHash(made.report.token));
    expect(row).toMatchObject({ state: withdrawal === null ? 'accepted' : 'withdrawn', tags: null });
    if (withdrawal !== null) expect(withdrawal.code).toBe('ok');
    const standing = town.reports.filter((other) => other.withdrawal === null);
    const reported = new Set(
      standing.flatMap((other) => other.made.report.tags.map(({ tag }) => toHex(tag))),
    );
    for (const { tag } of made.report.tags) expect(there.has(toHex(tag))).toBe(reported.has(toHex(tag)));
  }
  const names = new Set<string>();
  for (const { made, sent } of town.claims) {
    const row = rowOf(tokenHash(made.claim.token));
    if (row === undefined) {
      // Refused before anything was kept of it.
      expect(sent.code).toBe('claim.not-met');
      continue;
    }
    const name = claimName(t.keys.claimsKey, row);
    const proof = judgeMeetings(await link.spentBy(name), name, 10).kind;
    if (row.state === 'accepted') {
      expect([sent.code, proof]).toEqual(['ok', 'met']);
      names.add(toHex(name));
    } else if (row.state === 'withdrawn') expect([sent.code, proof]).toEqual(['ok', 'not-yet']);
    else if (row.state === 'waiting') expect(sent.code).toBe('claim.waiting');
    else expect([row.state, sent.code]).toEqual(['refused', 'claim.not-met']);
  }
  // Nobody holds a tag who has no right to it: what was refused or withdrawn gave everything back.
  for (const { spent_by } of there.values()) {
    if (spent_by === null) continue;
    const holder = rows.find(
      (row) => row.kind === rowKinds.claim && toHex(claimName(t.keys.claimsKey, row)) === toHex(spent_by),
    );
    expect(['accepted', 'waiting', 'withdrawn']).toContain(holder?.state);
  }
  expect(t.errors).toEqual([]);
}

test('reports, claims and withdrawals that are cut short between the desks all come to one end', async () => {
  let cuts = 0;
  let pauses = 0;
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12 }), async (steps) => {
      const knife: Knife = { at: null, how: 'before', meanwhile: async () => {}, cuts: 0, pauses: 0 };
      const town = new Town(await withCutLink(knife), knife);
      await town.act('report', 0);
      for (const { act, which, cutAt, how, meanwhile } of steps) {
        Object.assign(knife, { at: cutAt, how, meanwhile: () => town.act(meanwhile, which) });
        await town.act(act, which);
      }
      // Tags of a batch that is not full move at the end of the day.
      town.t.now += 86_400;
      await town.comeToAnEnd();
      await checkEnd(town);
      cuts += knife.cuts;
      pauses += knife.pauses;
      runs++;
    }),
    { numRuns: 50, seed: 20210615 },
  );
  process.stdout.write(
    `crash between desks: ${runs} runs, ${cuts} calls cut short, ${pauses} overtaken, every acknowledged act kept\n`,
  );
  expect(cuts).toBeGreaterThan(60);
});
