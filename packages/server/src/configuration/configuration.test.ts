// SPDX-License-Identifier: GPL-3.0-only
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkOperatorFile, parseOperatorFile, serveRoles } from './check-operator-file.ts';
import { complaintsAbout, complaintText } from './complaint.ts';
import { exampleFile } from './example-file.ts';
import { operatorFileSchema } from './operator-file.ts';
import { secretReader } from './secret-place.ts';
import { settingsOf } from './settings-schema.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bluezone-configuration-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Plain = Record<string, unknown>;

/** The example with one value put elsewhere: `set('a.b.c', value)`; undefined removes. */
function changed(path: string, value: unknown): Plain {
  const file = structuredClone(exampleFile()) as unknown as Plain;
  const names = path.split('.');
  const last = names.pop() as string;
  let at = file;
  for (const name of names) {
    at[name] ??= {};
    at = at[name] as Plain;
  }
  if (value === undefined) delete at[last];
  else at[last] = value;
  return file;
}

const textsOf = (file: unknown, role?: (typeof serveRoles)[number]): string[] => {
  const checked = checkOperatorFile(file, role);
  return checked.ok ? [] : checked.complaints.map(complaintText);
};

test('the examples are right as they are, for production, whole and for each role', () => {
  expect(textsOf(exampleFile())).toEqual([]);
  for (const role of serveRoles) expect(textsOf(exampleFile(role), role)).toEqual([]);
});

test('the cases desk sends its codes through gateways of its own, or through none', () => {
  expect(textsOf(changed('cases.sms', undefined))).toEqual([]);
  const file = exampleFile();
  const [sender] = file.cases?.sms?.senders ?? [];
  expect(textsOf(changed('cases.sms.senders', [sender, sender]))).toEqual([
    'cases.sms.senders: "gateway-1" is given; is there twice',
  ]);
});

test.each([
  ['format', 2, 'format: 2 is given; must be 1'],
  ['mode', 'prod', 'mode: "prod" is given; must be one of "production", "trial"'],
  ['tls', 'none', 'tls: "none" is given; production needs "proxy"'],
  [
    'phones',
    undefined,
    'phones: is missing; it must be a text of 1 to 1000 characters (the configuration that phones get',
  ],
  [
    'exposure.listen.public.port',
    70_000,
    'exposure.listen.public.port: 70000 is given; must be a whole number from 0 to 65535',
  ],
  [
    'exposure.listen.public.port',
    '8433',
    'exposure.listen.public.port: "8433" is given; must be a whole number',
  ],
  ['exposure.listen.desks', {}, 'exposure.listen.desks: is not known here; known are public, operations'],
  [
    'exposure.listen.operations',
    { host: '127.0.0.1', port: 8433 },
    'exposure.listen.operations: 127.0.0.1:8433 is given; must not be the same as exposure.listen.public',
  ],
  [
    'exposure.links.cases.url',
    'ftp://x',
    'exposure.links.cases.url: "ftp://x" is given; must be a text of the form',
  ],
  [
    'exposure.links.cases.url',
    'http://10.0.0.5:8442',
    'exposure.links.cases.url: "http://10.0.0.5:8442" is given; production needs https',
  ],
  [
    'cases.store.engine',
    'mysql',
    'cases.store.engine: "mysql" is given; must be one of "embedded", "postgresql"',
  ],
  ['cases.store', { engine: 'embedded' }, 'cases.store.directory: is missing; it must be a text'],
  [
    'cases.store.connectionLimit',
    0,
    'cases.store.connectionLimit: 0 is given; must be a whole number from 1 to 200',
  ],
  ['registration.sms.senders.0.url', 4, 'registration.sms.senders.0.url: 4 is given; must be a text'],
  ['cases.sms.senders.0.url', 4, 'cases.sms.senders.0.url: 4 is given; must be a text'],
  ['cases.sms.developmentInbox', true, 'cases.sms.developmentInbox: '],
  [
    'registration.sms.developmentInbox',
    true,
    'registration.sms.developmentInbox: true is given; production never shows codes',
  ],
  [
    'registration.sms.senders',
    [],
    'registration.sms.senders: [] is given; production needs at least one sender',
  ],
  ['settings.answerDelayMs', 0, 'settings.answerDelayMs: 0 is given; production needs at least 1000'],
  ['settings.minimumBatch', 20, 'settings.minimumBatch: 20 is given; production needs at least 100'],
  ['settings.codeFailures', 6, 'settings.codeFailures: 6 is given; production needs at most 5'],
  [
    'settings.closeGraceMs',
    900,
    'settings.closeGraceMs: 900 is given; must be more than answerDelayMs, 1000',
  ],
  [
    'settings.registration',
    { routes: [1, 2].map(() => ({ prefix: '+84', price: 1, perHour: 1, perDay: 1 })) },
    'settings.registration.routes: there is more than one route +84',
  ],
  ['settings.developmentRegistration', true, 'settings.developmentRegistration: is not known here'],
  ['meetings.keys', 'x', 'meetings.keys: is not known here; known are listen, store, exposure'],
])('a wrong %s is named with what was given and what is allowed', (path, value, text) => {
  const texts = textsOf(changed(path, value));
  expect(texts.some((each) => each.startsWith(text))).toBe(true);
});

