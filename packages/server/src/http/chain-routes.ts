// SPDX-License-Identifier: GPL-3.0-only
// Who was with whom: links from interviews, and suggestions that a person confirms.
import { Type } from 'typebox';
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
import { later } from './later.ts';
import { idParams, onceHeaders } from './record-schemas.ts';
import type { TypedFastify } from './typed-fastify.ts';

const tag = 'chains';

/** Mounts /v1/links, /v1/chains and /v1/suggestions. */
export function addChainRoutes(app: TypedFastify): void {
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
    later,
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
    later,
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
    later,
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
    later,
  );

  for (const [path, operationId, summary, status, schema] of [
    ['/v1/suggestions/:id/confirm', 'confirmSuggestion', 'Make a link of a suggestion', 201, linkView],
    [
      '/v1/suggestions/:id/refuse',
      'refuseSuggestion',
      'Never suggest these two again',
      204,
      Type.Null({ description: 'Refused' }),
    ],
  ] as const)
    app.post(
      path,
      {
        config: { act: 'chain.suggest', tellsOfPhones: true },
        schema: {
          params: suggestionParams,
          ...describe(
            {
              ...{ operationId, summary, tag, security: 'session' },
              problems: ['chain.unknown', 'staff.not-allowed'],
            },
            { [status]: schema },
          ),
        },
      },
      later,
    );
}
