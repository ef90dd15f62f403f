// SPDX-License-Identifier: GPL-3.0-only
import { decodeIssued, encodeClaimTokenRequest, fromBase64, toHex } from '@bluezone/protocol';
import { expect, test } from 'vitest';
import { verifyTokenSignature } from '../keys/issuer-key.ts';
import { deskTables } from '../observe.ts';
import { codeOf, send } from '../testing/messages.ts';
import { type TestServer, testServer } from '../testing/test-server.ts';
import { countRegistered } from './register-phone.ts';

async function register(t: TestServer, phoneNumber: string): Promise<Uint8Array> {
  const url = '/v1/registration/development';
  const answer = await t.server.fastify.inject({ method: 'POST', url, payload: { phoneNumber } });
  return fromBase64(answer.json().credential) ?? new Uint8Array(0);
}

const ask = (t: TestServer, credential: Uint8Array, message: Uint8Array) =>
  send(t, 'claim-token', encodeClaimTokenRequest({ credential, message }));

test('a registered phone gets one claim token per period, again on asking again', async () => {
  const t = await testServer();
  const credential = await register(t, '0912 345 678');
  expect(credential.length).toBe(16);
  const message = t.random(64);
  const answer = await ask(t, credential, message);
  const issued = answer.ok ? decodeIssued(answer.body) : undefined;
  if (!issued?.ok) throw new Error('not issued');
  const issuer = t.server.configuration().issuers.find(({ id }) => id === issued.value.issuer);
  expect(issuer?.purpose).toBe('claim');
  expect(issuer !== undefined && verifyTokenSignature(issuer, { ...issued.value, message })).toBe(true);
  expect(await ask(t, credential, message)).toEqual(answer);
  expect(await codeOf(ask(t, credential, t.random(64)))).toBe('token.already-issued');
  t.now += 14 * 86_400;
  await t.server.runDueJobs();
  expect(await codeOf(ask(t, credential, t.random(64)))).toBe('ok');
});

test('the same number again ends the credential before it; a stranger’s gets nothing', async () => {
  const t = await testServer();
  const first = await register(t, '0912345678');
  const second = await register(t, '+84 912 345 678');
  expect(await codeOf(ask(t, first, t.random(64)))).toBe('registration.unknown');
  expect(await codeOf(ask(t, second, t.random(64)))).toBe('ok');
  expect(await codeOf(ask(t, t.random(16), t.random(64)))).toBe('registration.unknown');
  expect(await countRegistered(t.store.registration)).toBe(1);
});

test('the desk keeps neither number nor credential, and nothing finer than the day', async () => {
  const t = await testServer();
  const credential = await register(t, '0912345678');
  const shown = JSON.stringify(await deskTables(t.store, 'registration'));
  for (const secret of ['912345678', toHex(credential)]) expect(shown).not.toContain(secret);
  expect(shown).toContain(`"day":${Math.floor(t.now / 86_400)}`);
});

test('what is no phone number is refused, and production offers no registration without proof', async () => {
  const url = '/v1/registration/development';
  const t = await testServer();
  const answer = await t.server.fastify.inject({ method: 'POST', url, payload: { phoneNumber: '12' } });
  expect(answer.statusCode).toBe(400);
  expect(answer.json().code).toBe('registration.number');
  const strict = await testServer({ developmentRegistration: false });
  const payload = { phoneNumber: '0912345678' };
  expect((await strict.server.fastify.inject({ method: 'POST', url, payload })).statusCode).toBe(404);
});
