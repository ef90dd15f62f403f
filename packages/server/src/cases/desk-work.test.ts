// SPDX-License-Identifier: GPL-3.0-only
// A day at the desk: what staff do with cases, people and chains, and what they are not let do.
import { encodeContactForm, encodeRedeem } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { addLink, removeLink } from '../chains/links.ts';
import { readChain } from '../chains/read-chain.ts';
import { confirmSuggestion, listSuggestions, refuseSuggestion } from '../chains/suggestions.ts';
import { readFigures } from '../figures/read-figures.ts';
import { readStatistics } from '../figures/statistics.ts';
import { statisticsPage } from '../figures/statistics-page.ts';
import type { NewCaseBody } from '../http/case-schemas.ts';
import { assignPeople, changePerson, enterPerson } from '../people/change-person.ts';
import { convertPerson, recordFollowUp } from '../people/follow-up.ts';
import { countWorklist, listPeople } from '../people/list-people.ts';
import { showPerson } from '../people/person-view.ts';
import { makeBlindRequest, send } from '../testing/messages.ts';
import { enrolledAccount } from '../testing/staff-session.ts';
import { areaActor, caseDeskOf, nationalActor, provinceActor } from '../testing/test-actors.ts';
import { noon, type TestServer, testServer } from '../testing/test-server.ts';
import type { Actor } from './actor.ts';
import { showCase } from './case-view.ts';
import { changeCase, enterCase, recordOutcome } from './enter-case.ts';
import { findDuplicates } from './find-duplicates.ts';
import { importCases } from './import-cases.ts';
import { issueCode, sendCode } from './issue-code.ts';
import { caseLineList } from './line-list.ts';
import { listCases } from './list-cases.ts';
import { readEvents } from './record-events.ts';
import type { Told } from './told.ts';

const hanoi = provinceActor('01');
const saigon = provinceActor('79');
const key = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const daySeconds = 86_400;

function got<T>(told: Told<T>): T {
  if (!told.ok) throw new Error(`${told.code}: ${told.detail}`);
  return told.value;
}
const codeOf = async (told: Promise<Told<unknown>>) => {
  const value = await told;
  return value.ok ? 'ok' : value.code;
};

let numbers = 0;
const nextNumber = () => `09${String(12_000_000 + numbers++)}`;
const enter = async (t: TestServer, actor: Actor, input: Partial<NewCaseBody> = {}) =>
  got(
    await enterCase(
      ...([caseDeskOf(t), actor] as const),
      { phoneNumber: nextNumber(), sampleDay: '2021-06-14', ...input },
      t.now,
    ),
  );
const named = async (t: TestServer, actor: Actor, input: Partial<Parameters<typeof enterPerson>[2]> = {}) =>
  got(
    await enterPerson(
      ...([caseDeskOf(t), actor] as const),
      { phoneNumber: nextNumber(), name: 'Trần Văn Bình', exposureDay: '2021-06-13', ...input },
      t.now,
    ),
  );
const cases = async (t: TestServer, actor: Actor, query: Parameters<typeof listCases>[2] = {}) =>
  got(await listCases(caseDeskOf(t), actor, query, t.now));

