// SPDX-License-Identifier: GPL-3.0-only
// Somebody with an account of the health authority, who tries for more than is theirs.
import { expect, it } from 'vitest';
import { signedIn } from '../testing/staff-session.ts';
import { type TestServer, testServer } from '../testing/test-server.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

async function callerOf(t: TestServer, account: Parameters<typeof signedIn>[1]) {
  const { headers } = await signedIn(t, account);
  return async (method: Method, url: string, payload?: object, more: Record<string, string> = {}) =>
    await t.server.fastify.inject({
      ...{ method, url, headers: { ...headers, ...more } },
      ...(payload === undefined ? {} : { payload }),
    });
}

const province = (code: string, role: 'investigator' | 'supervisor') => ({
  ...{
    username: `${role}-${code}`,
    name: role,
    role,
    level: 'province' as const,
    province: code,
    communes: [],
  },
});
const newCase = { phoneNumber: '0912345678', sampleDay: '2021-06-14', name: 'Lê Thị Mai' };

it('no field that is not offered is taken, in any body or query', async () => {
  const t = await testServer();
  const call = await callerOf(t, province('01', 'supervisor'));
  const { caseId } = (await call('POST', '/v1/cases', newCase)).json();
  const person = { phoneNumber: '0987654321', name: 'Bình', exposureDay: '2021-06-13' };
  const { personId } = (await call('POST', '/v1/people', person)).json();
  const file = 'ab'.repeat(32);
  for (const [method, url, body] of [
    ['POST', '/v1/cases', { ...newCase, id: '0'.repeat(16) }],
    ['POST', '/v1/cases', { ...newCase, version: 7 }],
    ['POST', '/v1/cases', { ...newCase, personId }],
    ['PATCH', `/v1/cases/${caseId}`, { version: 1, day: 1 }],
    ['PATCH', `/v1/cases/${caseId}`, { version: 1, number_hmac: '' }],
    ['PATCH', `/v1/cases/${caseId}`, { version: 1, callOutcome: 'no-app' }],
    ['PATCH', `/v1/people/${personId}`, { version: 1, caseId }],
    ['PATCH', `/v1/people/${personId}`, { version: 1, state: 'case' }],
    ['PATCH', `/v1/people/${personId}`, { version: 1, source: 'form' }],
    ['POST', `/v1/people/${personId}/follow-ups`, { version: 1, outcome: 'well', actor: 'other' }],
    ['POST', `/v1/people/${personId}/convert`, { version: 1, sampleDay: '2021-06-14', province: '79' }],
    ['POST', '/v1/people/assign', { ids: [personId], assignee: null, province: '79' }],
    ['POST', '/v1/cases/import', { file, dryRun: false, rows: [{ row: 1, cells: { person_id: personId } }] }],
    ['GET', '/v1/cases?scope=national', undefined],
    ['GET', '/v1/people?province=1', undefined],
  ] as const) {
    const answer = await call(method, url, body);
    expect([url, body, answer.statusCode, answer.json().code]).toEqual([url, body, 400, 'request.layout']);
  }
  expect((await call('GET', `/v1/cases/${caseId}`)).json()).toMatchObject({ version: 1, personId: null });
  expect((await call('GET', `/v1/people/${personId}`)).json()).toMatchObject({ version: 1, state: 'new' });
});

