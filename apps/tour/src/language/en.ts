// SPDX-License-Identifier: GPL-3.0-only
import { feed } from './en/feed.ts';
import { find } from './en/find.ts';
import { guide } from './en/guide.ts';
import { hostile } from './en/hostile.ts';
import { join } from './en/join.ts';
import { knows } from './en/knows.ts';
import { levers } from './en/levers.ts';
import { map } from './en/map.ts';
import { page } from './en/page.ts';
import { resident } from './en/resident.ts';
import { timeline } from './en/timeline.ts';
import type { Catalogue } from './vi.ts';

export const en: Catalogue = {
  page,
  map,
  timeline,
  guide,
  resident,
  knows,
  find,
  levers,
  hostile,
  join,
  feed,
};