it('outside its scope nothing exists for an account: not to read, change, list, link, export, count or hand a code out', async () => {
  const t = await testServer();
  const desk = caseDeskOf(t);
  const id = await enter(t, hanoi, { phoneNumber: '0912345678', name: 'Lê Thị Mai' });
  const { personId } = await named(t, hanoi);
  const own = await enter(t, saigon);
  for (const actor of [saigon, areaActor('01', ['00070']), provinceActor('04', 'investigator')]) {
    expect(await codeOf(showCase(desk, actor, id, t.now))).toBe('case.unknown');
    expect(await codeOf(changeCase(desk, actor, id, { version: 1, note: 'x' }, t.now))).toBe('case.unknown');
    expect(await codeOf(recordOutcome(desk, actor, id, { version: 1, outcome: 'no-app' }, t.now))).toBe(
      'case.unknown',
    );
    expect(await codeOf(issueCode(desk, actor, id, t.now))).toBe('case.unknown');
    expect(await codeOf(showPerson(desk, actor, personId, t.now))).toBe('person.unknown');
    expect(await codeOf(changePerson(desk, actor, personId, { version: 1, note: 'x' }, t.now))).toBe(
      'person.unknown',
    );
    const call = { version: 1, outcome: 'well' } as const;
    expect(await codeOf(recordFollowUp(desk, actor, personId, call, t.now))).toBe('person.unknown');
    const test = { version: 1, sampleDay: '2021-06-14' };
    expect(await codeOf(convertPerson(desk, actor, personId, test, t.now))).toBe('person.unknown');
    expect(await codeOf(addLink(desk, actor, { from: id, to: personId }, t.now))).toBe('chain.unknown');
    expect(await codeOf(readChain(desk, actor, { case: id }, t.now))).toBe('chain.unknown');
    expect(await codeOf(refuseSuggestion(desk, actor, `${id}-${personId}`, t.now))).toBe('chain.unknown');
    expect(await codeOf(confirmSuggestion(desk, actor, `${id}-${personId}`, t.now))).toBe('chain.unknown');
    const given = got(await assignPeople(desk, actor, { ids: [personId], assignee: null }, t.now));
    expect(given).toEqual({ assigned: 0, unknown: [personId] });
  }
  for (const query of [
    {},
    { search: '0912345678' },
    { search: 'le thi mai' },
    { search: id },
    { province: '01' },
  ] as const)
    expect(
      (await cases(t, saigon, query)).cases.map(({ caseId }) => caseId).filter((each) => each !== own),
    ).toEqual([]);
  expect(got(await listPeople(desk, saigon, { state: 'all' }, t.now)).people).toEqual([]);
  let lines = '';
  for await (const line of got(await caseLineList(desk, saigon, {}, t.now))) lines += line;
  expect(lines).toContain(own);
  expect(lines).not.toContain(id);
  const coverage = got(await readFigures(desk, saigon, { province: '01' }, t.now)).figures;
  expect(coverage.find(({ name }) => name === 'coverage')?.points).toEqual([]);
  expect(
    await codeOf(
      enterCase(desk, saigon, { phoneNumber: '0912345670', sampleDay: '2021-06-14', province: '01' }, t.now),
    ),
  ).toBe('record.place');
  expect(await findDuplicates(desk, saigon, { phone: '0912345678' }, t.now)).toEqual({
    found: [],
    elsewhere: true,
  });
  expect(await findDuplicates(desk, saigon, { phone: '0912345679' }, t.now)).toEqual({
    found: [],
    elsewhere: false,
  });
  expect((await findDuplicates(desk, hanoi, { phone: '0912345678' }, t.now)).found[0]).toMatchObject({
    id,
    reasons: ['phone'],
  });
  expect(
    (await findDuplicates(desk, nationalActor, { name: 'le thi mai', birthYear: '1980' }, t.now)).found,
  ).toEqual([]);
  // Handed over, it is out of sight.
  expect(got(await changeCase(desk, hanoi, id, { version: 1, province: '79' }, t.now))).toMatchObject({
    province: '79',
  });
  expect(await codeOf(showCase(desk, hanoi, id, t.now))).toBe('case.unknown');
  expect(await codeOf(showCase(desk, saigon, id, t.now))).toBe('ok');
});

