// SPDX-License-Identifier: GPL-3.0-only
import {
  type BlindRequest,
  encodeRedeem,
  fromHex,
  toHex,
  type UploadCode,
  utcDayAt,
} from '@bluezone/protocol';
import { expect, test } from 'vitest';
import { codeOf, isSignedFor, makeBlindRequest, send } from '../testing/messages.ts';
import { caseDeskOf, nationalActor } from '../testing/test-actors.ts';
import { noon, type TestServer, testServer } from '../testing/test-server.ts';
import { showCase } from './case-view.ts';
import { enterCase } from './enter-case.ts';
import { type IssuedCode, issueCode } from './issue-code.ts';
import { listCases } from './list-cases.ts';

const number = '+84912345678';

async function newCode(t: TestServer, phoneNumber = number): Promise<IssuedCode & { caseId: string }> {
  const desk = caseDeskOf(t);
  const id = await enterCase(desk, nationalActor, { phoneNumber, sampleDay: '2021-06-14' }, t.now);
  if (!id.ok) throw new Error(id.detail);
  const code = await issueCode(desk, nationalActor, id.value, t.now);
  if (!code.ok) throw new Error(code.detail);
  return { ...code.value, caseId: id.value };
}

async function codesOfCases(t: TestServer): Promise<string[]> {
  const page = await listCases(caseDeskOf(t), nationalActor, {}, t.now);
  return page.ok ? page.value.cases.map(({ code }) => code) : [page.code];
}

const redeem = (t: TestServer, code: UploadCode, request: BlindRequest = makeBlindRequest(t, 'upload')) =>
  send(t, 'redeem', encodeRedeem({ code, request }));

const spoken = (digits: string, phoneNumber = number): UploadCode => ({
  kind: 'digits',
  digits,
  phoneNumber,
});

/** Eight digits that are not these. */
const otherDigits = (digits: string) => String((Number(digits) + 1) % 100_000_000).padStart(8, '0');

test('the right code and number get a blind signature, and the same one when asked again', async () => {
  const t = await testServer();
  const code = await newCode(t);
  const request = makeBlindRequest(t, 'upload');
  const answer = await redeem(t, spoken(code.digits), request);
  expect(answer.ok && isSignedFor(t, request, answer.body)).toBe(true);
  const issuer = t.server.configuration().issuers.find(({ id }) => id === request.issuer);
  expect(issuer?.purpose).toBe('upload');
  expect(await redeem(t, spoken(code.digits), request)).toEqual(answer);
  expect(await codeOf(redeem(t, spoken(code.digits)))).toBe('code.invalid');
  expect(await showCase(caseDeskOf(t), nationalActor, code.caseId, t.now)).toMatchObject({
    value: { code: 'redeemed' },
  });
});

test('a link redeems the same right without the number', async () => {
  const t = await testServer();
  const code = await newCode(t);
  const secret = fromHex(code.link) ?? new Uint8Array(0);
  expect(await codeOf(redeem(t, { kind: 'link', secret }))).toBe('ok');
  expect(await codeOf(redeem(t, { kind: 'link', secret: t.random(16) }))).toBe('code.invalid');
});

test('whoever lacks the right pair learns nothing: one code for every wrong combination', async () => {
  const t = await testServer();
  const code = await newCode(t);
  expect(await codeOf(redeem(t, spoken(otherDigits(code.digits))))).toBe('code.invalid');
  expect(await codeOf(redeem(t, spoken(code.digits, '+84987654321')))).toBe('code.invalid');
  for (let i = 0; i < 8; i++)
    expect(await codeOf(redeem(t, spoken(otherDigits(code.digits))))).toBe('code.invalid');
  t.now += 2 * 86_400;
  expect(await codeOf(redeem(t, spoken(otherDigits(code.digits))))).toBe('code.invalid');
});

test('five failures void a code, also when tried at once; four do not', async () => {
  const t = await testServer();
  const code = await newCode(t);
  const tries = (count: number) =>
    Promise.all(Array.from({ length: count }, () => redeem(t, spoken(otherDigits(code.digits)))));
  await tries(5);
  expect(await codeOf(redeem(t, spoken(code.digits)))).toBe('code.void');
  expect((await codesOfCases(t))[0]).toBe('void');
  const other = await newCode(t, '+84987654321');
  for (let i = 0; i < 4; i++) await redeem(t, spoken(otherDigits(other.digits), '+84987654321'));
  expect(await codeOf(redeem(t, spoken(other.digits, '+84987654321')))).toBe('ok');
});

