// SPDX-License-Identifier: GPL-3.0-only

import { fail, ok, type Result } from '@bluezone/protocol';
import { Check } from 'typebox/value';
import { expect, it } from 'vitest';
import type { SecretPlace } from '../configuration/secret-place.ts';
import {
  demoRegistration,
  faultsOfRegistration,
  productionRegistration,
  registrationSchema,
  routeOf,
} from '../registration/registration-settings.ts';
import { openSmsSenders, readHeaderLines, smsSendersSchema } from './sms-settings.ts';

const secrets: Record<string, string> = {
  headers: 'Authorization: Bearer abc\n\nX-Account: 7\n',
  key: `${'ab'.repeat(32)}\n`,
  password: 'pa55word\n',
};
const readSecret = (place: SecretPlace): Result<string> => {
  const text = 'file' in place ? secrets[place.file] : undefined;
  return text === undefined ? fail('key.file', 'there is no such secret') : ok(text);
};
const parts = { readSecret, clock: () => 0, validitySeconds: 600 };

const webhook = {
  kind: 'webhook' as const,
  name: 'gateway',
  url: 'https://sms.example/send',
  headers: { file: 'headers' },
  signingKey: { file: 'key' },
};
const smpp = {
  kind: 'smpp' as const,
  name: 'operator',
  host: 'smsc.example',
  port: 2775,
  tls: true,
  systemId: 'bluezone',
  password: { file: 'password' },
  from: 'BLUEZONE',
};

it('opens senders in their order, and connects to nobody', async () => {
  expect(Check(smsSendersSchema, [webhook, smpp])).toBe(true);
  const senders = openSmsSenders([webhook, smpp], parts);
  expect(senders.ok && senders.value.map(({ name }) => name)).toEqual(['gateway', 'operator']);
  for (const sender of senders.ok ? senders.value : []) await sender.close();
});

it.each([
  [[{ ...webhook, url: 'http://sms.example/send' }], 'https'],
  [[{ ...webhook, headers: { file: 'key' } }], 'Name: value'],
  [[{ ...webhook, signingKey: { file: 'password' } }], '64 hexadecimal digits'],
  [[{ ...webhook, signingKey: { env: 'NOT_SET' } }], 'no such secret'],
  [[{ ...smpp, password: { file: 'headers' } }], 'one to eight'],
  [[webhook, webhook], 'another sender has this name'],
])('refuses %j and says why without a secret', (settings, why) => {
  expect(Check(smsSendersSchema, settings)).toBe(true);
  const opened = openSmsSenders(settings, parts);
  expect(opened.ok ? '' : opened.detail).toContain(why);
  for (const text of Object.values(secrets))
    expect(opened.ok ? '' : opened.detail).not.toContain(text.trim());
});

it.each([
  [{ ...webhook, password: 'in the open' }],
  [{ ...webhook, headers: 'Authorization: Bearer abc' }],
  [{ ...smpp, from: 'A brand that is too long' }],
  [{ ...smpp, port: 0 }],
  [{ ...webhook, name: 'Gateway 1' }],
  [{ kind: 'pigeon', name: 'p' }],
])('has no place for %j', (settings) => {
  expect(Check(smsSendersSchema, [settings])).toBe(false);
});

it('reads headers line by line, and no line that could add another header', () => {
  expect(readHeaderLines('A: b\nC:d\n')).toEqual({ a: 'b', c: 'd' });
  for (const text of ['A', 'A b: c', ': c', 'A: b\rC: d', 'A: \u00e9'])
    expect(readHeaderLines(text)).toBeUndefined();
});

it('knows a country’s limits and the demonstration’s as settings that fit', () => {
  for (const settings of [productionRegistration(), demoRegistration()]) {
    expect(Check(registrationSchema, settings)).toBe(true);
    expect(faultsOfRegistration(settings)).toEqual([]);
  }
  const route = { prefix: '+84', price: 1, perHour: 1, perDay: 1 };
  const twice = { ...demoRegistration(), routes: [route, { ...route, price: 2 }] };
  expect(faultsOfRegistration(twice)).toEqual(['there is more than one route +84']);
  expect(Check(registrationSchema, { ...demoRegistration(), codeLifetimeSeconds: 5 })).toBe(false);
  expect(Check(registrationSchema, { ...demoRegistration(), routes: [{ ...route, prefix: '84' }] })).toBe(
    false,
  );
});

it('takes the longest route that fits, and none for a country that has none', () => {
  const route = (prefix: string) => ({ prefix, price: 0, perHour: 1, perDay: 1 });
  const routes = [route('+8490'), route('+84'), route('+1')];
  expect(routeOf(routes, '+84901234567')?.prefix).toBe('+8490');
  expect(routeOf(routes, '+84911234567')?.prefix).toBe('+84');
  expect(routeOf(routes, '+819012345678')).toBeUndefined();
});
