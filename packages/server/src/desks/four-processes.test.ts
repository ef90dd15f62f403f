// SPDX-License-Identifier: GPL-3.0-only
// The four desks as production runs them: four processes, four sets of keys, four database roles, and nothing between
// them but links. A case, a report, a claim and a registration go through; desks die and come back.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import {
  type Answer,
  type Configuration,
  decodeBlindSignature,
  defaultConfiguration,
  encodeClaimTokenRequest,
  encodeRedeem,
  firstIntervalOfDay,
  fromBase64,
  openIndex,
  type PostKind,
  parseConfiguration,
  postLength,
  utcDayAt,
  verifyP256,
} from '@bluezone/protocol';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OperatorFile } from '../configuration/operator-file.ts';
import { type KeyParts, type Keyring, keyringOf } from '../keys/keyring.ts';
import { createKeyDirectory } from '../keys/keyring-directory.ts';
import { codeIn } from '../sms/code-text.ts';
import { addEnrolledStaff, type EnrolledAccount } from '../staff/first-accounts.ts';
import { secondFactorCode } from '../staff/second-factor.ts';
import { nationalScope } from '../staff/staff-scope.ts';
import { openEmbeddedStore } from '../store/embedded-store.ts';
import { openPostgresStore } from '../store/postgres-store.ts';
import {
  isSignedFor,
  type MessageMaker,
  makeBlindRequest,
  makeClaim,
  makeMeeting,
  makeReport,
} from '../testing/messages.ts';
import {
  noPostgres,
  type PostgresAddresses,
  type PostgresCluster,
  startPostgres,
} from '../testing/postgres.ts';
import { sealPostForTest } from '../testing/seal-post.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { type Role, roles } from './role.ts';

const packageRoot = fileURLToPath(new URL('../..', import.meta.url));
const random = seededRandom('four-processes');
const secretOf = { registration: 'a1'.repeat(32), cases: 'b2'.repeat(32), meetings: 'c3'.repeat(32) };
const number = '+84912345678';

let work = '';
let entry = '';
let cluster: PostgresCluster | undefined;
let addresses: PostgresAddresses | undefined;
let keys: Keyring;
const children = new Map<Role, ChildProcess>();
const logs: string[] = [];

const at = (port: number) => ({ host: '127.0.0.1', port });

function storeOf(role: Role): NonNullable<OperatorFile['cases']>['store'] {
  if (addresses === undefined) return { engine: 'embedded', directory: `data-${role}` };
  writeFileSync(join(work, `database-${role}`), addresses.desks[role], { mode: 0o600 });
  return { engine: 'postgresql', connection: { file: `database-${role}` } };
}

type Ports = Partial<Record<'public' | 'desks' | 'operations', number>>;

/** Writes the file of one role. */
function writeFile(role: Role, sections: Partial<OperatorFile>): string {
  const file: OperatorFile = {
    ...{ format: 1, mode: 'trial', tls: 'none', phones: 'phones.json' },
    settings: {
      ...{
        answerDelayMs: 0,
        minimumBatch: 20,
        tagBatchReports: 1,
        jobTickSeconds: 1,
        publishPeriodSeconds: 60,
      },
      closeGraceMs: 2000,
    },
    ...sections,
  };
  const path = join(work, `${role}.json`);
  writeFileSync(path, JSON.stringify(file));
  return path;
}

function sectionsOf(role: Role, ports: Ports, links: Partial<Record<Role, string>>): Partial<OperatorFile> {
  const listen = {
    ...{ public: at(ports.public ?? 0), desks: at(ports.desks ?? 0), operations: at(ports.operations ?? 0) },
  };
  const secret = (name: keyof typeof secretOf) => ({ secret: { file: `link-${name}` } });
  const store = storeOf(role);
  if (role === 'registration')
    return {
      registration: {
        ...{ listen, store, keys: 'keys-registration', exposure: secret('registration') },
        sms: { senders: [], developmentInbox: true },
      },
    };
  if (role === 'cases') return { cases: { listen, store, keys: 'keys-cases', exposure: secret('cases') } };
  if (role === 'meetings')
    return {
      meetings: {
        listen: { desks: listen.desks, operations: listen.operations },
        store,
        exposure: secret('meetings'),
      },
    };
  const link = (name: keyof typeof secretOf) => ({
    url: links[name] ?? '',
    ...secret(name),
    answerWithinMs: 2000,
  });
  return {
    exposure: {
      ...{ listen: { public: listen.public, operations: listen.operations }, store, keys: 'keys-exposure' },
      objects: { directory: 'objects' },
      links: { registration: link('registration'), cases: link('cases'), meetings: link('meetings') },
    },
  };
}

interface Running {
  readonly ports: Required<Ports>;
  readonly url: Readonly<Record<keyof Ports, string>>;
}

