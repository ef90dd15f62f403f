// SPDX-License-Identifier: GPL-3.0-only
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { defaultTownSettings, runTown, type TownResult } from './run-town.ts';

const folder = mkdtempSync(join(tmpdir(), 'bluezone-town-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a run found, without how long it took. */
function findings({ threads: _, seconds: __, cpuSeconds: ___, personDaysPerSecond, ...found }: TownResult) {
  expect(personDaysPerSecond).toBeGreaterThan(0);
  return found;
}

it('a small town lives through the whole loop: a case shares, long contacts are warned, the same again by seed, however its phones are divided and wherever they store', async () => {
  const settings = { ...defaultTownSettings, residents: 8, days: 4, cases: 1, seed: 3 };
  const result = await runTown(settings);
  expect(result).toMatchObject({ residents: 8, days: 4, phones: 8, cases: 1, reports: 1, threads: 1 });
  expect(result.f1.expected).toBeGreaterThan(0);
  expect(result.f1.recallAt20).toBe(1);
  expect(result.statistics.contactsOnWeekdays).toBeGreaterThan(0);
  const { total, engine, air, server } = result.cpuSeconds;
  expect(Math.min(engine, air, server)).toBeGreaterThanOrEqual(0);
  expect(engine + air + server).toBeLessThanOrEqual(total + 0.2);
  const divided = await runTown(settings, { threadFile: null, threads: 3, directory: folder });
  expect(findings(divided)).toEqual(findings(result));
}, 300_000);
