// SPDX-License-Identifier: GPL-3.0-only
import { expect } from 'vitest';

/** As long as a busy machine may need for what an idle one does at once. Milliseconds. */
const patience = 60_000;

/** Expects something of what is read again and again until it holds. */
export function soon<T>(read: () => T | Promise<T>) {
  return expect.poll(read, { timeout: patience, interval: 50 });
}