it('of two who change one case at once the second is told how it stands, and nothing of either is lost', async () => {
  const t = await testServer();
  const desk = caseDeskOf(t);
  const id = await enter(t, hanoi, { name: 'Lê Thị Mai' });
  const change = (note: string) => changeCase(desk, hanoi, id, { version: 1, note }, t.now);
  const both = await Promise.all([change('một'), change('hai')]);
  const kept = both.find((each) => each.ok);
  const told = both.find((each) => !each.ok);
  expect(told).toMatchObject({ code: 'record.changed', present: { version: 2, name: 'Lê Thị Mai' } });
  expect(kept?.ok && kept.value.note).toBe(got(await showCase(desk, hanoi, id, t.now)).note);
  expect(got(await changeCase(desk, hanoi, id, { version: 2, address: '12 Hàng Bạc' }, t.now))).toMatchObject(
    { version: 3, address: '12 Hàng Bạc' },
  );
  for (const [fields, code] of [
    [{ onsetDay: '2022-01-01' }, 'case.onset-day'],
    [{ commune: '99999' }, 'record.place'],
    [{ province: '79', commune: '00070' }, 'record.place'],
    [{ assignee: 'nobody' }, 'staff.unknown'],
    [{ birthYear: 2050 }, 'record.day'],
    [{ phoneNumber: '12' }, 'registration.number'],
  ] as const)
    expect(await codeOf(changeCase(desk, hanoi, id, { version: 3, ...fields }, t.now))).toBe(code);
  const events = await readEvents(desk, id);
  expect(events.map(({ act }) => act)).toEqual(['case.create', 'case.change', 'case.change']);
});

it('a request that comes again is carried out once, and its key serves no other', async () => {
  const t = await testServer();
  const desk = caseDeskOf(t);
  const input = { phoneNumber: '0912345678', sampleDay: '2021-06-14' };
  const again = await Promise.all([1, 2, 3].map(() => enterCase(desk, hanoi, input, t.now, key(1))));
  expect(new Set(again.map(got)).size).toBe(1);
  expect(await codeOf(enterCase(desk, hanoi, { ...input, note: 'x' }, t.now, key(1)))).toBe(
    'request.repeated',
  );
  expect(got(await enterCase(desk, saigon, input, t.now, key(1)))).not.toBe(got(again[0] as Told<string>));
  const { personId } = await named(t, hanoi);
  const call = { version: 1, outcome: 'no-answer' } as const;
  for (let i = 0; i < 2; i++)
    expect(got(await recordFollowUp(desk, hanoi, personId, call, t.now, key(2)))).toMatchObject({
      version: 2,
      tries: 1,
    });
  expect(await codeOf(recordFollowUp(desk, hanoi, personId, call, t.now, key(3)))).toBe('record.changed');
  t.now += 2 * daySeconds;
  await t.server.runDueJobs();
  expect(await t.store.cases.selectFrom('repeats').selectAll().execute()).toEqual([]);
});

it('a code that is out is not ended by chance: the second is told, a lost answer is given again, a reissue ends it', async () => {
  const t = await testServer();
  const desk = caseDeskOf(t);
  const id = await enter(t, hanoi, { phoneNumber: '0912345678' });
  const both = await Promise.all([
    issueCode(desk, hanoi, id, t.now),
    issueCode(desk, nationalActor, id, t.now),
  ]);
  expect(both.map((each) => (each.ok ? 'ok' : each.code)).sort()).toEqual(['code.out', 'ok']);
  const first = got(both.find((each) => each.ok) as (typeof both)[0]);
  const asked = { key: key(1), isReissue: true };
  const reissued = got(await issueCode(desk, hanoi, id, t.now, asked));
  expect(got(await issueCode(desk, hanoi, id, t.now, asked))).toEqual(reissued);
  expect(await codeOf(sendCode(desk, hanoi, id, { digits: first.digits }, t.now))).toBe('code.other');
  expect(await codeOf(sendCode(desk, hanoi, id, { digits: reissued.digits }, t.now))).toBe('ok');
  expect(t.inbox.list('+84912345678')[0]?.text).toContain(reissued.digits);
  const code = { kind: 'digits' as const, digits: reissued.digits, phoneNumber: '+84912345678' };
  const redeemed = await send(t, 'redeem', encodeRedeem({ code, request: makeBlindRequest(t, 'upload') }));
  expect(redeemed.ok).toBe(true);
  expect(await codeOf(issueCode(desk, hanoi, id, t.now))).toBe('code.out');
  const day = Math.floor(noon / daySeconds);
  expect(await t.store.cases.selectFrom('code_days').selectAll().execute()).toEqual([
    { issued_day: day, redeemed_day: day, count: 1 },
  ]);
  const figure = async (actor: Actor) =>
    got(await readFigures(desk, actor, {}, t.now)).figures.find(({ name }) => name === 'codes-redeemed');
  expect((await figure(nationalActor))?.points).toEqual([]);
  t.now += daySeconds;
  expect((await figure(nationalActor))?.points).toEqual([{ key: '2021-06-15', value: 1 }]);
  expect(await figure(hanoi)).toBeUndefined();
});

