// SPDX-License-Identifier: GPL-3.0-only
// The visitor's phone registers its invented number as every phone does: a code comes by message, into the development inbox,
// and the page reads it there as its owner would on a phone.
import type { Phone } from '@bluezone/phone';
import { type ErrorCode, errorCatalogue, fail, fromBase64, ok, type Result } from '@bluezone/protocol';

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
  const started = await ask(fetching, `${origin}/v1/registration/start`, { phoneNumber });
  if (!started.ok) return started;
  const inbox = await ask(
    fetching,
    `${origin}/development/inbox/messages?to=${encodeURIComponent(phoneNumber)}`,
  );
  if (!inbox.ok) return inbox;
  const text = newestText(inbox.value);
  const code = /^\d{6}\b/.exec(text)?.[0];
  if (code === undefined) return fail('registration.expired', 'no message with a code has come');
  onMessage(text);
  const verified = await ask(fetching, `${origin}/v1/registration/verify`, {
    attempt: started.value.attempt,
    code,
  });
  if (!verified.ok) return verified;
  const credential = fromBase64(String(verified.value.credential));
  if (credential === undefined) return fail('registration.unknown', 'the registration desk refused');
  return await phone.register(credential);
}

type Answer = Readonly<Record<string, unknown>>;

/** GET without a body, POST with one. */
async function ask(fetching: typeof fetch, url: string, body?: unknown): Promise<Result<Answer>> {
  try {
    const response = await fetching(url, {
      ...(body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
      ...{ credentials: 'omit', cache: 'no-store', redirect: 'error', referrerPolicy: 'no-referrer' },
    });
    const answer = (await response.json()) as Answer;
    if (response.ok) return ok(answer);
    const { code } = answer;
    return fail(isErrorCode(code) ? code : 'net.status', 'the registration desk refused');
  } catch {
    return fail('net.unreachable', 'the server cannot be reached');
  }
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorCatalogue, code);
}

function newestText({ messages }: Answer): string {
  const newest: unknown = Array.isArray(messages) ? messages[0] : undefined;
  if (typeof newest !== 'object' || newest === null || !('text' in newest)) return '';
  return typeof newest.text === 'string' ? newest.text : '';
}