async function start(
  role: Role,
  ports: Ports = {},
  links: Partial<Record<Role, string>> = {},
): Promise<Running> {
  const path = writeFile(role, sectionsOf(role, ports, links));
  const child = spawn(process.execPath, [entry, role, path], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.set(role, child);
  const errors: string[] = [];
  child.stderr?.on('data', (part) => errors.push(String(part)));
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    logs.push(line);
    const { msg, ...rest } = JSON.parse(line);
    if (!String(msg).startsWith('listening')) continue;
    child.stdout?.on('data', (part) => logs.push(String(part)));
    child.stdout?.resume();
    const url = (port: number) => `http://127.0.0.1:${port}`;
    return {
      ports: rest,
      url: { public: url(rest.public), desks: url(rest.desks), operations: url(rest.operations) },
    };
  }
  throw new Error(`the ${role} desk did not start: ${errors.join('')}`);
}

async function stop(role: Role, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const child = children.get(role);
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

beforeAll(async () => {
  mkdirSync(join(packageRoot, '.build'), { recursive: true });
  work = mkdtempSync(join(packageRoot, '.build', 'four-processes-'));
  entry = join(work, 'entry.mjs');
  const bundle = await rolldown({
    input: fileURLToPath(new URL('../testing/serve-entry.ts', import.meta.url)),
    platform: 'node',
    external: (id) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('@bluezone/'),
  });
  await bundle.write({ file: entry, format: 'esm', codeSplitting: false });
  if (!noPostgres) {
    cluster = await startPostgres({ waitsForDisk: false });
    addresses = await cluster.createMigratedDatabase('desks');
  }
  writeFileSync(join(work, 'phones.json'), JSON.stringify(defaultConfiguration));
  for (const [name, secret] of Object.entries(secretOf))
    writeFileSync(join(work, `link-${name}`), `${secret}\n`, { mode: 0o600 });
  const parts: KeyParts = { exposure: null, cases: null, registration: null };
  for (const desk of ['exposure', 'cases', 'registration'] as const) {
    const made = createKeyDirectory(join(work, `keys-${desk}`), [desk], Date.now() / 1000);
    if (!made.ok) throw new Error(made.detail);
    Object.assign(parts, { [desk]: made.value[desk] });
  }
  const whole = keyringOf(parts);
  if (whole === undefined) throw new Error('a part of the keys is missing');
  keys = whole;
}, 120_000);

afterAll(async () => {
  for (const role of roles) await stop(role, 'SIGKILL');
  await cluster?.remove();
  rmSync(work, { recursive: true, force: true });
});

async function addAccount(): Promise<EnrolledAccount> {
  const store = await (addresses === undefined
    ? openEmbeddedStore({ directory: join(work, 'data-cases') })
    : openPostgresStore({ connections: { cases: addresses.desks.cases } }));
  if (!store.ok) throw new Error(store.detail);
  const account = await addEnrolledStaff(
    store.value,
    keys.casesNumberKey,
    { username: 'nurse', name: 'Nurse', role: 'investigator', ...nationalScope },
    Date.now() / 1000,
    random,
  );
  await store.value.close();
  if (!account.ok) throw new Error(account.detail);
  return account.value;
}

async function json<T = { readonly [field: string]: string }>(
  url: string,
  body?: object,
  bearer?: string,
): Promise<T> {
  const answer = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await answer.json()) as T;
}

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 600; tries++) {
    const found = await look().catch(() => undefined);
    if (found !== undefined) return found;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** The configuration as phones get it, signed by way of the index. */
async function servedConfiguration(door: string): Promise<Configuration | undefined> {
  const answer = await fetch(`${door}/v1/index`);
  if (answer.status !== 200) return undefined;
  const index = await openIndex(
    new Uint8Array(await answer.arrayBuffer()),
    keys.exposure.indexPins,
    verifyP256,
  );
  if (!index.ok) throw new Error(index.detail);
  const file = await fetch(`${door}/v1/configurations/${index.value.configuration.hash}.json`);
  const parsed = parseConfiguration(new Uint8Array(await file.arrayBuffer()));
  return parsed.ok && parsed.value.issuers.length === 2 && parsed.value.posts.length === 3
    ? parsed.value
    : undefined;
}

test('a case, a report, a claim and a registration go through four processes, whose desks may die and come back', async () => {
  const account = await addAccount();
  const [registration, cases, meetings] = await Promise.all([
    start('registration'),
    start('cases'),
    start('meetings'),
  ]);
  const links = {
    registration: registration.url.desks,
    cases: cases.url.desks,
    meetings: meetings.url.desks,
  };
  const exposure = await start('exposure', {}, links);
  const door = exposure.url.public;

  const { posts } = await until('the configuration', () => servedConfiguration(door));
  const post = async (kind: PostKind, body: Uint8Array): Promise<Answer> => {
    const sealed = sealPostForTest(posts, kind, body);
    const answer = await fetch(`${door}/v1/post`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: sealed.wire as Uint8Array<ArrayBuffer>,
    });
    const read = sealed.read(new Uint8Array(await answer.arrayBuffer()));
    if (!read.ok) throw new Error(read.detail);
    return read.value;
  };
  const codeOf = async (kind: PostKind, body: Uint8Array) => {
    const answer = await post(kind, body);
    return answer.ok ? 'ok' : answer.code;
  };
  const maker: MessageMaker = { keys, random, now: Date.now() / 1000 };

  // The health authority confirms a case; the patient's phone redeems the code.
  const { username, password, secret: factor } = account;
  const login = `${cases.url.public}/v1/staff/login`;
  const { ticket = '' } = await json(login, { username, password });
  const second = { ticket, code: secondFactorCode(factor, Date.now() / 1000) };
  const { token = '' } = await json(`${login}/second`, second);
  const sampleDay = new Date().toISOString().slice(0, 10);
  const { caseId = '' } = await json(
    `${cases.url.public}/v1/cases`,
    { phoneNumber: number, sampleDay },
    token,
  );
  const { digits = '' } = await json(`${cases.url.public}/v1/cases/${caseId}/code`, {}, token);
  const upload = makeBlindRequest(maker, 'upload');
  const redeem = encodeRedeem({ code: { kind: 'digits', digits, phoneNumber: number }, request: upload });
  const redeemed = await post('redeem', redeem);
  const signature = redeemed.ok ? decodeBlindSignature(redeemed.body) : undefined;
  expect(signature?.ok && isSignedFor(maker, upload, signature.value)).toBe(true);
  expect(await post('redeem', redeem)).toEqual(redeemed);

  // A report with its meetings, and the claim of somebody who was there, while the meetings desk dies.
  const meeting = makeMeeting(maker, firstIntervalOfDay(utcDayAt(maker.now) - 1) + 60);
  const report = makeReport(maker, { tags: [meeting.tag] });
  expect(await codeOf('report', report.body)).toBe('ok');
  await stop('meetings', 'SIGKILL');
  const claim = makeClaim(maker, [meeting]);
  expect(await codeOf('claim', claim.body)).toBe('store.unavailable');
  expect((await fetch(`${exposure.url.operations}/healthz`)).status).toBe(200);
  await start('meetings', meetings.ports);
  await until('the claim', async () => ((await codeOf('claim', claim.body)) === 'ok' ? true : undefined));
  expect(await codeOf('claim', makeClaim(maker, [meeting]).body)).toBe('claim.not-met');

  // Registration, and the claim token that every registered phone gets, also from a desk that was away.
  const { attempt = '' } = await json(`${registration.url.public}/v1/registration/start`, {
    phoneNumber: '0987654321',
  });
  const { messages } = await json<{ messages: { text: string }[] }>(
    `${registration.url.public}/development/inbox/messages?to=${encodeURIComponent('+84987654321')}`,
  );
  const code = codeIn(messages[0]?.text ?? '') ?? '';
  const { credential = '' } = await json(`${registration.url.public}/v1/registration/verify`, {
    attempt,
    code,
  });
  const request = makeBlindRequest(maker, 'claim');
  const asked = encodeClaimTokenRequest({ credential: fromBase64(credential) ?? new Uint8Array(0), request });
  await stop('registration', 'SIGTERM');
  expect(await codeOf('claim-token', asked)).toBe('store.unavailable');
  await start('registration', registration.ports);
  const issued = await until('the claim token', async () => {
    const answer = await post('claim-token', asked);
    return answer.ok ? decodeBlindSignature(answer.body) : undefined;
  });
  expect(issued.ok && isSignedFor(maker, request, issued.value)).toBe(true);

  // What operators see.
  for (const { url } of [registration, cases, meetings, exposure]) {
    expect((await fetch(`${url.operations}/readyz`)).status).toBe(200);
    const described = await fetch(`${url.operations}/metrics`);
    const labels = new Set(
      [...(await described.text()).matchAll(/^bluezone_http\w+\{(.*?)\}/gm)].flatMap(([, text = '']) =>
        text.split(',').map((pair) => pair.split('=')[0]),
      ),
    );
    for (const label of labels) expect(['desk', 'route', 'code', 'le']).toContain(label);
  }
  for (const url of [registration.url.desks, cases.url.desks, meetings.url.desks])
    expect((await fetch(`${url}/openapi.json`)).status).toBe(401);
  for (const path of ['/desk/v1/cases/keys', '/v1/cases', '/metrics', '/readyz'])
    expect((await fetch(`${door}${path}`)).status).toBe(404);
  expect(
    (
      await fetch(`${door}/v1/post`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Uint8Array(postLength - 1),
      })
    ).status,
  ).toBe(400);

  for (const role of roles) {
    const child = children.get(role);
    await stop(role, 'SIGTERM');
    expect([role, child?.exitCode]).toEqual([role, 0]);
  }
  const everything = logs.join('\n').replace(/"time":\d+/g, '');
  for (const secret of [number, '84987654321', digits, code, credential, token, ...Object.values(secretOf)])
    expect(everything).not.toContain(secret);
  for (const folder of ['keys-exposure', 'keys-cases', 'keys-registration'])
    expect(readdirSync(join(work, folder)).length).toBeGreaterThan(2);
  process.stdout.write(
    `four processes on ${addresses === undefined ? 'embedded stores' : 'PostgreSQL'}: a case, a report, a claim and a registration went through; two desks died and came back\n`,
  );
}, 300_000);
