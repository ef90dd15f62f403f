// SPDX-License-Identifier: GPL-3.0-only
// The visitor's phone registers its invented number as every phone does: a code comes by message, into the development inbox,
// and the page reads it there as its owner would on a phone.
import { registrationClient } from '@bluezone/desk-client';
import type { Phone } from '@bluezone/phone';
import { fail, fromBase64, ok, type Result } from '@bluezone/protocol';

export interface GuestRegistration {
  /** "http://127.0.0.1:8420". */
  readonly origin: string;
  /** E.164. */
  readonly phoneNumber: string;
  /** Told the message with the code. */
  readonly onMessage: (text: string) => void;
}

/** Registers the phone; the codes of the registration desk, or `net.unreachable`. */
export async function registerGuest(
  phone: Pick<Phone, 'register'>,
  { origin, phoneNumber, onMessage }: GuestRegistration,
  fetching: typeof fetch = fetch,
): Promise<Result<void>> {
  const desk = registrationClient({ origin, fetching });
  const started = await desk.post('/v1/registration/start', { body: { phoneNumber } });
  if (!started.ok) return started;
  const text = await newestMessage(fetching, origin, phoneNumber);
  if (!text.ok) return text;
  const code = /^\d{6}\b/.exec(text.value)?.[0];
  if (code === undefined) return fail('registration.expired', 'no message with a code has come');
  onMessage(text.value);
  const { attempt } = started.value;
  const verified = await desk.post('/v1/registration/verify', { body: { attempt, code } });
  if (!verified.ok) return verified;
  const credential = fromBase64(String(verified.value.credential));
  if (credential === undefined) return fail('registration.unknown', 'the registration desk refused');
  return await phone.register(credential);
}

/** The newest message to a number in the development inbox; empty when there is none. */
async function newestMessage(
  fetching: typeof fetch,
  origin: string,
  phoneNumber: string,
): Promise<Result<string>> {
  try {
    const response = await fetching(
      `${origin}/development/inbox/messages?to=${encodeURIComponent(phoneNumber)}`,
      { credentials: 'omit', cache: 'no-store', redirect: 'error', referrerPolicy: 'no-referrer' },
    );
    const { messages } = (await response.json()) as { readonly messages?: unknown };
    const newest: unknown = Array.isArray(messages) ? messages[0] : undefined;
    const text = typeof newest === 'object' && newest !== null && 'text' in newest ? newest.text : '';
    return ok(typeof text === 'string' ? text : '');
  } catch {
    return fail('net.unreachable', 'the server cannot be reached');
  }
}
