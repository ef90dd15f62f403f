// SPDX-License-Identifier: GPL-3.0-only
import {
  checkClaim,
  type ErrorCode,
  intervalAt,
  keyEnd,
  type Post,
  postLength,
  revisionOf,
  tagOfOpening,
  toHex,
  utcDayAt,
  utcDayOfInterval,
} from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { type PostAnswer, signedFor } from '../testing/fake-server.ts';
import { claimsOf, code, reportOf, unwrap, warned } from '../testing/sharing-scenes.ts';
import { meet, type TestPhone, twoPhones } from '../testing/test-phone.ts';

it('a claim needs a warning, a registered number and a day that is over since the meeting', async () => {
  const { b } = await twoPhones();
  expect(await b.phone.previewClaim()).toMatchObject({ code: 'phone.not-warned' });
  const { a } = await warned();
  expect(await a.phone.previewClaim()).toMatchObject({ code: 'phone.nothing-to-share' });
  const { a: unregistered, b: other } = await twoPhones();
  await meet(unregistered, other, { minutes: 25 });
  const key = (await other.phone.holdings()).keys[0];
  if (key === undefined) throw new Error('no key');
  await unregistered.server.addExport([key], { end: unregistered.clock.now() + 1200 });
  unregistered.clock.advance(5400);
  await unregistered.server.publish();
  await unregistered.phone.wake();
  expect(await unregistered.phone.previewClaim()).toMatchObject({ code: 'phone.not-registered' });
});

it('a claim opens the meetings with the diagnosed person and shares the days after it, and nothing else', async () => {
  const { a, b, day } = await warned();
  await a.pass(2 * 86_400, 6 * 3600);
  const preview = unwrap(await a.phone.previewClaim());
  expect(preview).toMatchObject({ days: [day + 1, day + 2], meetings: 3, hasToken: true });
  unwrap(await a.phone.shareClaim(a.phone.consentToClaim(preview)));
  await a.pass(1800, 300);
  const [claim] = claimsOf(a);
  if (claim === undefined) throw new Error('no claim');
  expect(checkClaim(claim, 2, a.clock.now())).toMatchObject({ ok: true });
  const reported = new Set((await b.phone.holdings()).heard.map((entry) => toHex(entry.tag)));
  expect(claim.openings.length).toBe(3);
  for (const opening of claim.openings) expect(reported.has(toHex(tagOfOpening(opening)))).toBe(true);
  expect(claim.keys.map((key) => utcDayOfInterval(key.start))).toEqual([day + 1, day + 2]);
  for (const key of claim.keys) expect(keyEnd(key)).toBeLessThanOrEqual(intervalAt(a.clock.now()) + 1);
  expect(await a.phone.shares()).toMatchObject([{ kind: 'claim', state: 'accepted' }]);
  expect(await a.phone.previewClaim()).toMatchObject({ code: 'phone.waiting' });
});

const answerAll = (post: Post): PostAnswer => {
  const body = signedFor(post);
  return body === null ? {} : { body };
};

/** `a` met diagnosed `b` on two days; gives the second day's number too. */
async function warnedTwice() {
  const { a, b, day } = await warned();
  await a.pass(86_400, 6 * 3600);
  await b.phone.wake();
  await meet(a, b, { minutes: 25 });
  const keys = (await b.phone.holdings()).keys.filter((key) => utcDayOfInterval(key.start) <= day + 1);
  await a.server.addExport(keys, { end: a.clock.now() + 1200 });
  a.clock.advance(5400);
  await a.server.publish();
  await a.pass(2 * 86_400, 6 * 3600);
  return { a, day, second: day + 1 };
}

const firstDays = (test: TestPhone) =>
  claimsOf(test).map((claim) => utcDayOfInterval(claim.keys[0]?.start ?? 0));

it('a claim picks the earliest day that suffices, and after a refusal tries the next', async () => {
  const { a, day } = await warnedTwice();
  const preview = unwrap(await a.phone.previewClaim());
  expect(preview.days[0]).toBe(day + 1);
  const answers: PostAnswer[] = [{ code: 'claim.not-met' }, { code: 'claim.waiting' }, {}];
  a.server.answer = ({ kind }) => (kind === 'claim' ? (answers.shift() ?? { code: 'server.bug' }) : {});
  unwrap(await a.phone.shareClaim(a.phone.consentToClaim(preview)));
  await a.pass(86_400, 600);
  expect(firstDays(a)).toEqual([day + 1, day + 2, day + 2]);
  expect(await a.phone.shares()).toMatchObject([{ state: 'accepted', current: 1 }]);
  const [first, second, third] = claimsOf(a);
  expect(second).toEqual(third);
  expect(second?.revision).toEqual(first?.revision);
  expect(second?.token).toEqual(first?.token);
});

it.each([
  ['claim.not-met', 2, true],
  ['report.key-known', 1, true],
  ['token.spent', 1, false],
] as const)(
  'a claim refused with %s is tried %d times, and leaves a usable token: %s',
  async (refusal, tries, usable) => {
    const { a } = await warnedTwice();
    a.server.answer = ({ kind }) => (kind === 'claim' ? { code: refusal as ErrorCode } : {});
    const preview = unwrap(await a.phone.previewClaim());
    unwrap(await a.phone.shareClaim(a.phone.consentToClaim(preview)));
    await a.pass(86_400, 600);
    expect(claimsOf(a).length).toBe(tries);
    expect(await a.phone.shares()).toMatchObject([{ state: 'refused', code: refusal }]);
    expect(unwrap(await a.phone.previewClaim()).hasToken).toBe(usable);
    expect((await a.vault.list('waiting/')).length).toBe(0);
  },
);

