// SPDX-License-Identifier: GPL-3.0-only
import type { Done } from '../engine/phone-face.ts';

/**
 * Gives the owner a file that was made here: a browser downloads it, a phone's host asks its owner where it goes.
 *
 * @returns whether the owner took it (a browser does not say: then yes); `file.unwritable` when the place had no room for it
 */
export async function saveFile(
  name: string,
  content: string | Uint8Array,
  type: 'application/json' | 'application/octet-stream',
): Promise<Done<'saved' | 'cancelled'>> {
  if (import.meta.env.MODE === 'host') {
    const { saveWithHost } = await import('../host/save-with-host.ts');
    return await saveWithHost(name, content, type);
  }
  const address = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it over by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 0);
  return { ok: true, value: 'saved' };
}
