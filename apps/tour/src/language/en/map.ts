// SPDX-License-Identifier: GPL-3.0-only
import type { map as model } from '../vi/map.ts';

export const map: typeof model = {
  heading: 'Map',
};
