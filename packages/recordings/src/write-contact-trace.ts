// SPDX-License-Identifier: GPL-3.0-only
import type { ContactTrace } from './contact-trace.ts';

/**
 * The trace as `tij` text: "t i j\n" per record, with the recording's own numbers of people, in the trace's order.
 *
 * @returns UTF-8 bytes; gzip them with node:zlib where a `.gz` is wanted
 */
export function writeContactTrace(trace: Pick<ContactTrace, 'times' | 'a' | 'b' | 'ids'>): Uint8Array {
  const lines = Array.from(
    trace.times,
    (time, r) => `${time} ${trace.ids[trace.a[r] as number]} ${trace.ids[trace.b[r] as number]}\n`,
  );
  return new TextEncoder().encode(lines.join(''));
}
