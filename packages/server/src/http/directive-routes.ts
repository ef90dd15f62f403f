// SPDX-License-Identifier: GPL-3.0-only
// What phones are told: one of the staff proposes, another decides.
import {
  type DirectiveView,
  decide,
  listDirectives,
  propose,
  proposeRollback,
} from '../directives/directives-desk.ts';
import { previewDirective } from '../directives/preview.ts';
import { readInForce } from '../directives/told-directives.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { describe } from './describe-route.ts';
import {
  decision,
  directiveList,
  directiveParams,
  directiveView,
  newProposal,
  previewed,
  previewResult,
  rollback,
} from './directive-schemas.ts';
import { sendProblem } from './problem.ts';
import { staffOf } from './staff-access.ts';
import { sendResult } from './staff-routes.ts';
import type { TypedFastify } from './typed-fastify.ts';

const tag = 'directives';
const security = 'session';
const bodyLimit = 96 * 1024;
const contentProblems = ['directive.layout', 'directive.sunset'] as const;

const told = ({ notices, ...view }: DirectiveView) => ({
  ...view,
  ...(notices === undefined ? {} : { notices: notices.map((each) => ({ ...each })) }),
});

/** Mounts /v1/configuration, within a staff scope. */
export function addDirectiveRoutes(app: TypedFastify, desk: StaffDesk, clock: () => number): void {
  app.get(
    '/v1/configuration',
    {
      config: { act: 'directive.read' },
      schema: describe(
        {
          ...{ operationId: 'listDirectives', tag, security, problems: [] },
          summary: 'What is in force, what is proposed, and what was decided',
        },
        { 200: directiveList },
      ),
    },
    async (_request, reply) => {
      const { open, history } = await listDirectives(desk.cases);
      const inForce = await readInForce(desk.cases);
      return reply.send({ inForce, open: open.map(told), history: history.map(told) });
    },
  );
  app.post(
    '/v1/configuration/proposals',
    {
      bodyLimit,
      config: { act: 'directive.propose' },
      schema: {
        body: newProposal,
        ...describe(
          {
            ...{ operationId: 'propose', tag, security, problems: contentProblems },
            summary: 'Propose a configuration, the notices, or the day from which phones stop',
          },
          { 201: directiveView },
        ),
      },
    },
    async (request, reply) => {
      const proposed = await propose(desk, staffOf(request), request.body, clock());
      return proposed.ok ? reply.code(201).send(told(proposed.value)) : sendProblem(reply, proposed);
    },
  );
  app.post(
    '/v1/configuration/rollback',
    {
      bodyLimit,
      config: { act: 'directive.propose' },
      schema: {
        body: rollback,
        ...describe(
          {
            ...{ operationId: 'proposeRollback', tag, security },
            summary: 'Propose what an approved proposal of before said',
            problems: ['directive.unknown', ...contentProblems],
          },
          { 201: directiveView },
        ),
      },
    },
    async (request, reply) => {
      const proposed = await proposeRollback(desk, staffOf(request), request.body, clock());
      return proposed.ok ? reply.code(201).send(told(proposed.value)) : sendProblem(reply, proposed);
    },
  );
  for (const [name, act, summary] of [
    ['approve', 'directive.decide', 'Approve a proposal of somebody else'],
    ['reject', 'directive.decide', 'Reject a proposal of somebody else'],
    ['withdraw', 'directive.propose', 'Withdraw one’s own proposal'],
  ] as const)
    app.post(
      `/v1/configuration/proposals/:id/${name}`,
      {
        bodyLimit,
        config: { act },
        schema: {
          params: directiveParams,
          body: decision,
          ...describe(
            {
              ...{ operationId: `${name}Proposal`, tag, security, summary },
              problems: [
                ...(['directive.unknown', 'directive.decided', 'directive.same-person'] as const),
                ...(['record.changed', 'directive.outdated', ...contentProblems] as const),
              ],
            },
            { 200: directiveView },
          ),
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const decided = await decide(desk, staffOf(request), id, name, request.body, clock());
        return decided.ok ? reply.send(told(decided.value)) : sendProblem(reply, decided);
      },
    );
  app.post(
    '/v1/configuration/preview',
    {
      bodyLimit,
      config: { act: 'directive.propose' },
      schema: {
        body: previewed,
        ...describe(
          {
            ...{ operationId: 'previewConfiguration', tag, security, problems: ['directive.layout'] },
            summary: 'How many people of recorded days would be told something else',
          },
          { 200: previewResult },
        ),
      },
    },
    async (request, reply) => {
      const inForce = await readInForce(desk.cases);
      const preview = await previewDirective(inForce?.configuration, request.body.configuration);
      return sendResult(reply, preview);
    },
  );
}
