// SPDX-License-Identifier: GPL-3.0-only
// Between a run's phones and the real server: every post of every phone goes over HTTP, in the order of persons, so that
// nothing depends on which phone was quicker. What is published is fetched once, and handed to all that ask for it, as
// the caches before a country's server would.
import type { Net } from '@bluezone/phone';
import type { Result } from '@bluezone/protocol';
import type { ServerAnswer, ServerRequest } from './run-crew.ts';

export interface RunLine {
  /** Answers all requests of all crews; in each crew's own order. */
  answer(requests: readonly (readonly ServerRequest[])[]): Promise<ServerAnswer[][]>;
  /** The server published: what may have changed is fetched anew. */
  forget(): void;
}

/** The only file that changes under its name. */
export const indexPath = '/v1/index';

export function runLine(net: Net): RunLine {
  const fetched = new Map<string, Result<Uint8Array>>();

  async function answerOne(request: ServerRequest): Promise<Result<Uint8Array>> {
    if ('wire' in request) return await net.post(request.wire);
    const { path, maximumBytes } = request;
    const known = fetched.get(path);
    if (known !== undefined) return known;
    const answer = await net.get(path, maximumBytes);
    if (answer.ok) fetched.set(path, answer);
    return answer;
  }

  return {
    async answer(requests) {
      const answers = requests.map((): ServerAnswer[] => []);
      const inOrder = requests
        .flatMap((own, crew) => own.map((request) => ({ crew, request })))
        .sort((a, b) => a.request.person - b.request.person);
      for (const { crew, request } of inOrder)
        answers[crew]?.push({ person: request.person, answer: await answerOne(request) });
      return answers;
    },
    forget() {
      fetched.delete(indexPath);
    },
  };
}
