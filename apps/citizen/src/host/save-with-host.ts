// SPDX-License-Identifier: GPL-3.0-only
// A web view downloads nothing: files and pages on paper go through the host.
import { saveFileWith } from '@bluezone/host-bridge';
import type { Done } from '../engine/phone-face.ts';
import { hostOfPage } from './host-of-page.ts';

const unwritable = { ok: false, code: 'file.unwritable' } as const;

export async function saveWithHost(
  name: string,
  content: string | Uint8Array,
  type: 'application/json' | 'application/octet-stream',
): Promise<Done<'saved' | 'cancelled'>> {
  const host = await hostOfPage();
  if (host === null) return unwritable;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const state = await saveFileWith(host, { name, type }, bytes);
  return state === 'failed' ? unwritable : { ok: true, value: state };
}

/** Opens the system's dialogue that prints what is seen. */
export async function printWithHost(): Promise<void> {
  await (await hostOfPage())?.call('screen.print', {});
}
