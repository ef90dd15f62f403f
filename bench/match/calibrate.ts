// SPDX-License-Identifier: GPL-3.0-only
// The distance to what the hardware can do: the same work in C with AES and SHA instructions, where a compiler is.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calibratorSource } from './calibrator-source.ts';

/** Compiles the calibrator with the given compiler and runs it; what it costs per key, unpruned. */
export function calibrate(compiler: string, ecbMicros: number): object {
  const folder = mkdtempSync(join(tmpdir(), 'bluezone-calibrate-'));
  try {
    const source = join(folder, 'calibrator.c');
    const program = join(folder, 'calibrator');
    writeFileSync(source, calibratorSource);
    execFileSync(compiler, ['-O3', '-maes', '-msha', '-msse4.1', '-o', program, source], { stdio: 'pipe' });
    const microsPerKey = Number(execFileSync(program, { encoding: 'utf8' }));
    return { compiler, microsPerKey, ratioToEcb: Number((microsPerKey / ecbMicros).toPrecision(3)) };
  } catch (error) {
    return { compiler, problem: error instanceof Error ? error.message.split('\n', 1)[0] : String(error) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
