// SPDX-License-Identifier: GPL-3.0-only
// Phones whose acts go on until they wait for the server. Nothing else makes a phone of a run wait: its vault answers at
// once, its radio too. So it is known when all have come to rest. What one of them fetched, the others are handed.
import type { Net } from '@bluezone/phone';
import { fail, type Result } from '@bluezone/protocol';
import type { ServerAnswer, ServerRequest } from './run-crew.ts';

interface Waiting {
  readonly request: ServerRequest;
  readonly goOn: (answer: Result<Uint8Array>) => void;
}

export class WaitingPhones {
  #waiting: Waiting[] = [];
  #running = 0;
  #atRest: (() => void) | null = null;
  #fault: { readonly error: unknown } | null = null;
  readonly #files = new Map<string, Uint8Array>();

  /** The line of one phone. */
  net(person: number): Net {
    return {
      get: async (path, maximumBytes) => {
        const file = this.#files.get(path);
        // A phone owns what it is given.
        if (file !== undefined && file.length <= maximumBytes) return { ok: true, value: file.slice() };
        return await this.#ask({ person, path, maximumBytes });
      },
      post: (wire) => this.#ask({ person, wire }),
    };
  }

  /** The file of this name may have changed. */
  forget(path: string): void {
    this.#files.delete(path);
  }

  /** Begins acts one after another; settles when each is done or waits. @throws what an act threw */
  async run(acts: Iterable<() => Promise<void>>): Promise<void> {
    for (const act of acts) {
      this.#running++;
      void act()
        .catch((error: unknown) => {
          this.#fault ??= { error };
        })
        .finally(() => this.#rest());
      await this.#allAtRest();
    }
  }

  /** What is waited for, at most one request of each phone. */
  requests(): ServerRequest[] {
    return this.#waiting.map(({ request }) => request);
  }

  /** Lets those go on for whom there is an answer; settles as `run` does. */
  async resume(answers: readonly ServerAnswer[]): Promise<void> {
    const byPerson = new Map(answers.map(({ person, answer }) => [person, answer]));
    const before = this.#waiting;
    this.#waiting = [];
    for (const waiting of before) {
      const { request } = waiting;
      const answer = byPerson.get(request.person);
      if (answer === undefined) {
        this.#waiting.push(waiting);
        continue;
      }
      if ('path' in request && answer.ok) this.#files.set(request.path, answer.value);
      this.#running++;
      waiting.goOn(withinLimit(request, answer));
      await this.#allAtRest();
    }
  }

  #ask(request: ServerRequest): Promise<Result<Uint8Array>> {
    return new Promise((goOn) => {
      this.#waiting.push({ request, goOn });
      this.#rest();
    });
  }

  #rest(): void {
    this.#running--;
    if (this.#running === 0) this.#atRest?.();
  }

  async #allAtRest(): Promise<void> {
    if (this.#running > 0)
      await new Promise<void>((resolve) => {
        this.#atRest = resolve;
      });
    this.#atRest = null;
    if (this.#fault !== null) throw this.#fault.error;
  }
}

function withinLimit(request: ServerRequest, answer: Result<Uint8Array>): Result<Uint8Array> {
  if (!('path' in request) || !answer.ok) return answer;
  const { length } = answer.value;
  return length <= request.maximumBytes
    ? { ok: true, value: answer.value.slice() }
    : fail('net.too-large', 'the answer is too large');
}
