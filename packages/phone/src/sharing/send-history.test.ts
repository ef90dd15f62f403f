// SPDX-License-Identifier: GPL-3.0-only
import {
  type Claim,
  checkClaim,
  checkReport,
  decodeClaim,
  decodeReport,
  decodeWithdrawal,
  type ErrorCode,
  intervalAt,
  keyEnd,
  type Post,
  postLength,
  type Report,
  type Result,
  revisionOf,
  tagOfOpening,
  toHex,
  utcDayAt,
  utcDayOfInterval,
} from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { openPost, type PostAnswer } from '../testing/fake-server.ts';
import { meet, type TestPhone, twoPhones } from '../testing/test-phone.ts';
import { ConsentGrant } from './consent-grant.ts';

const code = { kind: 'digits', digits: '12345678', phoneNumber: '+84901234567' } as const;

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.detail}`);
  return result.value;
}

const postsOf = (test: TestPhone, kind: Post['kind']): Post[] =>
  test.net.sent
    .flatMap((sent) => (sent.kind === 'post' ? [openPost(sent.wire)] : []))
    .filter((post) => post.kind === kind);

function reportOf(test: TestPhone): Report {
  return unwrap(decodeReport(postsOf(test, 'report').at(-1)?.body ?? new Uint8Array(0)));
}

function claimsOf(test: TestPhone): Claim[] {
  return postsOf(test, 'claim').map((post) => unwrap(decodeClaim(post.body)));
}

/** Two phones that met on the first day; three days later `b`, who has a code, is asked what to share. */
async function diagnosed() {
  const { a, b } = await twoPhones();
  await meet(a, b, { minutes: 25 });
  await b.pass(3 * 86_400, 6 * 3600);
  await a.phone.wake();
  unwrap(await b.phone.redeem(code));
  const today = utcDayAt(b.clock.now());
  const preview = unwrap(await b.phone.previewReport({ onsetDay: today - 1, sampleDay: today }));
  return { a, b, today, preview };
}

/** `a` met diagnosed `b` for 25 minutes, was warned, and it is the day after. */
async function warned() {
  const { a, b } = await twoPhones();
  unwrap(await a.phone.register(new Uint8Array(16).fill(7)));
  const day = utcDayAt(a.clock.now());
  await meet(a, b, { minutes: 25 });
  const key = (await b.phone.holdings()).keys[0];
  if (key === undefined) throw new Error('no key');
  await a.server.addExport([{ key: key.key, start: key.start, period: key.period }], {
    end: a.clock.now() + 60,
  });
  a.clock.advance(5400);
  await a.server.publish();
  await a.phone.wake();
  expect((await a.phone.status()).exposure).toBe('F1');
  return { a, b, day, key };
}

it('what is sent is exactly what was shown: keys, days, meetings', async () => {
  const { a, b, today, preview } = await diagnosed();
  expect(preview.days.map(({ day }) => day)).toEqual([today - 3, today - 2, today - 1, today]);
  expect(preview.days.map(({ meetings }) => meetings)).toEqual([3, 0, 0, 0]);
  expect(preview.hasToken).toBe(true);
  const days = preview.days.map(({ day }) => day);
  unwrap(await b.phone.shareReport(b.phone.consentToReport(preview, days, true)));
  await b.pass(1800, 300);
  const report = reportOf(b);
  expect(checkReport(report, 2, b.clock.now())).toMatchObject({ ok: true });
  const own = new Map((await b.phone.holdings()).keys.map((key) => [toHex(key.key), key]));
  for (const key of report.keys) expect(own.get(toHex(key.key))).toMatchObject(key);
  const keysPerDay = days.map((day) => report.keys.filter((k) => utcDayOfInterval(k.start) === day).length);
  expect(keysPerDay).toEqual(preview.days.map(({ keys }) => keys));
  const tagsPerDay = days.map(
    (day) => report.tags.filter((t) => utcDayOfInterval(t.interval) === day).length,
  );
  expect(tagsPerDay).toEqual(preview.days.map(({ meetings }) => meetings));
  const heardByA = (await a.phone.holdings()).heard.length;
  expect(heardByA).toBe(3);
  expect(report.onsetDay).toBe(today - 1);
  expect(report.confirms).toBeNull();
  const shares = await b.phone.shares();
  expect(shares).toMatchObject([{ kind: 'report', state: 'accepted' }]);
  expect(toHex(report.revision)).toBe(
    toHex(revisionOf(Uint8Array.from(Buffer.from(shares[0]?.secret ?? '', 'hex')))),
  );
});

it('days that the owner removed are absent with their keys and their meetings', async () => {
  const { b, today, preview } = await diagnosed();
  unwrap(await b.phone.shareReport(b.phone.consentToReport(preview, [today - 1, today - 2], true)));
  await b.pass(1800, 300);
  const report = reportOf(b);
  expect([...new Set(report.keys.map((key) => utcDayOfInterval(key.start)))]).toEqual([today - 2, today - 1]);
  expect(report.tags).toEqual([]);
});

it('days that were never shown are not shared, though a consent names them', async () => {
  const { b, today, preview } = await diagnosed();
  const grant = b.phone.consentToReport(
    preview,
    Array.from({ length: 40 }, (_, i) => today - 20 + i),
    true,
  );
  unwrap(await b.phone.shareReport(grant));
  await b.pass(1800, 300);
  const days = reportOf(b).keys.map((key) => utcDayOfInterval(key.start));
  expect(days).toEqual(preview.days.map(({ day }) => day));
});

it('no meetings are sent unless the owner agrees', async () => {
  const { b, preview } = await diagnosed();
  unwrap(await b.phone.shareReport(b.phone.consentToReport(preview, [preview.days[0]?.day ?? 0], false)));
  await b.pass(1800, 300);
  expect(reportOf(b).keys.length).toBe(1);
  expect(reportOf(b).tags).toEqual([]);
});

it('a report waits for its random delay after the code was redeemed, and no longer than configured', async () => {
  const delays: number[] = [];
  for (const seed of [1, 2, 3]) {
    const { a, b } = await twoPhones();
    await meet(a, b, { minutes: 5 });
    const redeemedAt = b.clock.now();
    for (let i = 0; i < seed; i++) unwrap(await b.phone.redeem(code));
    const today = utcDayAt(redeemedAt);
    const preview = unwrap(await b.phone.previewReport({ onsetDay: null, sampleDay: today }));
    const share = unwrap(await b.phone.shareReport(b.phone.consentToReport(preview, [today], true)));
    expect(share.notBefore).toBeGreaterThanOrEqual(redeemedAt);
    expect(share.notBefore).toBeLessThan(redeemedAt + 900);
    delays.push(share.notBefore - redeemedAt);
    b.clock.set(share.notBefore - 1);
    await b.phone.wake();
    expect(postsOf(b, 'report')).toEqual([]);
    expect(await b.phone.nextDue()).toBeLessThanOrEqual(share.notBefore);
    b.clock.set(share.notBefore);
    await b.phone.wake();
    expect(postsOf(b, 'report').length).toBe(1);
  }
  expect(new Set(delays).size).toBe(3);
});

it('today’s key is ended by sharing it, and the phone goes on under another that is not shared', async () => {
  const { b, today, preview } = await diagnosed();
  const j = intervalAt(b.clock.now());
  unwrap(await b.phone.shareReport(b.phone.consentToReport(preview, [today], false)));
  await b.pass(1800, 300);
  expect(reportOf(b).keys).toMatchObject([{ start: today * 144, period: j - today * 144 + 1 }]);
  const following = (await b.phone.holdings()).keys.filter((key) => key.start === j + 1);
  expect(following.length).toBe(1);
  expect(postsOf(b, 'report').length).toBe(1);
  expect(toHex(postsOf(b, 'report')[0]?.body ?? new Uint8Array(0))).not.toContain(
    toHex(following[0]?.key ?? new Uint8Array(16)),
  );
});

it('a consent is used once, only while fresh, only for what it is for; look-alikes are refused', async () => {
  const { b, today, preview } = await diagnosed();
  const grant = b.phone.consentToReport(preview, [today - 1], false);
  const copy = Object.assign(Object.create(Object.getPrototypeOf(grant)), grant);
  const forged = new ConsentGrant(grant.scope, grant.expires);
  for (const [look, refusal] of [
    [copy, 'consent.used'],
    [forged, 'consent.used'],
    [{ ...grant }, 'consent.missing'],
    [JSON.parse(JSON.stringify(grant)), 'consent.missing'],
    [null, 'consent.missing'],
  ] as const)
    expect(await b.phone.shareReport(look as ConsentGrant)).toMatchObject({ code: refusal });
  expect(await b.phone.shareClaim(grant)).toMatchObject({ code: 'consent.missing' });
  const late = b.phone.consentToReport(preview, [today - 1], false);
  b.clock.advance(300);
  expect(await b.phone.shareReport(late)).toMatchObject({ code: 'consent.expired' });
  expect(await b.phone.shareReport(late)).toMatchObject({ code: 'consent.used' });
  expect(await b.phone.shares()).toEqual([]);
  b.clock.advance(-300);
  expect((await b.phone.shareReport(grant)).ok).toBe(true);
  expect(await b.phone.shareReport(grant)).toMatchObject({ code: 'consent.used' });
});

it('what a consent says cannot be changed after it was given', async () => {
  const { b, preview } = await diagnosed();
  const days = preview.days.map(({ day }) => day);
  const statement = { onsetDay: days[2] ?? 0, sampleDay: days[3] ?? 0 };
  const grant = b.phone.consentToReport({ ...preview, statement }, days.slice(0, 1), false);
  days.push(999);
  statement.onsetDay = 0;
  expect(grant.scope.days.length).toBe(1);
  expect(grant.scope.statement?.onsetDay).toBe(preview.days[2]?.day);
  expect(() => Object.assign(grant.scope, { withMeetings: true })).toThrow(TypeError);
});

it('without a redeemed code nothing is shared, and a wrong code brings none', async () => {
  const { a, b } = await twoPhones();
  await meet(a, b, { minutes: 5 });
  b.server.answer = ({ kind }) => (kind === 'redeem' ? { code: 'code.invalid' } : {});
  expect(await b.phone.redeem(code)).toMatchObject({ code: 'code.invalid' });
  const today = utcDayAt(b.clock.now());
  const preview = unwrap(await b.phone.previewReport({ onsetDay: null, sampleDay: today }));
  expect(preview.hasToken).toBe(false);
  const shared = await b.phone.shareReport(b.phone.consentToReport(preview, [today], true));
  expect(shared).toMatchObject({ code: 'code.invalid' });
  await b.pass(7200, 600);
  expect(postsOf(b, 'report')).toEqual([]);
});

it('a code whose answer was lost is redeemed again with the same message, also after a restart', async () => {
  const { b } = await twoPhones();
  const { answer } = b.server;
  b.server.answer = () => 'lost';
  expect(await b.phone.redeem(code)).toMatchObject({ code: 'net.unreachable' });
  b.restart();
  b.server.answer = answer;
  unwrap(await b.phone.redeem(code));
  const [first, second] = postsOf(b, 'redeem');
  expect(first?.body).toEqual(second?.body);
});

it('a report whose answer was lost goes again with the same bytes until it is answered', async () => {
  const { b, today, preview } = await diagnosed();
  const answers: PostAnswer[] = ['lost', 'lost', { code: 'store.unavailable' }, {}];
  b.server.answer = ({ kind }) => (kind === 'report' ? (answers.shift() ?? {}) : {});
  unwrap(await b.phone.shareReport(b.phone.consentToReport(preview, [today - 1], false)));
  for (let i = 0; i < 12; i++) {
    b.restart();
    await b.pass(3600, 600);
  }
  const bodies = postsOf(b, 'report').map((post) => toHex(post.body));
  expect(bodies.length).toBe(4);
  expect(new Set(bodies).size).toBe(1);
  expect((await b.phone.shares())[0]?.state).toBe('accepted');
});

it('a refused report gives the token back, unless the token itself was refused', async () => {
  for (const [refusal, hasToken] of [
    ['report.key-known', true],
    ['token.spent', false],
  ] as const) {
    const { b, today, preview } = await diagnosed();
    b.server.answer = ({ kind }) => (kind === 'report' ? { code: refusal } : {});
    unwrap(await b.phone.shareReport(b.phone.consentToReport(preview, [today - 1], false)));
    expect((await b.phone.status()).hasUploadToken).toBe(false);
    await b.pass(1800, 300);
    expect(await b.phone.shares()).toMatchObject([{ state: 'refused', code: refusal }]);
    expect((await b.phone.status()).hasUploadToken).toBe(hasToken);
  }
});

it('keys that were shared are not offered again', async () => {
  const { b, today, preview } = await diagnosed();
  unwrap(await b.phone.shareReport(b.phone.consentToReport(preview, [today - 3, today - 2], false)));
  await b.pass(1800, 300);
  unwrap(await b.phone.redeem(code));
  const again = unwrap(await b.phone.previewReport(preview.statement));
  expect(again.days.map(({ day }) => day)).toEqual([today - 1, today]);
});

it('a withdrawal sends R and the tags of the report, and its state says so', async () => {
  const { b, preview } = await diagnosed();
  const days = preview.days.map(({ day }) => day);
  const { id } = unwrap(await b.phone.shareReport(b.phone.consentToReport(preview, days, true)));
  await b.pass(1800, 300);
  const report = reportOf(b);
  unwrap(await b.phone.withdraw(id));
  b.server.answer = () => 'lost';
  await b.phone.wake();
  expect((await b.phone.shares())[0]?.state).toBe('withdrawing');
  b.server.answer = () => ({});
  await b.pass(3 * 3600, 600);
  const [first, second, ...rest] = postsOf(b, 'withdraw');
  expect(rest).toEqual([]);
  expect(first).toEqual(second);
  const withdrawal = unwrap(decodeWithdrawal(first?.body ?? new Uint8Array(0)));
  expect(toHex(revisionOf(withdrawal.secret))).toBe(toHex(report.revision));
  expect(withdrawal.tags).toEqual(report.tags.map((tag) => tag.tag));
  expect(withdrawal.tags.length).toBe(3);
  expect((await b.phone.shares())[0]?.state).toBe('withdrawn');
  expect(await b.phone.withdraw(id)).toMatchObject({ code: 'phone.nothing-to-withdraw' });
  expect((await b.vault.list('waiting/')).length).toBe(0);
});

it('what has not left yet is withdrawn without a word to anybody', async () => {
  const { b, today, preview } = await diagnosed();
  const { id } = unwrap(await b.phone.shareReport(b.phone.consentToReport(preview, [today - 1], true)));
  unwrap(await b.phone.withdraw(id));
  await b.pass(7200, 300);
  expect(postsOf(b, 'report')).toEqual([]);
  expect(postsOf(b, 'withdraw')).toEqual([]);
  expect((await b.vault.list('waiting/')).length).toBe(0);
});

it('a claim needs a warning, a registered number and a day that is over since the meeting', async () => {
  const { b } = await twoPhones();
  expect(await b.phone.previewClaim()).toMatchObject({ code: 'phone.not-warned' });
  const { a } = await warned();
  expect(await a.phone.previewClaim()).toMatchObject({ code: 'phone.nothing-to-share' });
  const { a: unregistered, b: other } = await twoPhones();
  await meet(unregistered, other, { minutes: 25 });
  const key = (await other.phone.holdings()).keys[0];
  if (key === undefined) throw new Error('no key');
  await unregistered.server.addExport([key], { end: unregistered.clock.now() + 60 });
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

/** `a` met diagnosed `b` on two days; gives the second day's number too. */
async function warnedTwice() {
  const { a, b, day } = await warned();
  await a.pass(86_400, 6 * 3600);
  await b.phone.wake();
  await meet(a, b, { minutes: 25 });
  const keys = (await b.phone.holdings()).keys.filter((key) => utcDayOfInterval(key.start) <= day + 1);
  await a.server.addExport(keys, { end: a.clock.now() + 60 });
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

it('everything that is posted has one size', async () => {
  const { a } = await warnedTwice();
  await a.phone.opened();
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

it('an onset stated too long ago or in the future is clamped to the last fourteen days', async () => {
  for (const [offset, expected] of [
    [-40, -14],
    [+5, 0],
  ] as const) {
    const { b, today } = await diagnosed();
    const preview = unwrap(await b.phone.previewReport({ onsetDay: today + offset, sampleDay: today }));
    const days = preview.days.map(({ day }) => day);
    unwrap(await b.phone.shareReport(b.phone.consentToReport(preview, days, false)));
    await b.pass(1800, 300);
    expect(reportOf(b).onsetDay).toBe(today + expected);
    expect(checkReport(reportOf(b), 2, b.clock.now()).ok).toBe(true);
  }
});

it('with the longest retention no key is shared that the server would call too old', async () => {
  const { a, b } = await twoPhones();
  b.server.configuration = {
    ...b.server.configuration,
    version: 2,
    retentionDays: 21,
    sharing: { ...b.server.configuration.sharing, daysBeforeOnset: 7 },
  };
  b.clock.advance(5400);
  await b.server.publish();
  await b.pass(18 * 86_400, 6 * 3600);
  await a.phone.wake();
  unwrap(await b.phone.redeem(code));
  const today = utcDayAt(b.clock.now());
  const preview = unwrap(await b.phone.previewReport({ onsetDay: today - 14, sampleDay: today }));
  const days = preview.days.map(({ day }) => day);
  unwrap(await b.phone.shareReport(b.phone.consentToReport(preview, days, true)));
  await b.pass(86_400, 300);
  expect(checkReport(reportOf(b), 2, b.clock.now())).toMatchObject({ ok: true });
});
