// SPDX-License-Identifier: GPL-3.0-only
// The description of every listener, and the types of the generated client, as they lie in the repository. After a
// change of a route: `npx vitest run packages/server/src/http/openapi.test.ts --update`.
import { fileURLToPath } from 'node:url';
import { errorCatalogue } from '@bluezone/protocol';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { expect, test } from 'vitest';
import { describedListeners, type ListenerDescription } from '../testing/described-listeners.ts';

const docs = fileURLToPath(new URL('../../../../docs/api/', import.meta.url));
const client = fileURLToPath(new URL('../../../desk-client/src/', import.meta.url));
const descriptions = describedListeners();

const kinds = ['registration', 'cases', 'exposure', 'links', 'operations'] as const;

test.each(kinds)('the description of %s lies in docs/api as it is served', async (kind) => {
  const { description } = (await descriptions)[kind];
  await expect(`${JSON.stringify(description, null, 2)}\n`).toMatchFileSnapshot(`${docs}${kind}.json`);
});

test.each(['registration', 'cases'] as const)(
  'the client’s types of %s are those of its description',
  async (kind) => {
    const { description } = (await descriptions)[kind];
    const types = astToString(await openapiTS(description as unknown as OpenAPI3));
    const head =
      '// SPDX-License-Identifier: GPL-3.0-only\n// Generated from the description of the interface; see packages/server/src/http/openapi.test.ts.\n';
    await expect(head + types).toMatchFileSnapshot(`${client}${kind}-paths.ts`);
  },
);

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly responses: Readonly<Record<string, { description: string; content?: Record<string, unknown> }>>;
}

const operationsOf = ({ description }: ListenerDescription): Operation[] =>
  Object.values(description.paths).flatMap((path) => Object.values(path as Record<string, Operation>));

test('every call has a name of its own, a summary, and every refusal of it as a problem with codes of the catalogue', async () => {
  for (const kind of kinds) {
    const operations = operationsOf((await descriptions)[kind]);
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(operations.length);
    for (const { operationId, summary, responses } of operations) {
      expect([typeof operationId, typeof summary]).toEqual(['string', 'string']);
      for (const [status, { description, content }] of Object.entries(responses)) {
        expect(description).not.toBe('Default Response');
        if (Number(status) < 400) continue;
        expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
        for (const code of description.replace('Problem: ', '').split(', '))
          expect(Object.keys(errorCatalogue)).toContain(code);
      }
    }
  }
});
