// SPDX-License-Identifier: GPL-3.0-only
import { fromBase64 } from '@bluezone/protocol';
import type { TestServer } from './test-server.ts';

/** Asks the registration desk over HTTP. */
export async function askRegistration(
  t: Pick<TestServer, 'server'>,
  what: 'start' | 'resend' | 'verify' | 'erase',
  payload: Readonly<Record<string, unknown>>,
) {
  return await t.server.fastify.inject({ method: 'POST', url: `/v1/registration/${what}`, payload });
}

/** Registers a number in E.164 as a person does, with the code that comes by message; gives the credential (16 bytes). */
export async function registerNumber(
  t: Pick<TestServer, 'server' | 'inbox'>,
  phoneNumber: string,
): Promise<Uint8Array> {
  const started = await askRegistration(t, 'start', { phoneNumber });
  const { attempt } = started.json();
  const verified = await askRegistration(t, 'verify', { attempt, code: t.inbox.take(phoneNumber) });
  const credential = fromBase64(verified.json().credential ?? '');
  if (credential === undefined || verified.statusCode !== 200) throw new Error(verified.body);
  return credential;
}
