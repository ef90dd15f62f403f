// SPDX-License-Identifier: GPL-3.0-only
import {
  checkReport,
  decodeWithdrawal,
  intervalAt,
  revisionOf,
  toHex,
  utcDayAt,
  utcDayOfInterval,
} from '@bluezone/protocol';
import { expect, it } from 'vitest';
import type { PostAnswer } from '../testing/fake-server.ts';
import { code, diagnosed, postsOf, reportOf, unwrap } from '../testing/sharing-scenes.ts';
import { meet, twoPhones } from '../testing/test-phone.ts';
import { ConsentGrant } from './consent-grant.ts';

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