it('of another province everything is as if it did not exist, over every address', async () => {
  const t = await testServer();
  const owner = await callerOf(t, province('01', 'supervisor'));
  const thief = await callerOf(t, province('79', 'supervisor'));
  const { caseId } = (await owner('POST', '/v1/cases', newCase)).json();
  const person = { phoneNumber: '0987654321', name: 'Bình', exposureDay: '2021-06-13', namedBy: caseId };
  const { personId } = (await owner('POST', '/v1/people', person)).json();
  const { linkId } = (await owner('GET', `/v1/chains?case=${caseId}`)).json().edges[0];
  const unknown = '0123456789abcde';
  for (const [method, path, body] of [
    ['GET', '/v1/cases/ID', undefined],
    ['PATCH', '/v1/cases/ID', { version: 1, note: '' }],
    ['POST', '/v1/cases/ID/outcome', { version: 1, outcome: null }],
    ['POST', '/v1/cases/ID/code', undefined],
    ['POST', '/v1/cases/ID/code/reissue', undefined],
    ['POST', '/v1/cases/ID/code/message', { digits: '00000000' }],
    ['GET', '/v1/cases/ID/events', undefined],
    ['GET', '/v1/chains?case=ID', undefined],
    ['GET', '/v1/suggestions?case=ID', undefined],
    ['GET', '/v1/people/PID', undefined],
    ['PATCH', '/v1/people/PID', { version: 1, note: '' }],
    ['POST', '/v1/people/PID/follow-ups', { version: 1, outcome: 'well' }],
    ['POST', '/v1/people/PID/convert', { version: 1, sampleDay: '2021-06-14' }],
    ['GET', '/v1/people/PID/events', undefined],
    ['GET', '/v1/chains?person=PID', undefined],
    ['DELETE', '/v1/links/LID', undefined],
    ['POST', '/v1/suggestions/ID-PID/confirm', undefined],
    ['POST', '/v1/suggestions/ID-PID/refuse', undefined],
    ['POST', '/v1/links', { from: 'ID', to: 'PID' }],
  ] as const) {
    const fill = (text: string, real: boolean) =>
      text
        .replace('PID', real ? personId : `${unknown}1`)
        .replace('LID', real ? linkId : `${unknown}2`)
        .replace('ID', real ? caseId : `${unknown}3`);
    const ask = (real: boolean) =>
      thief(
        method,
        fill(path, real),
        body === undefined ? undefined : JSON.parse(fill(JSON.stringify(body), real)),
      );
    const answer = await ask(true);
    expect([path, answer.statusCode]).toEqual([path, 404]);
    expect((await ask(false)).body).toBe(answer.body);
  }
  for (const url of [
    '/v1/cases',
    '/v1/people?state=all',
    '/v1/chains',
    '/v1/suggestions',
    '/v1/cases.csv',
    '/v1/people.csv',
    '/v1/figures',
  ])
    expect((await thief('GET', url)).body).not.toMatch(new RegExp(`${caseId}|${personId}|Mai|Bình|345678`));
  expect((await owner('GET', `/v1/chains?case=${caseId}`)).json().edges).toHaveLength(1);
});

it('names of colleagues end where one’s own part of the country does, and are names of those alone who may be given work', async () => {
  const t = await testServer();
  const area = { level: 'area', province: '79', communes: ['26743'] } as const;
  const call = await callerOf(t, province('79', 'supervisor'));
  const nurse = await callerOf(t, { ...area, username: 'nurse', name: 'Nurse', role: 'investigator' });
  const country = await callerOf(t, { username: 'country', name: 'Country' });
  const auditor = await callerOf(t, {
    ...province('79', 'supervisor'),
    username: 'auditor',
    role: 'auditor',
  });
  await callerOf(t, province('01', 'supervisor'));
  await callerOf(t, { ...province('79', 'investigator'), username: 'gone' });
  await t.store.cases.updateTable('staff').set({ suspended: true }).where('username', '=', 'gone').execute();
  await callerOf(t, { ...province('79', 'investigator'), username: 'invited' });
  await t.store.cases.updateTable('staff').set({ factor: null }).where('username', '=', 'invited').execute();
  await callerOf(t, { ...area, username: 'other', name: 'Other', role: 'investigator', communes: ['26740'] });
  const names = async (who: typeof call, query = '') => {
    const { colleagues } = (await who('GET', `/v1/staff/colleagues${query}`)).json();
    for (const each of colleagues) expect(Object.keys(each)).toEqual(['username', 'name']);
    return colleagues.map(({ username }: { username: string }) => username);
  };
  expect(await names(call)).toEqual(['nurse', 'other', 'supervisor-79']);
  expect(await names(call, '?province=79&commune=26743')).toEqual(['nurse', 'supervisor-79']);
  expect(await names(call, '?province=01')).toEqual([]);
  expect(await names(nurse)).toEqual(['nurse']);
  expect(await names(nurse, '?province=01')).toEqual([]);
  expect(await names(country)).toEqual(['country', 'nurse', 'other', 'supervisor-01', 'supervisor-79']);
  expect(await names(country, '?province=01')).toEqual(['country', 'supervisor-01']);
  for (const query of ['?role=auditor', '?level=national', '?province=%27', '?province=79&province=01'])
    expect((await call('GET', `/v1/staff/colleagues${query}`)).statusCode).toBe(400);
  expect((await auditor('GET', '/v1/staff/colleagues')).json().code).toBe('staff.not-allowed');
});

