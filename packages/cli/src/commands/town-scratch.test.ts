// SPDX-License-Identifier: GPL-3.0-only
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withScratchFolder } from './town-scratch.ts';

it('gives an empty folder and takes it away, with what is in it, whether the work succeeds or not', async () => {
  const seen: string[] = [];
  const work = async (folder: string) => {
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(join(folder, 'something'), 'x');
    seen.push(folder);
    return 7;
  };
  expect(await withScratchFolder(work)).toBe(7);
  const failing = withScratchFolder(async (folder) => {
    await work(folder);
    throw new Error('broken');
  });
  await expect(failing).rejects.toThrow('broken');
  expect(new Set(seen).size).toBe(2);
  for (const folder of seen) expect(existsSync(folder)).toBe(false);
  expect(process.listenerCount('SIGTERM')).toBe(listenersBefore);
});

const listenersBefore = process.listenerCount('SIGTERM');
