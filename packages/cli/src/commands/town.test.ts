// SPDX-License-Identifier: GPL-3.0-only
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runCommandLine } from '../run-command-line.ts';
import { capturedIo } from '../testing/captured-io.ts';
import { town } from './town.ts';

const script = fileURLToPath(new URL('../../../../scripts/bluezone.mjs', import.meta.url));

/** The command as a person runs it, with threads of its own. */
function live(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [script, 'town', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += String(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += String(chunk);
  });
  return new Promise((done) => child.on('exit', (code) => done({ code, stdout, stderr })));
}

const score = {
  expected: expect.any(Number),
  warned: expect.any(Number),
  precision: expect.toSatisfy((share) => share === null || (share >= 0 && share <= 1)),
  recall: expect.toSatisfy((share) => share === null || (share >= 0 && share <= 1)),
  precisionAt10: expect.anything(),
  recallAt20: expect.anything(),
};

it('prints one JSON object of the promised shape, the same from one thread and from two, with progress on stderr', async () => {
  const args = ['--residents', '12', '--days', '4', '--cases', '2', '--seed', '5', '--json'];
  const two = await live(...args, '--threads', '2');
  expect(two.stderr).toMatch(/Living, now \d{4}-\d{2}-\d{2} 100 %/);
  expect(two.code).toBe(0);
  expect(two.stdout).toMatch(/^\{.*\}\n$/);
  const { threads, seconds, cpuSeconds, personDaysPerSecond, ...found } = JSON.parse(two.stdout);
  expect(found).toEqual({
    residents: 12,
    days: 4,
    statistics: {
      households: expect.any(Number),
      contactsOnWeekdays: expect.any(Number),
      contactsOnWeekends: null,
      longContactsPerDay: expect.any(Number),
      householdShare: expect.any(Number),
      householdShareOfLong: expect.any(Number),
      medianMinutes: expect.any(Number),
      nearButNotClose: expect.any(Number),
    },
    phones: 12,
    cases: 2,
    reports: 2,
    claims: expect.any(Number),
    f1: score,
    f2: score,
  });
  expect(threads).toBe(2);
  expect(seconds).toBeGreaterThan(0);
  expect(Object.keys(cpuSeconds)).toEqual(['total', 'engine', 'air', 'server']);
  expect(personDaysPerSecond).toBeGreaterThan(0);
  const one = JSON.parse((await live(...args, '--threads', '1')).stdout);
  expect(one).toMatchObject({ ...found, threads: 1 });
}, 300_000);

it('refuses a number of threads, residents or cases that cannot be, and says which', async () => {
  for (const [args, what] of [
    [['--threads', '0'], '--threads'],
    [['--residents', '5001'], '--residents'],
    [['--residents', '5', '--cases', '6'], 'only 5 residents'],
  ] as const) {
    const io = capturedIo('/');
    expect(await runCommandLine(['town', ...args], [town], io)).toBe(2);
    expect(io.written.stderr).toContain(what);
  }
});