it('who may not is refused before anything is read: roles, and whoever has no session', async () => {
  const t = await testServer();
  const investigator = await callerOf(t, province('01', 'investigator'));
  const auditor = await callerOf(t, {
    ...province('01', 'supervisor'),
    username: 'auditor',
    role: 'auditor',
  });
  const file = 'ab'.repeat(32);
  const rows = { file, dryRun: true, rows: [{ row: 1, cells: {} }] };
  const id = '0'.repeat(16);
  for (const [method, url, body] of [
    ['GET', '/v1/cases.csv', undefined],
    ['POST', '/v1/cases/import', rows],
    ['POST', '/v1/people/assign', { ids: [id], assignee: null }],
    ['POST', `/v1/people/${id}/convert`, { version: 1, sampleDay: '2021-06-14' }],
  ] as const)
    expect((await investigator(method, url, body)).json().code).toBe('staff.not-allowed');
  for (const url of [
    '/v1/cases',
    `/v1/cases/${id}`,
    '/v1/people',
    '/v1/chains',
    '/v1/suggestions',
    '/v1/people/counts',
  ]) {
    expect((await auditor('GET', url)).json().code).toBe('staff.not-allowed');
    expect((await t.server.fastify.inject({ url })).json().code).toBe('staff.session');
  }
  expect((await auditor('GET', '/v1/figures')).statusCode).toBe(200);
  for (const url of ['/v1/statistics', '/thong-ke', '/statistics', '/v1/communes'])
    expect((await t.server.fastify.inject({ url })).statusCode).toBe(200);
});

it('what people write is text wherever it comes out, and never a page', async () => {
  const t = await testServer();
  const call = await callerOf(t, province('01', 'supervisor'));
  const script = '<script>alert(1)</script>"\'&';
  const { caseId } = (
    await call('POST', '/v1/cases', { ...newCase, name: script, note: `${script}\u202e\u0007` })
  ).json();
  const shown = await call('GET', `/v1/cases/${caseId}`);
  expect(shown.headers['content-type']).toContain('application/json');
  expect(shown.json()).toMatchObject({ name: script, note: script });
  const list = await call('GET', '/v1/cases.csv');
  expect(list.headers['content-disposition']).toBe('attachment; filename="cases.csv"');
  expect(list.headers['x-content-type-options']).toBe('nosniff');
  const page = await t.server.fastify.inject({ url: '/thong-ke' });
  expect(page.body).not.toContain('alert');
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
});

it('ten thousand rows at once are refused in words, and hundreds at a time are taken', async () => {
  const t = await testServer();
  const call = await callerOf(t, province('01', 'supervisor'));
  const file = 'cd'.repeat(32);
  const row = (i: number) => ({
    row: i + 1,
    cells: {
      patinfo_phone: `09${String(20_000_000 + i)}`,
      lab_date_taken: '2021-06-14',
      patinfo_name: `Người ${i}`,
    },
  });
  const rows = Array.from({ length: 10_000 }, (_, i) => row(i));
  const all = await call('POST', '/v1/cases/import', { file, dryRun: false, rows });
  expect([all.statusCode, all.json().errors]).toEqual([400, [{ pointer: '#/rows', rule: 'maxItems' }]]);
  const huge = { file, dryRun: false, rows: [{ row: 1, cells: { note: 'x'.repeat(5_000_000) } }] };
  expect((await call('POST', '/v1/cases/import', huge)).json().code).toBe('request.too-large');
  for (let from = 0; from < 1500; from += 500) {
    const taken = await call('POST', '/v1/cases/import', {
      file,
      dryRun: false,
      rows: rows.slice(from, from + 500),
    });
    expect(taken.json().counts).toMatchObject({ new: 500 });
  }
  const last = await call('POST', '/v1/cases/import', { file, dryRun: false, rows: rows.slice(1000, 1500) });
  expect(last.json().counts).toMatchObject({ done: 500, new: 0 });
  expect(t.errors).toEqual([]);
});
