// SPDX-License-Identifier: GPL-3.0-only
import type { Net } from '@bluezone/phone';
import { fail, ok } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { runLine } from './run-line.ts';

/** A server that counts what it is asked. */
function countingNet() {
  const asked: string[] = [];
  const net: Net = {
    async get(path) {
      asked.push(path);
      return path.includes('missing') ? fail('net.status', 'no') : ok(Uint8Array.of(asked.length));
    },
    async post(wire) {
      asked.push(`post ${wire[0]}`);
      return ok(wire);
    },
  };
  return { asked, line: runLine(net) };
}

const get = (person: number, path: string) => ({ person, path, maximumBytes: 100 });
const post = (person: number) => ({ person, wire: Uint8Array.of(person) });

it('posts in the order of persons, whichever crew they are of, and gives each crew its own answers', async () => {
  const { asked, line } = countingNet();
  const answers = await line.answer([[post(4), post(2)], [post(3)], [post(1)]]);
  expect(asked).toEqual(['post 1', 'post 2', 'post 3', 'post 4']);
  expect(answers.map((own) => own.map(({ person }) => person))).toEqual([[2, 4], [3], [1]]);
  for (const { person, answer } of answers.flat()) expect(answer).toEqual(ok(Uint8Array.of(person)));
});

it('fetches a file once for all, the index again after a publication, and a missing one each time', async () => {
  const { asked, line } = countingNet();
  const paths = ['/v1/index', '/v1/exports/a.zip', '/v1/exports/missing.zip'];
  await line.answer([paths.map((path) => get(0, path)), paths.map((path) => get(1, path))]);
  line.forget();
  await line.answer([paths.slice(0, 2).map((path) => get(2, path)), []]);
  expect(asked).toEqual([...paths, '/v1/exports/missing.zip', '/v1/index']);
});
