// SPDX-License-Identifier: GPL-3.0-only
import { closeSync, openSync, readSync } from 'node:fs';

/** Of this very thread, on Linux: nanoseconds on a processor, nanoseconds waiting for one, and how often. */
const scheduling = '/proc/thread-self/schedstat';

/**
 * A clock of the CPU seconds of the thread that asks. Where the system does not tell them, it shows seconds of real
 * time, which are more on a busy machine.
 */
export function threadSeconds(): () => number {
  let file: number;
  try {
    file = openSync(scheduling, 'r');
  } catch {
    return () => performance.now() / 1000;
  }
  closeSync(file);
  const text = Buffer.alloc(128);
  return () => {
    // Opened anew: an open file would keep showing what it showed first.
    const open = openSync(scheduling, 'r');
    const length = readSync(open, text);
    closeSync(open);
    return Number.parseInt(text.toString('latin1', 0, length), 10) / 1e9;
  };
}
