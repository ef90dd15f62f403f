// SPDX-License-Identifier: GPL-3.0-only
import { dateText, utcDayAt } from '@bluezone/protocol';
import { expect, test } from 'vitest';
import { askRegistration } from '../testing/register-number.ts';
import { noon, type TestServer, testServer } from '../testing/test-server.ts';
import { vietnamProvinces } from './vietnam-provinces.ts';

const day = utcDayAt(noon);

async function registerIn(t: TestServer, province: string | undefined, i: number): Promise<void> {
  const phoneNumber = `+8491${String(i).padStart(7, '0')}`;
  const { attempt } = (await askRegistration(t, 'start', { phoneNumber })).json();
  const code = t.inbox.take(phoneNumber);
  const verified = await askRegistration(t, 'verify', { attempt, code, province });
  expect(verified.statusCode).toBe(200);
}

const told = (t: TestServer, date: string) =>
  t.server.fastify.inject({ method: 'GET', url: `/v1/registration/provinces/${date}` });

test('what people say of where they live is told by day and province, from ten on and when the day is over', async () => {
  const t = await testServer();
  const said = [
    ...Array<string>(11).fill('79'),
    ...Array<string>(10).fill('unknown'),
    ...Array<string>(9).fill('01'),
    undefined,
  ];
  for (const [i, province] of said.entries()) await registerIn(t, province, i);
  expect((await told(t, dateText(day))).statusCode).toBe(404);
  t.now += 43_200;
  const answer = await told(t, dateText(day));
  const counts = new Map(
    answer
      .json()
      .counts.map(({ province, registrations }: { province: string; registrations: number | null }) => [
        province,
        registrations,
      ]),
  );
  expect(counts.size).toBe(35);
  expect(['79', 'unknown', '01', '48'].map((province) => counts.get(province))).toEqual([11, 10, null, null]);
  for (const bad of ['2021-02-30', dateText(day + 1), '1969-12-31'])
    expect((await told(t, bad)).statusCode).toBe(404);
  expect((await told(t, 'yesterday')).statusCode).toBe(400);
});

test('the 34 provinces of Vietnam are told with codes and names', async () => {
  const t = await testServer();
  const answer = await t.server.fastify.inject({ method: 'GET', url: '/v1/registration/provinces' });
  const { provinces } = answer.json();
  expect(provinces).toEqual(vietnamProvinces);
  expect(provinces).toHaveLength(34);
  const codes = provinces.map(({ code }: { code: string }) => code);
  expect(codes).toEqual([...new Set(codes)].sort());
  expect(provinces).toContainEqual({ code: '66', name: 'Đắk Lắk', englishName: 'Dak Lak' });
});