test('everything wrong is told at once', () => {
  const file = changed('mode', 'x');
  (file.exposure as Plain).keys = 4;
  (file.cases as Plain).unknown = 1;
  expect(textsOf(file).map((text) => text.split(':')[0])).toEqual(['mode', 'cases.unknown', 'exposure.keys']);
});

test('a role needs its own section and no other', () => {
  const file = exampleFile('cases');
  expect(textsOf(file, 'cases')).toEqual([]);
  expect(textsOf(file, 'exposure')).toEqual(['exposure: is missing; "--role exposure" needs it']);
  expect(textsOf({ ...exampleFile('cases'), cases: undefined })[0]).toContain('cases');
});

test('a trial may do what production may not', () => {
  const trial = {
    ...exampleFile('all'),
    ...{ mode: 'trial', tls: 'none', settings: { answerDelayMs: 0, minimumBatch: 20 } },
  };
  expect(
    textsOf({ ...trial, all: { ...trial.all, sms: { senders: [], developmentInbox: true } } }, 'all'),
  ).toEqual([]);
});

test.each([
  ['cases.store.connection', 'postgresql://bluezone_cases:hunter2-hunter2@db/bluezone'],
  ['cases.store.connection', 'host=db password=hunter2-hunter2'],
  ['exposure.links.cases.secret', 'hunter2-hunter2'],
  ['exposure.links.cases.url', 'http://a:hunter2-hunter2@127.0.0.1:1'],
  ['registration.sms.senders.0.password', 'hunter2-hunter2'],
  ['cases.sms.senders.0.signingKey', 'cd'.repeat(32)],
  ['registration.sms.senders.0.signingKey', 'ab'.repeat(32)],
  ['registration.keys', `-----BEGIN PRIVATE KEY-----\nhunter2-hunter2`],
  ['exposure.links.cases.secret', { file: '-----BEGIN PRIVATE KEY-----hunter2-hunter2' }],
  ['cases.exposure', { secret: 'hunter2-hunter2' }],
  ['dbPassword', 'hunter2-hunter2'],
])('a secret at %s is refused and never shown', (path, value) => {
  const texts = textsOf(changed(path, value));
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.join('\n')).not.toMatch(/hunter2|abababab/);
  expect(texts.some((text) => text.startsWith(path) && /secret/.test(text))).toBe(true);
});

test('what the complaints let pass is what the schema allows, whatever is given', () => {
  const leaf = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constant({}),
    fc.constant([]),
  );
  const paths: string[] = [];
  const walk = (value: unknown, path: string) => {
    paths.push(path);
    if (typeof value === 'object' && value !== null)
      for (const [name, field] of Object.entries(value)) walk(field, `${path}.${name}`);
  };
  for (const [name, field] of Object.entries({ ...exampleFile(), ...exampleFile('all') })) walk(field, name);
  const anyFile = fc.oneof(
    fc.jsonValue(),
    fc
      .tuple(fc.constantFrom(...paths), leaf, fc.boolean())
      .map(([path, value, remove]) => changed(path, remove ? undefined : value)),
  );
  let refused = 0;
  fc.assert(
    fc.property(anyFile, (file) => {
      const fits = complaintsAbout(operatorFileSchema, file).length === 0;
      expect(fits).toBe(Value.Check(operatorFileSchema, file));
      if (!fits) refused++;
    }),
    { numRuns: 2000, seed: 4 },
  );
  expect(refused).toBeGreaterThan(500);
});

test('a file that is no JSON or no text says so', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(parseOperatorFile(bytes('{"a": 1,}'))).toMatchObject({ ok: false, code: 'configuration.layout' });
  expect(parseOperatorFile(Uint8Array.of(0x22, 0xff, 0x22))).toMatchObject({
    detail: 'the file is not UTF-8',
  });
  expect(parseOperatorFile(new Uint8Array(1024 * 1024 + 1))).toMatchObject({ ok: false });
  expect(parseOperatorFile(bytes('{}'))).toEqual({ ok: true, value: {} });
});

test('secrets come from files that others cannot read, or from the environment', () => {
  const read = secretReader(folder, { SET: 'value', EMPTY: '' });
  writeFileSync(join(folder, 'good'), 'secret\n', { mode: 0o600 });
  writeFileSync(join(folder, 'open'), 'secret\n');
  chmodSync(join(folder, 'open'), 0o644);
  writeFileSync(join(folder, 'large'), 'x'.repeat(70_000), { mode: 0o600 });
  expect(read({ file: 'good' })).toEqual({ ok: true, value: 'secret\n' });
  expect(read({ env: 'SET' })).toEqual({ ok: true, value: 'value' });
  for (const place of [
    { file: 'open' },
    { file: 'large' },
    { file: 'none' },
    { file: '.' },
    { env: 'EMPTY' },
    { env: 'NONE' },
  ])
    expect(read(place)).toMatchObject({ ok: false, code: 'key.file' });
});

test('settings change what they name and leave the rest as production has it', () => {
  const settings = settingsOf({ publishPeriodSeconds: 600, registration: { guessesPerCode: 3 } });
  expect(settings).toMatchObject({ publishPeriodSeconds: 600, answerDelayMs: 1000 });
  expect(settings.registration).toMatchObject({ guessesPerCode: 3, codeLifetimeSeconds: 600 });
});
