// SPDX-License-Identifier: GPL-3.0-only
import type { CommandIo } from '../command.ts';

/** Surroundings of a command in memory: what it wrote can be read as text. */
export interface CapturedIo extends CommandIo {
  readonly written: { stdout: string; stderr: string };
}

/** 2026-01-05 00:00:00 UTC. */
const testNow = 1_767_571_200;

/** Empty surroundings in a folder. */
export function capturedIo(
  cwd: string,
  env: Readonly<Record<string, string>> = {},
  now = testNow,
): CapturedIo {
  const written = { stdout: '', stderr: '' };
  return {
    written,
    env,
    cwd,
    now: () => now,
    stdout: {
      write(text) {
        written.stdout += text;
      },
    },
    stderr: {
      write(text) {
        written.stderr += text;
      },
    },
  };
}
