// SPDX-License-Identifier: GPL-3.0-only
// A web view saves nothing by itself: a file leaves the page in parts, to a place that its owner chooses in the system's own
// dialogue. No part is sent before the one before it is written.
import { type CallWith, largestFilePart } from './host-calls.ts';
import type { NativeHost } from './native-host.ts';

export type SavedFile = 'saved' | 'cancelled' | 'failed';

/** Saves bytes as a file of its owner's; what could not be written whole is removed again. */
export async function saveFileWith(
  host: NativeHost,
  { name, type }: CallWith<'file.create'>,
  content: Uint8Array,
): Promise<SavedFile> {
  const created = await host.call('file.create', { name, type });
  if (!created.ok) return 'failed';
  if (created.value.state === 'cancelled') return 'cancelled';
  for (let at = 0; at < content.length; at += largestFilePart) {
    const bytes = content.subarray(at, at + largestFilePart);
    const written = await host.call('file.append', { bytes });
    if (written.ok) continue;
    await host.call('file.close', { isWhole: false });
    return 'failed';
  }
  const closed = await host.call('file.close', { isWhole: true });
  return closed.ok ? closed.value.state : 'failed';
}