it('pages go on by key while rows come and go, in every order, and a cursor of nonsense is refused', async () => {
  const t = await testServer();
  const ids: string[] = [];
  for (let i = 0; i < 7; i++)
    ids.push(await enter(t, hanoi, { name: `Người ${'abcdefg'[i]}`, sampleDay: `2021-06-0${1 + (i % 3)}` }));
  for (const sort of ['newest', 'oldest', 'sample', 'onset', 'name'] as const) {
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 4; page++) {
      const told = await cases(t, hanoi, { sort, limit: '2', ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...told.cases.map(({ caseId }) => caseId));
      cursor = told.next ?? undefined;
    }
    expect(cursor).toBeUndefined();
    expect(seen.toSorted()).toEqual(ids.toSorted());
  }
  for (const cursor of ['x', 'W10', Buffer.from('[{"a":1},"b"]').toString('base64url')])
    expect(await codeOf(listCases(caseDeskOf(t), hanoi, { cursor }, t.now))).toBe('request.layout');
  expect((await cases(t, hanoi, { search: 'nguoi c' })).cases.map(({ name }) => name)).toEqual(['Người c']);
  for (const search of ['%', "' or 1=1", '!!!', 'a:* | b', '\\'])
    expect(await codeOf(listCases(caseDeskOf(t), hanoi, { search }, t.now))).toBe('ok');
});

it('who sends a form is called: new, followed, ill, finished, and again when they send another', async () => {
  const t = await testServer();
  const desk = caseDeskOf(t);
  const form = (day: number, symptoms: ('fever' | 'cough')[] = []) =>
    send(
      ...([t, 'contact-form'] as const),
      encodeContactForm({
        ...{
          phoneNumber: '+84912345678',
          name: 'Lê Thị Mai',
          province: 1,
          symptoms,
          note: 'Gọi sau 17 giờ.',
        },
        exposure: { day, degree: 'F1', minutes: 42 },
      }),
    );
  await form(18_790);
  await form(18_790);
  const people = async (state: 'due' | 'symptomatic' | 'new' | 'all' | 'overdue' | 'unreachable') =>
    got(await listPeople(desk, hanoi, { state }, t.now)).people;
  const [person] = await people('new');
  expect(await people('all')).toHaveLength(1);
  expect(person).toMatchObject({
    name: 'Lê Thị Mai',
    province: '01',
    source: 'form',
    exposureDay: '2021-06-12',
    untilDay: '2021-06-26',
    nextDay: '2021-06-15',
  });
  const id = person?.personId as string;
  expect(got(await listPeople(desk, saigon, { state: 'all' }, t.now)).people).toEqual([]);
  expect(got(await showPerson(desk, hanoi, id, t.now)).forms).toMatchObject([
    { minutes: 42, note: 'Gọi sau 17 giờ.' },
  ]);
  const call = async (outcome: 'well' | 'symptoms' | 'no-answer', more: object = {}) => {
    const { version } = got(await showPerson(desk, hanoi, id, t.now));
    return await recordFollowUp(desk, hanoi, id, { version, outcome, ...more }, t.now);
  };
  expect(got(await call('no-answer'))).toMatchObject({ state: 'new', tries: 1, nextDay: '2021-06-16' });
  t.now += 3 * daySeconds;
  expect(await countWorklist(desk, hanoi, t.now)).toMatchObject({ due: 1, overdue: 1, new: 1 });
  expect(got(await call('well', { symptoms: ['cough'] }))).toMatchObject({
    isSymptomatic: true,
    symptoms: ['cough'],
  });
  expect(await people('symptomatic')).toHaveLength(1);
  expect(await codeOf(call('well', { day: '2021-05-01' }))).toBe('record.day');
  expect(await codeOf(call('well', { day: '2021-06-30' }))).toBe('record.day');
  expect(await codeOf(call('well', { nextDay: '2021-01-01' }))).toBe('record.day');
  const declared = { kind: 'declaration' as const, day: '2021-06-17' };
  got(await call('well', declared));
  expect(
    got(await call('well', declared)).followUps.filter(({ kind }) => kind === 'declaration'),
  ).toHaveLength(1);
  t.now += 8 * daySeconds;
  expect(got(await call('well'))).toMatchObject({ state: 'finished', nextDay: null });
  await form(18_800, ['fever']);
  expect(await people('new')).toMatchObject([
    { personId: id, exposureDay: '2021-06-22', isSymptomatic: true },
  ]);
  await form(60_000);
  expect((await people('all'))[0]?.exposureDay).toBe('2021-06-26');
});