test('a code expires at the end of a UTC day, whenever it was issued, and a new one ends the old one', async () => {
  const t = await testServer();
  const old = await newCode(t);
  expect(old.expires).toBe(noon + 1.5 * 86_400);
  t.now = old.expires;
  expect(await codeOf(redeem(t, spoken(old.digits)))).toBe('code.expired');
  const fresh = await issueCode(caseDeskOf(t), nationalActor, old.caseId, t.now);
  if (!fresh.ok) throw new Error(fresh.detail);
  expect(await codeOf(redeem(t, spoken(old.digits)))).toBe('code.invalid');
  expect(await codeOf(redeem(t, spoken(fresh.value.digits)))).toBe('ok');
});

test('no table holds the digits, the link or, outside the case itself, the number', async () => {
  const t = await testServer();
  const code = await newCode(t);
  const codes = JSON.stringify(
    (await t.store.cases.selectFrom('codes').selectAll().execute()).map((row) => ({
      ...row,
      number_hmac: toHex(row.number_hmac),
      digits_hmac: toHex(row.digits_hmac),
      link_hash: toHex(row.link_hash),
    })),
  );
  for (const secret of [code.digits, code.link, number]) expect(codes).not.toContain(secret);
  const acts = await t.store.audit
    .selectFrom('acts_today')
    .select(['actor', 'act', 'subject', 'day'])
    .orderBy('act')
    .execute();
  expect(acts).toEqual([
    { actor: 'quoc-gia', act: 'case.create', subject: code.caseId, day: utcDayAt(t.now) },
    { actor: 'quoc-gia', act: 'code.issue', subject: code.caseId, day: utcDayAt(t.now) },
  ]);
});

test.each([
  [{ phoneNumber: 'hello', sampleDay: '2021-06-14' }, 'registration.number'],
  [{ phoneNumber: number, sampleDay: '2021-02-30' }, 'case.sample-day'],
  [{ phoneNumber: number, sampleDay: '2031-02-03' }, 'case.sample-day'],
  [{ phoneNumber: number, sampleDay: '2021-06-14', onsetDay: 'yesterday' }, 'case.onset-day'],
])('a case with impossible data is refused with its reason', async (input, code) => {
  const t = await testServer();
  expect(await enterCase(caseDeskOf(t), nationalActor, input, t.now)).toMatchObject({ ok: false, code });
  expect(await codesOfCases(t)).toEqual([]);
});

test('a request for another issuer, or for no number, is refused and costs the code nothing', async () => {
  const t = await testServer();
  const code = await newCode(t);
  const request = makeBlindRequest(t, 'upload');
  const claims = makeBlindRequest(t, 'claim');
  expect(await codeOf(redeem(t, spoken(code.digits), claims))).toBe('token.issuer');
  const none = { ...request, blinded: new Uint8Array(256).fill(255) };
  expect(await codeOf(redeem(t, spoken(code.digits), none))).toBe('token.invalid');
  expect(await codeOf(redeem(t, spoken(code.digits), request))).toBe('ok');
});

test('the key of the epoch before signs for two days more, and repeats what it signed until it goes', async () => {
  const t = await testServer();
  const code = await newCode(t);
  const request = makeBlindRequest(t, 'upload');
  const answer = await redeem(t, spoken(code.digits), request);
  const epochSeconds = 28 * 86_400;
  t.now = Math.ceil(t.now / epochSeconds) * epochSeconds + 86_400;
  await t.server.runDueJobs();
  const other = await newCode(t, '+84987654321');
  const late = { ...makeBlindRequest(t, 'upload'), issuer: request.issuer };
  expect(await codeOf(redeem(t, spoken(other.digits, '+84987654321'), late))).toBe('ok');
  t.now += 2 * 86_400;
  const third = await newCode(t, '+84987654322');
  const tooLate = { ...makeBlindRequest(t, 'upload'), issuer: request.issuer };
  expect(await codeOf(redeem(t, spoken(third.digits, '+84987654322'), tooLate))).toBe('token.issuer');
  expect(await redeem(t, spoken(code.digits), request)).toEqual(answer);
});
