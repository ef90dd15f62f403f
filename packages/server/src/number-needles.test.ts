// SPDX-License-Identifier: GPL-3.0-only
import { expect, test } from 'vitest';
import { numberNeedles } from './number-needles.ts';
import { type Desk, deskTables } from './observe.ts';
import { registerNumber } from './testing/register-number.ts';
import { signedIn } from './testing/staff-session.ts';
import { testServer } from './testing/test-server.ts';

test('each value computed from a number stands where a desk keeps it, and nowhere else', async () => {
  const t = await testServer();
  await registerNumber(t, '+84912345678');
  const { headers } = await signedIn(t);
  const payload = { phoneNumber: '0912345678', sampleDay: '2021-06-14' };
  const entered = await t.server.fastify.inject({ method: 'POST', url: '/v1/cases', headers, payload });
  await t.server.fastify.inject({ method: 'POST', url: `/v1/cases/${entered.json().caseId}/code`, headers });
  await t.server.runDueJobs();

  const needles = numberNeedles(t.keys, '0912345678');
  expect(numberNeedles(t.keys, '+84 912 345 678')).toEqual(needles);
  const found: Record<string, string[]> = {};
  for (const desk of ['registration', 'cases', 'exposure', 'meetings'] satisfies Desk[])
    for (const { table, rows } of await deskTables(t.store, desk))
      for (const row of rows)
        for (const [column, value] of Object.entries(row))
          for (const needle of needles)
            if (value === needle.value)
              found[needle.what] = [...(found[needle.what] ?? []), `${table}.${column}`];
  expect(found).toEqual({
    number: ['cases.phone_number'],
    'case-number': ['cases.number_hmac', 'codes.number_hmac'],
    'registration-number': ['phones.number_hmac', 'attempts.number_hmac'],
    'registration-limit': ['number_days.limit_hmac'],
  });
});

test('what is no phone number gives nothing to look for', async () => {
  const t = await testServer();
  for (const text of ['', '12', 'Nguyễn Văn An', 'x'.repeat(1000)])
    expect(numberNeedles(t.keys, text)).toEqual([]);
});
