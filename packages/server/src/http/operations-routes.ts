// SPDX-License-Identifier: GPL-3.0-only
// For the operator's own tools, on a listener of its own: whether the process lives, whether it can work, and figures.
import { Type } from 'typebox';
import { describe } from './describe-route.ts';
import { sendProblem } from './problem.ts';
import type { DeskMetrics } from './request-metrics.ts';
import type { TypedFastify } from './typed-fastify.ts';

export interface OperationsParts {
  /** Rejects while the desks cannot do their work. */
  readonly check: () => Promise<void>;
  readonly metrics: DeskMetrics;
}

const tag = 'operations';
/** Whether everything works is looked up this often, however often it is asked, milliseconds. */
const checkPeriodMs = 1000;
const checkWithinMs = 3000;

async function inTime(work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), checkWithinMs);
  });
  const done = work.then(
    () => true,
    () => false,
  );
  const isGood = await Promise.race([done, late]);
  clearTimeout(timer);
  return isGood;
}

/** Mounts /healthz, /readyz and /metrics. */
export function addOperationsRoutes(app: TypedFastify, { check, metrics }: OperationsParts): void {
  let checkedAt = Number.NEGATIVE_INFINITY;
  let checked: Promise<boolean> = Promise.resolve(false);

  app.get(
    '/healthz',
    {
      schema: describe(
        { operationId: 'getHealth', summary: 'Whether the process lives', tag, problems: [] },
        { 200: Type.Object({ status: Type.Literal('ok') }) },
      ),
    },
    async () => ({ status: 'ok' as const }),
  );
  app.get(
    '/readyz',
    {
      schema: describe(
        {
          ...{ operationId: 'getReadiness', tag, problems: [] },
          summary: 'Whether the desk can do its work; 503 while it cannot, and once it is closing',
        },
        { 200: Type.Object({ status: Type.Literal('ready') }) },
      ),
    },
    async (_request, reply) => {
      const now = performance.now();
      if (now - checkedAt >= checkPeriodMs) {
        checkedAt = now;
        checked = inTime(check());
      }
      return (await checked)
        ? { status: 'ready' as const }
        : sendProblem(reply, { code: 'store.unavailable' });
    },
  );
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('content-type', metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
}
