// SPDX-License-Identifier: GPL-3.0-only
// Who was with whom: links from interviews, and suggestions that a person confirms.
import { Type } from 'typebox';
import type { CaseDesk } from '../cases/case-desk.ts';
import { addLink, removeLink } from '../chains/links.ts';
import { readChain } from '../chains/read-chain.ts';
import { confirmSuggestion, listSuggestions, refuseSuggestion } from '../chains/suggestions.ts';
import {
  chain,
  chainQuery,
  linkView,
  newLink,
  suggestionParams,
  suggestionQuery,
  suggestions,
} from './chain-schemas.ts';
import { describe } from './describe-route.ts';
import { sendProblem } from './problem.ts';
import { idParams, onceHeaders } from './record-schemas.ts';
import { sendTold } from './send-told.ts';
import { staffOf } from './staff-access.ts';
import type { TypedFastify } from './typed-fastify.ts';

const tag = 'chains';

/** Mounts /v1/links, /v1/chains and /v1/suggestions. */
export function addChainRoutes(app: TypedFastify, desk: CaseDesk, clock: () => number): void {
  app.post(
    '/v1/links',
    {
      config: { act: 'chain.change', tellsOfPhones: true },
      schema: {
        body: newLink,
        headers: onceHeaders,
        ...describe(
          {
            ...{ operationId: 'addLink', summary: 'Record from an interview that two were together', tag },
            ...{ security: 'session' },
            problems: ['chain.unknown', 'chain.self', 'record.day', 'staff.not-allowed'],
          },
          { 201: linkView },
        ),
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      return sendTold(reply, await addLink(desk, staffOf(request), request.body, clock(), key), 201);
    },
  );

  app.delete(
    '/v1/links/:id',
    {
      config: { act: 'chain.change', tellsOfPhones: true },
      schema: {
        params: idParams,
        ...describe(
          {
            ...{ operationId: 'removeLink', summary: 'Remove a link; nothing of it stays', tag },
            ...{ security: 'session', problems: ['chain.unknown', 'staff.not-allowed'] },
          },
          { 204: Type.Null({ description: 'Removed' }) },
        ),
      },
    },
    async (request, reply) => {
      const removed = await removeLink(desk, staffOf(request), request.params.id, clock());
      return removed.ok ? reply.code(204).send() : sendProblem(reply, removed);
    },
  );

  app.get(
    '/v1/chains',
    {
      config: { act: 'chain.read', tellsOfPhones: true },
      schema: {
        querystring: chainQuery,
        ...describe(
          {
            ...{ operationId: 'readChain', tag, security: 'session' },
            summary: 'All who hang together with a record, or who stand within days of a province',
            problems: ['chain.unknown', 'record.day', 'staff.not-allowed'],
          },
          { 200: chain },
        ),
      },
    },
    async (request, reply) =>
      sendTold(reply, await readChain(desk, staffOf(request), request.query, clock())),
  );

  app.get(
    '/v1/suggestions',
    {
      config: { act: 'chain.suggest', tellsOfPhones: true },
      schema: {
        querystring: suggestionQuery,
        ...describe(
          {
            ...{ operationId: 'listSuggestions', tag, security: 'session' },
            summary: 'Who may have been with whom, by province and day alone: a person decides',
            problems: ['chain.unknown', 'record.day', 'staff.not-allowed'],
          },
          { 200: suggestions },
        ),
      },
    },
    async (request, reply) =>
      sendTold(reply, await listSuggestions(desk, staffOf(request), request.query, clock())),
  );

  app.post(
    '/v1/suggestions/:id/confirm',
    {
      config: { act: 'chain.suggest', tellsOfPhones: true },
      schema: {
        params: suggestionParams,
        ...describe(
          {
            ...{ operationId: 'confirmSuggestion', summary: 'Make a link of a suggestion', tag },
            ...{ security: 'session', problems: ['chain.unknown', 'chain.self', 'staff.not-allowed'] },
          },
          { 201: linkView },
        ),
      },
    },
    async (request, reply) =>
      sendTold(reply, await confirmSuggestion(desk, staffOf(request), request.params.id, clock()), 201),
  );

  app.post(
    '/v1/suggestions/:id/refuse',
    {
      config: { act: 'chain.suggest', tellsOfPhones: true },
      schema: {
        params: suggestionParams,
        ...describe(
          {
            ...{ operationId: 'refuseSuggestion', summary: 'Never suggest these two again', tag },
            ...{ security: 'session', problems: ['chain.unknown', 'staff.not-allowed'] },
          },
          { 204: Type.Null({ description: 'Refused' }) },
        ),
      },
    },
    async (request, reply) => {
      const refused = await refuseSuggestion(desk, staffOf(request), request.params.id, clock());
      return refused.ok ? reply.code(204).send() : sendProblem(reply, refused);
    },
  );
}
