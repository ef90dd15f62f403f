// SPDX-License-Identifier: GPL-3.0-only
// The Net port over fetch: no cookies, no cache and so no validators, no referrer, no redirects, answers cut off at their
// limit while they come.
import type { Net } from '@bluezone/phone';
import { answerLength, fail, ok, type Result } from '@bluezone/protocol';

/** Talks to one origin, such as "http://127.0.0.1:8420". Each exchange must be over within `timeoutMilliseconds`. */
export function browserNet(origin: string, timeoutMilliseconds = 30_000): Net {
  async function exchange(path: string, body: Uint8Array | null, limit: number): Promise<Result<Uint8Array>> {
    try {
      const response = await fetch(`${origin}${path}`, {
        ...(body === null
          ? {}
          : {
              method: 'POST',
              body: new Uint8Array(body),
              headers: { 'content-type': 'application/octet-stream' },
            }),
        credentials: 'omit',
        cache: 'no-store',
        // "error" would look like a server that is gone; a redirect is not followed this way either, and can be told.
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(timeoutMilliseconds),
      });
      return await readAnswer(response, limit);
    } catch {
      return fail('net.unreachable', 'the server cannot be reached');
    }
  }

  return {
    get: (path, maximumBytes) => exchange(path, null, maximumBytes),
    post: (body) => exchange('/v1/post', body, answerLength),
  };
}

async function readAnswer(response: Response, limit: number): Promise<Result<Uint8Array>> {
  const { status, type } = response;
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    await response.body?.cancel();
    return fail('net.redirect', 'the server tried to send this phone elsewhere');
  }
  if (status !== 200) {
    await response.body?.cancel();
    return fail('net.status', `the server answered ${status}`);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) break;
    length += part.value.length;
    if (length > limit) {
      await reader?.cancel();
      return fail('net.too-large', 'the answer is too large');
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return ok(bytes);
}
