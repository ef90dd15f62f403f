// SPDX-License-Identifier: GPL-3.0-only
import { fetchDesk } from '../desk/desk.ts';
import { DeskProblem } from '../desk/problem.ts';
import { preferences } from '../preferences/preferences.ts';
import type { QueuedAct } from './act-queue.ts';

/** One try at one act. @throws DeskProblem */
export async function sendAct({ id, method, path, body }: QueuedAct): Promise<unknown> {
  const response = await fetchDesk(
    new Request(path, {
      method,
      headers: {
        'x-bluezone-console': '1',
        'idempotency-key': id,
        'accept-language': preferences().language,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    }),
  );
  const text = await response.text();
  let answer: unknown;
  try {
    answer = text === '' ? undefined : JSON.parse(text);
  } catch {
    throw new DeskProblem({ code: 'net.status', status: 502 });
  }
  if (!response.ok) throw DeskProblem.of(answer, response.status);
  return answer;
}
