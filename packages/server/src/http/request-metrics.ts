// SPDX-License-Identifier: GPL-3.0-only
// What an operator may count of requests: route, status and desk, nothing finer. What a request to a route tells of one
// phone or one person (that somebody registers, redeems a code, is warned) is told a day late, as the count of a UTC day.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ServeRole } from '../configuration/check-operator-file.ts';
import { DayCounts } from '../day-counts.ts';
import type { TypedFastify } from './typed-fastify.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether a request here tells that one phone or person did something. */
    readonly tellsOfPhones?: boolean;
  }
}

export interface DeskMetrics {
  readonly registry: Registry;
  /** Counts the requests of a listener. */
  watch(app: TypedFastify): void;
}

/** All that people and phones ask of the registration desk tells of one. */
const tellingPrefix = '/v1/registration/';

const seconds = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 1.1, 1.5, 2, 5, 10];

/** Metrics of a process in a registry of its own. `clock`: unix seconds. */
export function deskMetrics(desk: ServeRole, clock: () => number): DeskMetrics {
  const registry = new Registry();
  registry.setDefaultLabels({ desk });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Counter({
    name: 'bluezone_http_requests_total',
    help: 'Requests by route and status, apart from those that tell of one phone; of these the failures of ours.',
    labelNames: ['route', 'code'] as const,
    registers,
  });
  const durations = new Histogram({
    name: 'bluezone_http_request_seconds',
    help: 'How long answers took, apart from those that tell of one phone.',
    labelNames: ['route'] as const,
    buckets: seconds,
    registers,
  });
  const counts = new DayCounts(clock);
  new Gauge({
    name: 'bluezone_http_requests_of_yesterday',
    help: 'Requests of the last whole UTC day that tell of one phone or person, by route and status.',
    labelNames: ['route', 'code'] as const,
    registers,
    collect() {
      this.reset();
      for (const [name, count] of counts.ofYesterday()) {
        const [route = '', code = ''] = name.split(' ');
        this.set({ route, code }, count);
      }
    },
  });
  return {
    registry,
    watch(app) {
      app.addHook('onResponse', async (request, reply) => {
        const { url: route = 'none', config } = request.routeOptions;
        const code = String(reply.statusCode);
        const isTelling = config.tellsOfPhones === true || route.startsWith(tellingPrefix);
        if (isTelling) counts.add(`${route} ${code}`);
        if (isTelling && reply.statusCode < 500) return;
        requests.inc({ route, code });
        if (!isTelling) durations.observe({ route }, reply.elapsedTime / 1000);
      });
    },
  };
}
