// SPDX-License-Identifier: GPL-3.0-only
// Whom this build of the app believes. A deployment builds with its own keys; without any, only a demonstration's town is
// believed, whose keys are asked for.
import type { Pins } from '@bluezone/phone';
import { fromBase64 } from '@bluezone/protocol';

/** Keys of 65 bytes in base64, separated by commas. @throws when one is no key: such an app must not be built */
function keys(text: unknown): Uint8Array[] {
  if (typeof text !== 'string' || text === '') return [];
  return text.split(',').map((each) => {
    const key = fromBase64(each.trim());
    if (key?.length !== 65) throw new Error('a pinned key has 65 bytes, in base64');
    return key;
  });
}

/** The keys given to the build as BLUEZONE_APP_INDEX_KEYS and BLUEZONE_APP_EXPORT_KEYS; null without them. */
export function builtInPins(given: Readonly<Record<string, unknown>>): Pins | null {
  const indexKeys = keys(given.BLUEZONE_APP_INDEX_KEYS);
  const exportKeys = keys(given.BLUEZONE_APP_EXPORT_KEYS);
  return indexKeys.length === 0 || exportKeys.length === 0 ? null : { indexKeys, exportKeys };
}
