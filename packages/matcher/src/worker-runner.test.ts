// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import type { Candidates, KeyColumns } from './match-engine.ts';
import { createLocalRunner } from './match-runner.ts';
import { serveMatching } from './serve-matching.ts';
import { logOf, midnight, randomBytes } from './testing/columns.ts';
import type { FromMatchWorker, ToMatchWorker } from './worker-messages.ts';
import { createWorkerRunner, type MatchWorker } from './worker-runner.ts';

const count = 30_000;
const keys: KeyColumns = {
  count,
  keys: randomBytes(16 * count, 1),
  starts: Uint32Array.from({ length: count }, (_, i) => midnight + 144 * Math.floor(i / 10_000)),
  periods: new Uint16Array(count).fill(144),
};
const log = logOf(keys, 40, 2);

interface TestWorkers {
  readonly created: { isEnded: boolean; messages: ToMatchWorker[] }[];
  create(): MatchWorker;
}

/** Workers in the same thread; messages are copied as a real port copies them. @param answersUntilEnd then it dies. */
function testWorkers(answersUntilEnd = Number.POSITIVE_INFINITY): TestWorkers {
  const created: TestWorkers['created'] = [];
  return {
    created,
    create() {
      const serve = serveMatching();
      const state = { isEnded: false, messages: [] as ToMatchWorker[] };
      created.push(state);
      let answers = 0;
      let hear: (answer: FromMatchWorker) => void = () => {};
      let hearEnd = () => {};
      let last: Promise<unknown> = Promise.resolve();
      return {
        post(message) {
          state.messages.push(message);
          const copy = structuredClone(message);
          last = last.then(async () => {
            if (answers >= answersUntilEnd) return hearEnd();
            const answer = await serve(copy);
            if (answer === undefined) return;
            answers++;
            hear(structuredClone(answer));
          });
        },
        listen(onAnswer, onEnd) {
          hear = onAnswer;
          hearEnd = onEnd;
        },
        end() {
          state.isEnded = true;
        },
      };
    },
  };
}

const sorted = (found: Candidates | undefined) =>
  found === undefined
    ? undefined
    : Array.from({ length: found.count }, (_, i) =>
        [found.keyIndex[i], found.interval[i], found.heardIndex[i]].join(),
      ).sort();

const expected = sorted(
  await (await createLocalRunner().open(log, 3)).find(keys, { tolerance: 2 }),
) as string[];

it('two workers find together what one thread finds, and tell how far they are', async () => {
  expect(expected.length).toBeGreaterThan(0);
  const workers = testWorkers();
  const runner = createWorkerRunner({ createWorker: workers.create });
  const running = await runner.open(log, 3);
  const progress: number[] = [];
  const found = await running.find(keys, {
    tolerance: 2,
    onProgress: (done, total) => progress.push(done / total),
  });
  expect(sorted(found)).toEqual(expected);
  expect(workers.created).toHaveLength(2);
  for (const { messages } of workers.created)
    expect(messages.filter(({ kind }) => kind === 'keys').length).toBeGreaterThan(0);
  expect(progress).toEqual([...progress].sort());
  expect(progress.at(-1)).toBe(1);
  running.close();
  expect(workers.created.every(({ messages }) => messages.at(-1)?.kind === 'forget')).toBe(true);
  runner.end();
  expect(workers.created.every(({ isEnded }) => isEnded)).toBe(true);
});

it('few keys are not worth a worker', async () => {
  const workers = testWorkers();
  const running = await createWorkerRunner({ createWorker: workers.create }).open(log, 3);
  await running.find({ ...keys, count: 20_000 }, { tolerance: 2 });
  expect(workers.created).toHaveLength(0);
});

it('what dying workers leave is done at home, and new ones are made for the next log', async () => {
  const workers = testWorkers(1);
  const runner = createWorkerRunner({ createWorker: workers.create });
  expect(sorted(await (await runner.open(log, 3)).find(keys, { tolerance: 2 }))).toEqual(expected);
  expect(sorted(await (await runner.open(log, 4)).find(keys, { tolerance: 2 }))).toEqual(expected);
  expect(workers.created.length).toBeGreaterThan(2);
});

it.each([
  ['in one thread', () => createLocalRunner()],
  ['in workers', () => createWorkerRunner({ createWorker: testWorkers().create })],
])('called off %s, it ends without an answer', async (_, create) => {
  const signal = { aborted: false };
  let calls = 0;
  const found = await (await create().open(log, 3)).find(keys, {
    tolerance: 2,
    signal,
    onProgress: () => {
      calls++;
      signal.aborted = true;
    },
  });
  expect(found).toBeUndefined();
  expect(calls).toBeLessThanOrEqual(2);
});

it('gives way between two slices', async () => {
  let pauses = 0;
  await (await createLocalRunner().open(log, 3)).find(keys, {
    tolerance: 2,
    pause: async () => {
      pauses++;
    },
  });
  expect(pauses).toBe(3);
});