it('a person becomes a case by one act, keeps their links, and is followed up no more', async () => {
  const t = await testServer();
  const desk = caseDeskOf(t);
  const source = await enter(t, hanoi, { onsetDay: '2021-06-11' });
  const person = await named(t, hanoi, { namedBy: source, address: '5 Hàng Đào', note: 'ở cùng nhà' });
  const test = { version: 1, sampleDay: '2021-06-15', onsetDay: '2021-06-15' };
  const made = got(await convertPerson(desk, hanoi, person.personId, test, t.now, key(1)));
  expect(got(await convertPerson(desk, hanoi, person.personId, test, t.now, key(1)))).toBe(made);
  expect(await codeOf(convertPerson(desk, hanoi, person.personId, test, t.now))).toBe('person.converted');
  const call = { version: 2, outcome: 'well' } as const;
  expect(await codeOf(recordFollowUp(desk, hanoi, person.personId, call, t.now))).toBe('person.converted');
  expect(got(await showCase(desk, hanoi, made, t.now))).toMatchObject({
    knownContact: true,
    personId: person.personId,
    address: '5 Hàng Đào',
    note: 'ở cùng nhà',
    province: '01',
  });
  expect(got(await showPerson(desk, hanoi, person.personId, t.now))).toMatchObject({
    state: 'case',
    caseId: made,
    nextDay: null,
  });
  const third = await named(t, hanoi, { namedBy: made });
  const chain = got(await readChain(desk, hanoi, { person: person.personId }, t.now));
  expect(
    chain.nodes
      .map(({ id, kind, generation }) => [id, kind, generation])
      .toSorted((a, b) => Number(a[2]) - Number(b[2])),
  ).toEqual([
    [source, 'case', 0],
    [made, 'case', 1],
    [third.personId, 'person', 2],
  ]);
  expect(chain.edges.map(({ from, to }) => [from, to]).toSorted()).toEqual(
    [
      [source, made],
      [made, third.personId],
    ].toSorted(),
  );
  const link = chain.edges.find(({ from }) => from === source);
  got(await removeLink(desk, hanoi, link?.linkId as string, t.now));
  expect(got(await readChain(desk, hanoi, { case: source }, t.now)).nodes).toHaveLength(1);
  expect(JSON.stringify(await t.store.cases.selectFrom('links').selectAll().execute())).not.toContain(source);
  expect(await codeOf(addLink(desk, hanoi, { from: made, to: person.personId }, t.now))).toBe('chain.self');
  const known = got(await readFigures(desk, hanoi, {}, t.now)).figures.find(
    ({ name }) => name === 'known-contacts',
  );
  expect(known?.summary).toBe(0.5);
});