it('a claim token is spent by one claim', async () => {
  const { a } = await warned();
  await a.pass(2 * 86_400, 6 * 3600);
  const preview = unwrap(await a.phone.previewClaim());
  const { id } = unwrap(await a.phone.shareClaim(a.phone.consentToClaim(preview)));
  const again = await a.phone.shareClaim(a.phone.consentToClaim(preview));
  expect(again).toMatchObject({ code: 'phone.not-registered' });
  unwrap(await a.phone.withdraw(id));
  expect(unwrap(await a.phone.previewClaim()).hasToken).toBe(true);
});

it('a warned person who is confirmed later upgrades the claim, whose keys the report may hold again', async () => {
  const { a, day } = await warned();
  await a.pass(2 * 86_400, 6 * 3600);
  unwrap(await a.phone.shareClaim(a.phone.consentToClaim(unwrap(await a.phone.previewClaim()))));
  await a.pass(86_400, 3600);
  const [claim] = claimsOf(a);
  unwrap(await a.phone.redeem(code));
  const today = utcDayAt(a.clock.now());
  const preview = unwrap(await a.phone.previewReport({ onsetDay: today, sampleDay: today }));
  const days = preview.days.map((each) => each.day);
  expect(days).toContain(day + 1);
  unwrap(await a.phone.shareReport(a.phone.consentToReport(preview, days, false)));
  await a.pass(1800, 300);
  const report = reportOf(a);
  expect(revisionOf(report.confirms ?? new Uint8Array(0))).toEqual(claim?.revision);
  expect(report.keys.map((key) => toHex(key.key))).toContain(toHex(claim?.keys[0]?.key ?? report.revision));
});

it('a report overtakes a claim that has not left yet', async () => {
  const { a } = await warned();
  await a.pass(2 * 86_400, 6 * 3600);
  unwrap(await a.phone.redeem(code));
  unwrap(await a.phone.shareClaim(a.phone.consentToClaim(unwrap(await a.phone.previewClaim()))));
  const today = utcDayAt(a.clock.now());
  const statement = { onsetDay: today, sampleDay: today };
  const preview = unwrap(await a.phone.previewReport(statement));
  const days = preview.days.map((each) => each.day);
  const shared = await a.phone.shareReport(a.phone.consentToReport(preview, days, false));
  await a.pass(86_400, 600);
  expect(claimsOf(a)).toEqual([]);
  expect(shared.ok).toBe(true);
  expect([...new Set(reportOf(a).keys.map((key) => utcDayOfInterval(key.start)))]).toEqual([
    today - 2,
    today - 1,
    today,
  ]);
});

it.each([
  ['was never answered', 'lost', false],
  ['was withdrawn', 'taken', true],
] as const)(
  'the keys of a claim that %s can still be reported, with the claim’s R',
  async (_, fate, withdraws) => {
    const { a, day } = await warned();
    await a.pass(2 * 86_400, 6 * 3600);
    a.server.answer = (post) => (post.kind === 'claim' && fate === 'lost' ? 'lost' : answerAll(post));
    const { id } = unwrap(
      await a.phone.shareClaim(a.phone.consentToClaim(unwrap(await a.phone.previewClaim()))),
    );
    await a.pass(1800, 900);
    const sent = claimsOf(a).length;
    expect(sent).toBeGreaterThan(0);
    if (withdraws) unwrap(await a.phone.withdraw(id));
    await a.phone.wake();
    unwrap(await a.phone.redeem(code));
    const today = utcDayAt(a.clock.now());
    const preview = unwrap(await a.phone.previewReport({ onsetDay: today, sampleDay: today }));
    const days = preview.days.map((each) => each.day);
    unwrap(await a.phone.shareReport(a.phone.consentToReport(preview, days, false)));
    const before = claimsOf(a).length;
    await a.pass(86_400, 900);
    expect(claimsOf(a).length).toBe(before);
    expect(reportOf(a).keys.map((key) => toHex(key.key))).toContain(
      toHex(claimsOf(a)[0]?.keys[0]?.key ?? new Uint8Array(0)),
    );
    expect(reportOf(a).keys.some((key) => utcDayOfInterval(key.start) === day + 1)).toBe(true);
    expect(revisionOf(reportOf(a).confirms ?? new Uint8Array(0))).toEqual(claimsOf(a)[0]?.revision);
  },
);

it('everything that is posted has one size', async () => {
  const { a } = await warnedTwice();
  await a.phone.wake();
  unwrap(await a.phone.redeem(code));
  const preview = unwrap(await a.phone.previewClaim());
  const { id } = unwrap(await a.phone.shareClaim(a.phone.consentToClaim(preview)));
  await a.pass(7200, 300);
  unwrap(await a.phone.withdraw(id));
  await a.pass(600, 300);
  const wires = a.net.sent.flatMap((sent) => (sent.kind === 'post' ? [sent.wire.length] : []));
  expect(new Set(a.postKinds())).toEqual(new Set(['claim-token', 'dummy', 'redeem', 'claim', 'withdraw']));
  expect(new Set(wires)).toEqual(new Set([postLength]));
  expect(postLength).toBe(32_768);
});
