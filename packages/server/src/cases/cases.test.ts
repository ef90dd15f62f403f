// SPDX-License-Identifier: GPL-3.0-only
import { decodeIssued, encodeRedeem, fromHex, toHex, type UploadCode, utcDayAt } from '@bluezone/protocol';
import { expect, test } from 'vitest';
import { verifyTokenSignature } from '../keys/issuer-key.ts';
import { demoSettings } from '../settings.ts';
import { codeOf, send } from '../testing/messages.ts';
import { type TestServer, testServer } from '../testing/test-server.ts';
import { type CaseDesk, createCase, listCases, showCase } from './case-desk.ts';
import { type IssuedCode, issueCode } from './issue-code.ts';

const number = '+84912345678';

function deskOf(t: TestServer): CaseDesk {
  return {
    cases: t.store.cases,
    audit: t.store.audit,
    numberKey: t.keys.casesNumberKey,
    random: t.random,
    settings: demoSettings(),
  };
}

async function newCode(t: TestServer, phoneNumber = number): Promise<IssuedCode & { caseId: string }> {
  const desk = deskOf(t);
  const id = await createCase(desk, 'staff', { phoneNumber, sampleDay: '2021-06-14' }, t.now);
  if (!id.ok) throw new Error(id.detail);
  const code = await issueCode(desk, 'staff', id.value, t.now);
  if (!code.ok) throw new Error(code.detail);
  return { ...code.value, caseId: id.value };
}

const redeem = (t: TestServer, code: UploadCode, message: Uint8Array) =>
  send(t, 'redeem', encodeRedeem({ code, message }));

const spoken = (digits: string, phoneNumber = number): UploadCode => ({
  kind: 'digits',
  digits,
  phoneNumber,
});

/** Eight digits that are not these. */
const otherDigits = (digits: string) => String((Number(digits) + 1) % 100_000_000).padStart(8, '0');

test('the right code and number get a token that verifies, and the same one when asked again', async () => {
  const t = await testServer();
  const code = await newCode(t);
  const message = t.random(64);
  const answer = await redeem(t, spoken(code.digits), message);
  const issued = answer.ok ? decodeIssued(answer.body) : undefined;
  if (!issued?.ok) throw new Error('not issued');
  const issuer = t.server.configuration().issuers.find(({ id }) => id === issued.value.issuer);
  expect(issuer?.purpose).toBe('upload');
  expect(issuer !== undefined && verifyTokenSignature(issuer, { ...issued.value, message })).toBe(true);
  expect(await redeem(t, spoken(code.digits), message)).toEqual(answer);
  expect(await codeOf(redeem(t, spoken(code.digits), t.random(64)))).toBe('code.invalid');
  expect(await showCase(deskOf(t), code.caseId, t.now)).toMatchObject({ value: { code: 'redeemed' } });
});

test('a link redeems the same right without the number', async () => {
  const t = await testServer();
  const code = await newCode(t);
  const secret = fromHex(code.link) ?? new Uint8Array(0);
  expect(await codeOf(redeem(t, { kind: 'link', secret }, t.random(64)))).toBe('ok');
  expect(await codeOf(redeem(t, { kind: 'link', secret: t.random(16) }, t.random(64)))).toBe('code.invalid');
});

test('whoever lacks the right pair learns nothing: one code for every wrong combination', async () => {
  const t = await testServer();
  const code = await newCode(t);
  expect(await codeOf(redeem(t, spoken(otherDigits(code.digits)), t.random(64)))).toBe('code.invalid');
  expect(await codeOf(redeem(t, spoken(code.digits, '+84987654321'), t.random(64)))).toBe('code.invalid');
  for (let i = 0; i < 8; i++)
    expect(await codeOf(redeem(t, spoken(otherDigits(code.digits)), t.random(64)))).toBe('code.invalid');
  t.now += 2 * 86_400;
  expect(await codeOf(redeem(t, spoken(otherDigits(code.digits)), t.random(64)))).toBe('code.invalid');
});

test('five failures void a code, also when tried at once; four do not', async () => {
  const t = await testServer();
  const code = await newCode(t);
  const tries = (count: number) =>
    Promise.all(
      Array.from({ length: count }, () => redeem(t, spoken(otherDigits(code.digits)), t.random(64))),
    );
  await tries(5);
  expect(await codeOf(redeem(t, spoken(code.digits), t.random(64)))).toBe('code.void');
  expect((await listCases(deskOf(t), t.now))[0]?.code).toBe('void');
  const other = await newCode(t, '+84987654321');
  for (let i = 0; i < 4; i++)
    await redeem(t, spoken(otherDigits(other.digits), '+84987654321'), t.random(64));
  expect(await codeOf(redeem(t, spoken(other.digits, '+84987654321'), t.random(64)))).toBe('ok');
});

test('a code expires, and a new one ends the old one', async () => {
  const t = await testServer();
  const old = await newCode(t);
  t.now += 86_400;
  expect(await codeOf(redeem(t, spoken(old.digits), t.random(64)))).toBe('code.expired');
  const fresh = await issueCode(deskOf(t), 'staff', old.caseId, t.now);
  if (!fresh.ok) throw new Error(fresh.detail);
  expect(await codeOf(redeem(t, spoken(old.digits), t.random(64)))).toBe('code.invalid');
  expect(await codeOf(redeem(t, spoken(fresh.value.digits), t.random(64)))).toBe('ok');
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
  const acts = await t.store.audit.selectFrom('acts').select(['actor', 'act', 'subject', 'day']).execute();
  expect(acts).toEqual([
    { actor: 'staff', act: 'case.create', subject: code.caseId, day: utcDayAt(t.now) },
    { actor: 'staff', act: 'code.issue', subject: code.caseId, day: utcDayAt(t.now) },
  ]);
});

test.each([
  [{ phoneNumber: 'hello', sampleDay: '2021-06-14' }, 'registration.number'],
  [{ phoneNumber: number, sampleDay: '2021-02-30' }, 'case.layout'],
  [{ phoneNumber: number, sampleDay: '2031-02-03' }, 'case.layout'],
  [{ phoneNumber: number, sampleDay: '2021-06-14', onsetDay: 'yesterday' }, 'case.layout'],
])('a case with impossible data is refused with its reason', async (input, code) => {
  const t = await testServer();
  expect(await createCase(deskOf(t), 'staff', input, t.now)).toMatchObject({ ok: false, code });
  expect(await listCases(deskOf(t), t.now)).toEqual([]);
});
