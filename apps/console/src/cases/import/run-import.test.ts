// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import type { ImportRow } from './import-columns.ts';
import { countResults, type Progress, type RowAnswer, runImport } from './run-import.ts';

const rows: ImportRow[] = Array.from({ length: 1201 }, (_, i) => ({ row: i + 2, cells: { note: `${i}` } }));
const answer = ({ row }: ImportRow): RowAnswer => ({
  row,
  result: 'new',
  id: null,
  errors: [],
  warnings: [],
});

/** A desk that keeps rows, and fails at chosen calls. */
function trial(failing: readonly number[] = []) {
  const kept = new Set<number>();
  let calls = 0;
  const progress: Progress[] = [];
  const rests: number[] = [];
  const stop = new AbortController();
  const run = (of: readonly ImportRow[] = rows) =>
    runImport({
      rows: of,
      signal: stop.signal,
      onProgress: (each) => void progress.push(each),
      mayPass: (error) => error === 'passing',
      rest: async (tries) => void rests.push(tries),
      send: async (piece) => {
        calls += 1;
        if (failing.includes(calls)) throw 'passing';
        if (failing.includes(-calls)) throw 'refused';
        return piece.map((row) => {
          const isKept = kept.has(row.row);
          kept.add(row.row);
          return { ...answer(row), result: isKept ? 'done' : 'new' } as const;
        });
      },
    });
  return { run, kept, progress, rests, stop, calls: () => calls };
}

it('sends pieces of 500 in order and tells how far it is', async () => {
  const t = trial();
  const answers = await t.run();
  expect(answers.map(({ row }) => row)).toEqual(rows.map(({ row }) => row));
  expect(t.progress.map(({ sent }) => sent)).toEqual([0, 500, 1000, 1201]);
});

it('tries a piece again while the network is away, and loses and doubles nothing', async () => {
  const t = trial([2, 3]);
  expect(countResults(await t.run())).toEqual({ new: 1201, duplicate: 0, error: 0, done: 0 });
  expect(t.rests).toEqual([1, 2]);
});

it('goes on where it ended when the same file is sent again', async () => {
  const t = trial([-3]);
  await expect(t.run()).rejects.toBe('refused');
  expect(t.kept.size).toBe(1000);
  expect(countResults(await t.run())).toEqual({ new: 201, duplicate: 0, error: 0, done: 1000 });
});

it('stops between two pieces', async () => {
  const t = trial();
  t.stop.abort();
  expect(await t.run()).toEqual([]);
  expect(t.calls()).toBe(0);
});
