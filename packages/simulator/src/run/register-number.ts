// SPDX-License-Identifier: GPL-3.0-only
// A person registers a number: asks for a code, reads it in the development inbox instead of on a phone, and tells it.
import { codeIn } from '@bluezone/server';
import { getJson, postJson } from './json-calls.ts';

/** Registers a number in E.164 at the registration desk; gives the credential (16 bytes). */
export async function registerNumber(origin: string, phoneNumber: string): Promise<Uint8Array> {
  const { attempt } = await postJson(`${origin}/v1/registration/start`, { phoneNumber });
  const code = await codeSentTo(origin, phoneNumber);
  const { credential } = await postJson(`${origin}/v1/registration/verify`, { attempt, code });
  return new Uint8Array(Buffer.from(String(credential), 'base64'));
}

async function codeSentTo(origin: string, phoneNumber: string): Promise<string> {
  const url = `${origin}/development/inbox/messages?to=${encodeURIComponent(phoneNumber)}`;
  const { messages } = await getJson(url);
  const [newest] = messages as { readonly text: string }[];
  const code = codeIn(newest?.text ?? '');
  if (code === undefined) throw new Error('the development inbox has no code for this number');
  return code;
}
