// SPDX-License-Identifier: GPL-3.0-only
import type { FeedEntry, FeedFact, PersonState, TourCase } from '@bluezone/simulator';
import { expect, it } from 'vitest';
import { canBecomeCase, type GuideTown, guideState, guideSteps, waitingStages } from './guide-state.ts';

const person = (index: number, given: Partial<PersonState> = {}): PersonState => ({
  index,
  phone: 'on',
  exposure: 'none',
  isCase: false,
  report: null,
  claim: null,
  ...given,
});

const newCase: TourCase = {
  person: 2,
  caseId: 'a',
  sampleDay: '2026-06-01',
  digits: '12345678',
  confirmedAt: 1000,
  redeemedAt: null,
  consentedAt: null,
  leftAt: null,
  publishedAt: null,
  withdrawnAt: null,
};
const published: TourCase = {
  ...newCase,
  redeemedAt: 1010,
  consentedAt: 1020,
  leftAt: 1100,
  publishedAt: 2000,
};

function town(
  cases: readonly TourCase[],
  people: readonly Partial<PersonState>[] = [],
  facts: readonly (FeedFact & { at: number })[] = [],
  clock = 10_000,
): GuideTown {
  return {
    clock,
    cases,
    people: Array.from({ length: 8 }, (_, i) => person(i, people[i])),
    feed: facts.map((fact, id): FeedEntry => ({ ...fact, id })),
  };
}

const warned = (at: number, index: number, degree: 'F1' | 'F2') =>
  ({ kind: 'warned', person: index, degree, day: 20_000, at }) as const;
const born = { kind: 'born', residents: 8, days: 14, seconds: 1, at: 0 } as const;
const nobody = { chosen: null };

it('begins by choosing, and offers to confirm whoever was chosen and can be', () => {
  expect(guideState(town([]), nobody)).toMatchObject({ stage: 'choose', person: null, case: null });
  expect(guideState(town([]), { chosen: 3 })).toMatchObject({ stage: 'confirm', person: 3 });
  for (const unfit of [
    { phone: 'off' },
    { phone: 'guest' },
    { isCase: true },
    { report: 'withdrawn' },
  ] as const)
    expect(guideState(town([], [unfit]), { chosen: 0 })).toMatchObject({ stage: 'choose', person: null });
  expect(guideState(town([]), { chosen: 99 }).stage).toBe('choose');
});

it.each([
  ['redeem', newCase, {}],
  ['consent', { ...newCase, redeemedAt: 1010 }, {}],
  ['leave', { ...newCase, redeemedAt: 1010, consentedAt: 1020 }, { report: 'queued' }],
  ['refused', { ...newCase, redeemedAt: 1010, consentedAt: 1020, leftAt: 1100 }, { report: 'refused' }],
  ['publish', { ...published, publishedAt: null }, { report: 'accepted' }],
  ['match', published, { report: 'accepted' }],
] as const)('is at "%s" when the case says so, whoever is chosen', (stage, given, state) => {
  const guide = guideState(town([given], [{}, {}, state], [born]), { chosen: 5 });
  expect(guide).toMatchObject({ stage, person: 2, case: given });
});

it('asks an F1 once phones were warned, and only counts those whom this case can have warned', () => {
  const people = [{ exposure: 'F1' }, { exposure: 'F1' }] as const;
  const guide = guideState(
    town([published], people, [born, warned(900, 0, 'F1'), warned(2100, 1, 'F1')]),
    nobody,
  );
  expect(guide).toMatchObject({ stage: 'claim', f1: [1], f2: [], claimant: null });
});

it('counts everybody who is warned when the feed no longer reaches back', () => {
  const people = [{ exposure: 'F1' }, { exposure: 'F1' }] as const;
  expect(guideState(town([published], people, [warned(5000, 1, 'F1')]), nobody).f1).toEqual([0, 1]);
  expect(guideState(town([published], people), nobody).f1).toEqual([0, 1]);
});

it('waits for F2 while a claim is on its way, whoever made it, and asks again after a refusal', () => {
  const feed = [born, warned(2100, 0, 'F1'), warned(2100, 1, 'F1')];
  for (const claim of ['queued', 'waiting', 'accepted'] as const) {
    const people = [{ exposure: 'F1' }, { exposure: 'F1', claim }] as const;
    const guide = guideState(town([published], people, feed), nobody);
    expect(guide).toMatchObject({ stage: 'spread', claimant: { index: 1, claim } });
  }
  const refused = [{ exposure: 'F1' }, { exposure: 'F1', claim: 'refused' }] as const;
  expect(guideState(town([published], refused, feed), nobody)).toMatchObject({
    stage: 'claim',
    claimant: null,
  });
});

it('asks somebody else once an F1 is not waited for any more, and not those who claim already', () => {
  const feed = [born, warned(2100, 0, 'F1'), warned(2100, 1, 'F1'), warned(2100, 3, 'F1')];
  const people = [
    { exposure: 'F1', claim: 'waiting' },
    { exposure: 'F1', claim: 'refused' },
    {},
    { exposure: 'F1', phone: 'off' },
  ] as const;
  const before = guideState(town([published], people, feed), nobody);
  expect(before).toMatchObject({ stage: 'spread', claimant: { index: 0 }, unasked: [1] });
  const after = guideState(town([published], people, feed), { chosen: null, besides: new Set([0]) });
  expect(after).toMatchObject({ stage: 'claim', claimant: null, unasked: [1] });
  const accepted = [people[0], { exposure: 'F1', claim: 'accepted' }] as const;
  expect(guideState(town([published], accepted, feed), nobody).claimant).toMatchObject({ index: 1 });
});

