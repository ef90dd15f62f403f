// SPDX-License-Identifier: GPL-3.0-only
import { map } from './en/map.ts';
import { page } from './en/page.ts';
import { timeline } from './en/timeline.ts';
import type { Catalogue } from './vi.ts';

export const en: Catalogue = { page, map, timeline };
