// SPDX-License-Identifier: GPL-3.0-only
// What the description of the interface (OpenAPI) says of a route, from which Fastify also checks what comes in.
import { type ErrorCode, statusOf } from '@bluezone/protocol';
import type { TSchema } from 'typebox';

export interface RouteDescription {
  /** Name of the call in generated clients. */
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  /** Whoever asks must be logged in as staff, or hold the secret of two desks. */
  readonly security?: 'session' | 'link';
  /** Media type of a body that is not JSON. */
  readonly consumes?: string;
  /** What may go wrong, besides what may go wrong everywhere. */
  readonly problems: readonly ErrorCode[];
}

/** Staff show the token of their session, or their browser the console's cookie. */
const securityOf = {
  session: [{ session: [] }, { cookie: [] }],
  link: [{ link: [] }],
};

const everywhere: readonly ErrorCode[] = ['request.layout', 'server.bug', 'store.unavailable'];

interface ProblemResponse {
  readonly description: string;
  readonly content: Readonly<Record<string, { readonly schema: unknown }>>;
}

function problemResponses(codes: readonly ErrorCode[]): Record<number, ProblemResponse> {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set([...codes, ...everywhere]))
    byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code]);
  const responses = [...byStatus].map(([status, told]) => [
    status,
    {
      description: `Problem: ${told.sort().join(', ')}`,
      content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } },
    },
  ]);
  return Object.fromEntries(responses) as Record<number, ProblemResponse>;
}

/** Bytes as the description shows them. */
export const binary = (mediaType: string, description: string) => ({
  description,
  content: { [mediaType]: { schema: { type: 'string', format: 'binary' } } },
});

type Success = Readonly<Record<number, TSchema | ReturnType<typeof binary>>>;

/** Answers without words of their own say what the route does. */
function described(success: Success, summary: string): Success {
  return Object.fromEntries(
    Object.entries(success).map(([status, schema]) => [status, { description: summary, ...schema }]),
  );
}

/** Fields of a Fastify schema that say what a route is; body, params and successful answers come beside them. */
export function describe(
  { operationId, summary, description, tag, security, consumes, problems }: RouteDescription,
  success: Success,
) {
  const all: ErrorCode[] = [...problems];
  if (security === 'session') all.push('staff.session', 'staff.forgery', 'staff.not-allowed');
  if (security === 'link') all.push('link.secret');
  return {
    ...{ operationId, summary, tags: [tag] },
    ...(description === undefined ? {} : { description }),
    ...(security === undefined ? {} : { security: securityOf[security] }),
    ...(consumes === undefined ? {} : { consumes: [consumes] }),
    response: { ...problemResponses(all), ...described(success, summary) },
  };
}
