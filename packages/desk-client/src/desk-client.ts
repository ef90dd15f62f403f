// SPDX-License-Identifier: GPL-3.0-only
// JSON over fetch, for browsers and Node: no cookie, no redirect, no cache, and every refusal as a failure with its code.
import { type ErrorCode, errorCatalogue, type Failure, fail, ok } from '@bluezone/protocol';
import type { AnswerOf, InputOf, Method, OperationOf, PathOf } from './operation-types.ts';

export interface DeskClientOptions {
  /** "https://desk.example", without a slash at its end. */
  readonly origin: string;
  /** In which refusals are told; as the browser says when left out. */
  readonly language?: 'vi' | 'en';
  /** Token of a session. */
  readonly bearer?: string;
  /** Milliseconds to wait for an answer; 15,000 when left out. */
  readonly withinMs?: number;
  readonly fetching?: typeof fetch;
}

/** A refusal of a desk, or that it could not be reached. */
export interface DeskFailure extends Failure {
  /** What it is about, in the language asked for; empty when no desk said anything. */
  readonly title: string;
  /** Seconds after which the same may succeed. */
  readonly retryAfterSeconds?: number;
  readonly triesLeft?: number;
}

export type DeskResult<T> = { readonly ok: true; readonly value: T } | DeskFailure;

/** Nothing to give but the path where a call takes neither a body nor parameters. */
type Rest<I> = [keyof I] extends [never] ? [] : [input: I];

export interface DeskClient<P> {
  get<K extends PathOf<P, 'get'>>(
    path: K,
    ...input: Rest<InputOf<OperationOf<P, 'get', K>>>
  ): Promise<DeskResult<AnswerOf<OperationOf<P, 'get', K>>>>;
  post<K extends PathOf<P, 'post'>>(
    path: K,
    ...input: Rest<InputOf<OperationOf<P, 'post', K>>>
  ): Promise<DeskResult<AnswerOf<OperationOf<P, 'post', K>>>>;
}

interface Input {
  readonly body?: unknown;
  readonly params?: Readonly<Record<string, string>>;
}

const longestAnswer = 16 * 1024 * 1024;

/** A client of one desk; `P` are the paths of its description. */
export function deskClient<P>(options: DeskClientOptions): DeskClient<P> {
  const { origin, language, bearer, withinMs = 15_000, fetching = fetch } = options;

  async function call(method: Method, path: string, { body, params = {} }: Input = {}) {
    const url =
      origin + path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(params[name] ?? ''));
    const headers: Record<string, string> = {};
    if (language !== undefined) headers['accept-language'] = language;
    if (bearer !== undefined) headers.authorization = `Bearer ${bearer}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    try {
      const response = await fetching(url, {
        ...{ method: method.toUpperCase(), headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...{ credentials: 'omit', cache: 'no-store', redirect: 'error', referrerPolicy: 'no-referrer' },
        signal: AbortSignal.timeout(withinMs),
      });
      const text = await textWithin(response, longestAnswer);
      if (text === undefined) return { ...fail('net.too-large', 'the answer is too large'), title: '' };
      if (response.status === 204) return ok(undefined);
      const value: unknown = JSON.parse(text);
      return response.ok ? ok(value) : failureOf(value, response.status);
    } catch (error) {
      return error instanceof SyntaxError
        ? { ...fail('net.status', 'the answer is no JSON'), title: '' }
        : { ...fail('net.unreachable', 'the desk cannot be reached'), title: '' };
    }
  }

  return {
    get: (path: string, input?: Input) => call('get', path, input),
    post: (path: string, input?: Input) => call('post', path, input),
  } as unknown as DeskClient<P>;
}

async function textWithin(response: Response, limit: number): Promise<string | undefined> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

const isCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(errorCatalogue, code);

function failureOf(value: unknown, status: number): DeskFailure {
  const { code, title, detail, retryAfterSeconds, triesLeft } =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return {
    ...fail(
      isCode(code) ? code : 'net.status',
      typeof detail === 'string' ? detail : `the desk answered ${status}`,
    ),
    title: typeof title === 'string' ? title : '',
    ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
    ...(typeof triesLeft === 'number' ? { triesLeft } : {}),
  };
}