it('suggests by province and day whom nobody named, until a person decides; others are hinted at across provinces only', async () => {
  const t = await testServer();
  const desk = caseDeskOf(t);
  const near = await enter(t, hanoi, { onsetDay: '2021-06-13', commune: '00070', name: 'Gần' });
  const far = await enter(t, hanoi, { onsetDay: '2021-06-10', name: 'Xa' });
  await enter(t, hanoi, { onsetDay: '2021-05-01', name: 'Lâu rồi' });
  await enter(t, saigon, { onsetDay: '2021-06-13' });
  const person = await named(t, hanoi, { commune: '00070' });
  const list = async () => got(await listSuggestions(desk, hanoi, { day: '2021-06-13' }, t.now)).suggestions;
  expect((await list()).map(({ from, isSameCommune }) => [from, isSameCommune])).toEqual([
    [near, true],
    [far, false],
  ]);
  got(await refuseSuggestion(desk, hanoi, `${near}-${person.personId}`, t.now));
  expect((await list()).map(({ from }) => from)).toEqual([far]);
  got(await confirmSuggestion(desk, hanoi, `${far}-${person.personId}`, t.now));
  expect(await list()).toEqual([]);
  const other = await enter(t, saigon);
  got(await addLink(desk, nationalActor, { from: far, to: other }, t.now));
  const chain = got(await readChain(desk, hanoi, { case: far }, t.now));
  expect(JSON.stringify(chain)).not.toContain(other);
  expect(chain.nodes.find(({ id }) => id === far)?.linksOutside).toBe(true);
});

it('gives people to colleagues who may see them, and to no others', async () => {
  const t = await testServer();
  const desk = caseDeskOf(t);
  await enrolledAccount(t, {
    username: 'lan',
    name: 'Lan',
    role: 'investigator',
    level: 'province',
    province: '01',
    communes: [],
  });
  await enrolledAccount(t, {
    username: 'auditor',
    name: 'A',
    role: 'auditor',
    level: 'national',
    province: null,
    communes: [],
  });
  const here = await named(t, hanoi);
  const there = await named(t, saigon);
  const ids = [here.personId, there.personId];
  expect(got(await assignPeople(desk, nationalActor, { ids, assignee: 'lan' }, t.now))).toEqual({
    assigned: 1,
    unknown: [there.personId],
  });
  for (const assignee of ['auditor', 'nobody'])
    expect(await codeOf(assignPeople(desk, nationalActor, { ids, assignee }, t.now))).toBe('staff.unknown');
  const mine = await listPeople(desk, { ...hanoi, username: 'lan' }, { assignee: 'me' }, t.now);
  expect(got(mine).people.map(({ personId }) => personId)).toEqual([here.personId]);
});

