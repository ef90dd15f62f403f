// SPDX-License-Identifier: GPL-3.0-only
// Tiếng Việt, put together from its parts. Each part is the model of the English part of the same name, which must have
// the same entries with the same arguments.
import { map } from './vi/map.ts';
import { page } from './vi/page.ts';
import { timeline } from './vi/timeline.ts';

export const vi = { page, map, timeline };

export type Catalogue = typeof vi;
