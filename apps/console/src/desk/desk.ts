// SPDX-License-Identifier: GPL-3.0-only
// The cases desk over its own origin. The session is a cookie that no script can read; the header tells the desk that a page of
// its own asks, which no other site can send.
import type { CasesPaths } from '@bluezone/desk-client';
import createClient from 'openapi-fetch';
import { connection } from '../connection/connection.ts';
import { preferences } from '../preferences/preferences.ts';
import { isAtWork } from '../session/at-work.ts';
import { hearDeskClock } from './desk-clock.ts';
import { DeskProblem } from './problem.ts';

/** Milliseconds to wait for an answer. */
const longestWait = 20_000;

/** A call that brought no answer is a problem like any other: "net.unreachable". */
export async function fetchDesk(request: Request): Promise<Response> {
  if (!isAtWork()) request.headers.set('x-bluezone-background', '1');
  try {
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(longestWait)]);
    const response = await fetch(request, { signal });
    connection.came(true);
    hearDeskClock(response.headers.get('date'));
    return response;
  } catch (error) {
    if (request.signal.aborted) throw error;
    connection.came(false);
    throw new DeskProblem({ code: 'net.unreachable', status: 0 });
  }
}

export const desk = createClient<CasesPaths>({
  fetch: fetchDesk,
  credentials: 'same-origin',
  cache: 'no-store',
  redirect: 'error',
  referrerPolicy: 'no-referrer',
  headers: { 'x-bluezone-console': '1' },
});

desk.use({
  onRequest({ request }) {
    request.headers.set('accept-language', preferences().language);
    return request;
  },
});

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * What a good answer holds: `await answerOf(desk.GET('/v1/cases', …))`.
 * Anything else is thrown as a {@link DeskProblem}, which react-query hands on as `error`.
 */
export async function answerOf<T>(asked: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await asked.catch((reason: unknown) => {
    // The answer was no JSON.
    if (reason instanceof SyntaxError) throw new DeskProblem({ code: 'net.status', status: 502 });
    throw reason;
  });
  if (response.ok) return data as T;
  throw DeskProblem.of(error, response.status);
}
