// SPDX-License-Identifier: GPL-3.0-only
import { memoryVault } from '@bluezone/phone';
import type { WebVault } from './web-vault.ts';

/** A memory for browsers that keep nothing: it lives as long as the page. */
export function memoryWebVault(): WebVault {
  return { ...memoryVault(), isKept: false, dropDamaged: async () => 0, close: () => {} };
}
