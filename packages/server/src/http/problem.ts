// SPDX-License-Identifier: GPL-3.0-only
// Every refusal over HTTP has one form (RFC 9457) with a code of the catalogue.
import { type ErrorCode, type Failure, statusOf } from '@bluezone/protocol';
import type { FastifyReply } from 'fastify';

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
}

/** Answers with application/problem+json. */
export function sendProblem(reply: FastifyReply, failure: Pick<Failure, 'code' | 'detail'>): FastifyReply {
  const status = statusOf(failure.code);
  const problem: Problem = {
    type: `urn:bluezone:error:${failure.code}`,
    title: failure.detail,
    status,
    code: failure.code,
  };
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem));
}