it('every row of a file stands for itself; a second try goes on; what is there already is told', async () => {
  const t = await testServer();
  const desk = caseDeskOf(t);
  await enter(t, hanoi, { phoneNumber: '0912345678' });
  const cells = {
    patinfo_name: '=HYPERLINK("x")',
    lab_date_taken: '14/6/2021',
    patinfo_resadmin2: 'Hoàn Kiếm',
  };
  const rows = [
    { row: 1, cells: { ...cells, patinfo_phone: '912000001' } },
    { row: 2, cells: { ...cells, patinfo_phone: '0912345678' } },
    {
      row: 3,
      cells: { ...cells, patinfo_phone: 'abc', lab_date_taken: '31/2/2021', patinfo_resadmin2: 'Bến Thành' },
    },
    { row: 4, cells: { ...cells, patinfo_phone: '0912000001' } },
    {
      row: 5,
      cells: { ...cells, patinfo_phone: '0912000002', patinfo_resadmin1: '79', patinfo_resadmin2: '' },
    },
    { row: 6, cells: { lab_date_taken: '2021-06-14' } },
  ];
  const run = (dryRun: boolean, file = 'ab'.repeat(32)) =>
    importCases(desk, hanoi, { file, dryRun, rows }, t.now);
  const dry = await run(true);
  expect(dry.counts).toEqual({ new: 1, duplicate: 2, error: 3, done: 0 });
  expect((await cases(t, hanoi)).cases).toHaveLength(1);
  expect(dry.rows[0]?.warnings).toContainEqual({ column: 'patinfo_name', code: 'import.formula' });
  expect(dry.rows[2]?.errors).toEqual([
    { column: 'patinfo_resadmin2', code: 'import.value' },
    { column: 'patinfo_phone', code: 'registration.number' },
    { column: 'lab_date_taken', code: 'import.value' },
  ]);
  expect(dry.rows[4]?.errors).toEqual([{ column: 'patinfo_resadmin1', code: 'record.place' }]);
  expect(dry.rows[5]?.errors).toEqual([{ column: 'patinfo_phone', code: 'import.missing' }]);
  const twice = await Promise.all([run(false), run(false)]);
  expect(twice.map(({ counts }) => counts.new).toSorted()).toEqual([0, 1]);
  expect((await run(false)).counts).toMatchObject({ done: 1, new: 0 });
  expect((await run(false, 'cd'.repeat(32))).counts).toMatchObject({ duplicate: 3, new: 0 });
  let lines = '';
  for await (const line of got(await caseLineList(desk, hanoi, {}, t.now))) lines += line;
  expect(lines).toContain('"\'=HYPERLINK(""x"")",0912000001');
  expect(lines.split('\r\n')).toHaveLength(4);
});

it('when people are forgotten their numbers stay in the figures, and nothing of them anywhere else', async () => {
  const t = await testServer();
  const desk = caseDeskOf(t);
  const word = 'Zqx7Hanoi';
  const source = await enter(t, hanoi, { name: word, onsetDay: '2021-06-12', confirmedDay: '2021-06-15' });
  const person = await named(t, hanoi, { name: word, namedBy: source });
  got(await recordFollowUp(desk, hanoi, person.personId, { version: 1, outcome: 'well', note: word }, t.now));
  got(await issueCode(desk, hanoi, source, t.now));
  const before = got(
    await readFigures(desk, nationalActor, { from: '2021-06-01', to: '2021-06-30' }, t.now),
  ).figures;
  t.now += 31 * daySeconds;
  await t.server.runDueJobs();
  for (const table of [
    'cases',
    'codes',
    'people',
    'follow_ups',
    'links',
    'refused_suggestions',
    'repeats',
  ] as const)
    expect(await t.store.cases.selectFrom(table).selectAll().execute()).toEqual([]);
  const after = got(
    await readFigures(desk, nationalActor, { from: '2021-06-01', to: '2021-06-30' }, t.now),
  ).figures;
  const summaries = (figures: typeof before) =>
    Object.fromEntries(figures.map(({ name, points }) => [name, points]));
  for (const name of [
    'cases-by-onset',
    'cases-by-report',
    'cases-by-confirmation',
    'codes-issued',
    'people-received',
    'coverage',
  ] as const)
    expect([name, summaries(after)[name]]).toEqual([name, summaries(before)[name]]);
  const statistics = await readStatistics(desk, t.now);
  expect(statistics.tables[0]?.total).toBeNull();
  for (const language of ['vi', 'en'] as const) {
    const page = statisticsPage(statistics, language);
    expect(page).toContain('Hà Nội');
    expect(page).not.toMatch(/<script|<td>[1-4]<\/td>/);
  }
});
