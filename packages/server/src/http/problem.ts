// SPDX-License-Identifier: GPL-3.0-only
// Every refusal over HTTP has one form (RFC 9457) with a code of the catalogue, in the language that is asked for. It
// never repeats what was sent.
import { type ErrorCode, type Failure, statusOf } from '@bluezone/protocol';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { type ProblemLanguage, problemLanguageOf, problemTexts } from './problem-texts.ts';
import { securityHeaders } from './security-headers.ts';

/** Where in a request a value is wrong, and which rule of the schema it breaks. */
export interface WrongField {
  /** JSON pointer into the body as a URI fragment ("#/phoneNumber"), or into query or path ("query#/to"). */
  readonly pointer: string;
  /** Keyword of JSON Schema: "required", "type", "pattern" … */
  readonly rule: string;
}

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode;
  /** Seconds after which the same may succeed; also in the header Retry-After. */
  readonly retryAfterSeconds?: number;
  /** How many more tries there are. */
  readonly triesLeft?: number;
  readonly errors?: readonly WrongField[];
  /** The record as it stands now, where somebody else changed it meanwhile ("record.changed"). */
  readonly present?: unknown;
}

/** A problem for the description of the interface. */
export const problemSchema = Type.Object(
  {
    type: Type.String({ description: '"urn:bluezone:error:" and the code' }),
    title: Type.String({ description: 'What is wrong, in the language of Accept-Language (vi or en)' }),
    status: Type.Integer(),
    detail: Type.String({ description: 'What to do, in the same language' }),
    code: Type.String({ description: 'Stable code of the catalogue, such as "request.layout"' }),
    retryAfterSeconds: Type.Optional(Type.Number()),
    triesLeft: Type.Optional(Type.Number()),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          pointer: Type.String({ description: 'JSON pointer to the wrong field' }),
          rule: Type.String({ description: 'Keyword of JSON Schema that it breaks' }),
        }),
      ),
    ),
    present: Type.Optional(
      Type.Unknown({ description: 'The record as it stands now, with "record.changed" only' }),
    ),
  },
  { $id: 'Problem', title: 'Problem', description: 'RFC 9457, application/problem+json' },
);

/** What is told; what somebody can do about it is told too where it is known. The failure's own words stay here. */
export type ToldFailure = Pick<Failure, 'code'> &
  Partial<Pick<Failure, 'detail'>> &
  Pick<Problem, 'retryAfterSeconds' | 'triesLeft' | 'errors' | 'present'>;

/** What a refusal says in a language. */
export function problemOf(failure: ToldFailure, language: ProblemLanguage): Problem {
  const { code, retryAfterSeconds, triesLeft, errors, present } = failure;
  const { title, detail } = problemTexts[language][code];
  return {
    type: `urn:bluezone:error:${code}`,
    title,
    status: statusOf(code),
    detail,
    code,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(triesLeft === undefined ? {} : { triesLeft }),
    ...(errors === undefined ? {} : { errors }),
    ...(present === undefined ? {} : { present }),
  };
}

export const problemType = 'application/problem+json; charset=utf-8';

/** Answers with application/problem+json. */
export function sendProblem(reply: FastifyReply, failure: ToldFailure): FastifyReply {
  const language = problemLanguageOf(reply.request.headers['accept-language']);
  const problem = problemOf(failure, language);
  if (problem.retryAfterSeconds !== undefined)
    reply.header('retry-after', String(Math.ceil(problem.retryAfterSeconds)));
  return reply
    .code(problem.status)
    .headers({
      ...securityHeaders,
      'content-type': problemType,
      'content-language': language,
      'cache-control': 'no-store',
      vary: 'accept-language',
    })
    .send(JSON.stringify(problem));
}