const lit = [
  { exposure: 'F1', claim: 'accepted' },
  { exposure: 'F2' },
  { isCase: true, report: 'accepted' },
] as const;
const litFeed = [born, warned(2100, 0, 'F1'), warned(3000, 1, 'F2')];

it('offers the withdrawal once F2 are lit, or at once to whoever does not want to wait', () => {
  expect(guideState(town([published], lit, litFeed), nobody)).toMatchObject({
    stage: 'withdraw',
    f1: [0],
    f2: [1],
  });
  const early = { ...published, publishedAt: null };
  expect(guideState(town([early]), { chosen: null, hastened: 'a' }).stage).toBe('withdraw');
  expect(guideState(town([early]), { chosen: null, hastened: 'b' }).stage).toBe('publish');
  expect(guideState(town([newCase]), { chosen: null, hastened: 'a' }).stage).toBe('redeem');
});

it('waits after the withdrawal until the last warning is gone', () => {
  const withdrawing = [lit[0], lit[1], { isCase: true, report: 'withdrawing' }] as const;
  expect(guideState(town([published], withdrawing, litFeed), nobody).stage).toBe('undo');
  const withdrawn = { ...published, withdrawnAt: 4000 };
  expect(guideState(town([withdrawn], lit, litFeed), nobody)).toMatchObject({ stage: 'undo', f2: [1] });
  const gone = [{ claim: 'withdrawn' }, {}, { isCase: true, report: 'withdrawn' }] as const;
  expect(guideState(town([withdrawn], gone, litFeed), nobody)).toMatchObject({
    stage: 'over',
    f1: [],
    f2: [],
  });
});

it('is over too when only what other cases caused stays lit', () => {
  const withdrawn = { ...published, withdrawnAt: 4000 };
  const other = { ...published, caseId: 'c', person: 5, confirmedAt: 500 };
  const feed = [...litFeed, { kind: 'unwarned', person: 4, degree: 'F1', day: 1, at: 4200 } as const];
  const stageAt = (clock: number, cases: readonly TourCase[]) =>
    guideState(town(cases, lit, feed, clock), { chosen: null, caseId: 'a' }).stage;
  expect(stageAt(4400, [withdrawn, other])).toBe('undo');
  expect(stageAt(4600, [withdrawn, other])).toBe('over');
  expect(stageAt(4600, [withdrawn])).toBe('undo');
});

it('follows the latest case unless another or a new one is asked for', () => {
  const later: TourCase = { ...newCase, caseId: 'b', person: 4, confirmedAt: 9000 };
  const both = town([later, published], lit, litFeed);
  expect(guideState(both, nobody)).toMatchObject({ stage: 'redeem', person: 4, otherCases: 1 });
  expect(guideState(both, { chosen: null, caseId: 'a' })).toMatchObject({ stage: 'withdraw', otherCases: 0 });
  expect(guideState(both, { chosen: null, caseId: 'gone' }).person).toBe(4);
  expect(guideState(both, { chosen: 5, caseId: null })).toMatchObject({ stage: 'confirm', person: 5 });
});

it('tells what happened from the feed, each fact of this case alone', () => {
  const consented = (at: number, index: number, share: 'report' | 'claim') =>
    ({
      kind: 'consented',
      person: index,
      share,
      keys: 3,
      meetings: 9,
      notBefore: at,
      alone: false,
      at,
    }) as const;
  const left = (at: number, index: number, share: 'report' | 'claim') =>
    ({ kind: 'left', person: index, share, bytes: 32_768, state: 'accepted', dummies: 2, at }) as const;
  const file = (at: number, hash: string) =>
    ({ kind: 'published', hash, bytes: 900, keys: 20, revised: 0, padding: 17, at }) as const;
  const feed = [
    born,
    { kind: 'redeemed', person: 2, bytes: 1, at: 500 } as const,
    { kind: 'redeemed', person: 2, bytes: 32_768, at: 1010 } as const,
    consented(1020, 2, 'report'),
    left(1100, 2, 'report'),
    left(1100, 5, 'report'),
    file(1500, 'early'),
    file(1999, 'this'),
    warned(2100, 0, 'F1'),
    consented(2200, 0, 'claim'),
    consented(2300, 6, 'claim'),
    file(2900, 'late'),
  ];
  const { facts } = guideState(town([published], lit, feed), nobody);
  expect(facts.redeemed).toMatchObject({ at: 1010 });
  expect(facts.consented).toMatchObject({ person: 2, keys: 3 });
  expect(facts.left).toMatchObject({ person: 2 });
  expect(facts.published).toMatchObject({ hash: 'this' });
  expect(facts.claimed).toMatchObject({ person: 0 });
  expect(facts.claimLeft).toBeNull();
});

it('knows which stages are waiting, and who can become a case', () => {
  expect([...waitingStages].every((stage) => (guideSteps as readonly string[]).includes(stage))).toBe(true);
  expect(canBecomeCase(person(0))).toBe(true);
  expect(canBecomeCase(person(0, { exposure: 'F1', claim: 'accepted' }))).toBe(true);
});

it('does not count the F0 among those whom their case warned', () => {
  const people = [lit[0], lit[1], { isCase: true, report: 'accepted', exposure: 'F2' }] as const;
  const feed = [...litFeed, warned(3000, 2, 'F2')];
  expect(guideState(town([published], people, feed), nobody)).toMatchObject({ stage: 'withdraw', f2: [1] });
  const alone = [lit[0], {}, people[2]] as const;
  expect(guideState(town([published], alone, feed), nobody)).toMatchObject({ stage: 'spread', f2: [] });
});
