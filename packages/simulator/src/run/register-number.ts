// SPDX-License-Identifier: GPL-3.0-only
// A person registers a number: asks for a code, reads it in the development inbox instead of on a phone, and tells it.
import { registrationClient } from '@bluezone/desk-client';
import { codeIn } from '@bluezone/server';
import { expectDone } from './expect-done.ts';

/** Registers a number in E.164 at the registration desk; gives the credential (16 bytes). */
export async function registerNumber(origin: string, phoneNumber: string): Promise<Uint8Array> {
  const desk = registrationClient({ origin });
  const { attempt } = expectDone(await desk.post('/v1/registration/start', { body: { phoneNumber } }));
  const code = await codeSentTo(origin, phoneNumber);
  const { credential } = expectDone(await desk.post('/v1/registration/verify', { body: { attempt, code } }));
  return new Uint8Array(Buffer.from(credential, 'base64'));
}

async function codeSentTo(origin: string, phoneNumber: string): Promise<string> {
  const url = `${origin}/development/inbox/messages?to=${encodeURIComponent(phoneNumber)}`;
  const { messages } = (await (await fetch(url, { redirect: 'error' })).json()) as {
    readonly messages?: readonly { readonly text: string }[];
  };
  const code = codeIn(messages?.[0]?.text ?? '');
  if (code === undefined) throw new Error('the development inbox has no code for this number');
  return code;
}
