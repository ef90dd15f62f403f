// SPDX-License-Identifier: GPL-3.0-only
// The sealer of deployments without a sealing key yet: final sizes and layout, readable content.
import { unwrapClearAnswer, wrapClearPost } from '@bluezone/protocol';
import type { Sealer } from './ports.ts';

export const clearSealer: Sealer = {
  async seal(plaintext) {
    return { wire: wrapClearPost(plaintext), open: async (answer) => unwrapClearAnswer(answer) };
  },
};
