// SPDX-License-Identifier: GPL-3.0-only
// Tiếng Việt, put together from its parts. Each part is the model of the English part of the same name, which must have
// the same entries with the same arguments.
import { feed } from './vi/feed.ts';
import { find } from './vi/find.ts';
import { guide } from './vi/guide.ts';
import { hostile } from './vi/hostile.ts';
import { join } from './vi/join.ts';
import { knows } from './vi/knows.ts';
import { levers } from './vi/levers.ts';
import { map } from './vi/map.ts';
import { page } from './vi/page.ts';
import { resident } from './vi/resident.ts';
import { timeline } from './vi/timeline.ts';

export const vi = { page, map, timeline, guide, resident, knows, find, levers, hostile, join, feed };

export type Catalogue = typeof vi;
