// SPDX-License-Identifier: GPL-3.0-only
// What a visitor of the town has at hand, in a real browser over the real `npm start`: the map, the levers, a server that
// plays every trick, and a phone of their own.
import { it } from 'vitest';
import { browserAbsent, hasBrowser } from './browser.ts';
import { carryPhone } from './carry-a-phone.ts';
import { faceHostileServer } from './face-hostile-server.ts';
import { lookNarrow } from './look-narrow.ts';
import { moveTheMap } from './move-the-map.ts';
import { awaitDaylight } from './pictures.ts';
import { pullLevers } from './pull-levers.ts';
import { soon } from './soon.ts';
import { longestStory, setStage } from './stage.ts';

const residents = 24;
const stage = setStage(hasBrowser, () => ['--residents', String(residents), '--seed', '2']);

it.skipIf(!hasBrowser)(
  `a visitor moves the map, pulls levers, faces a hostile server, joins and leaves${browserAbsent}`,
  async () => {
    const story = await stage.begin('at-hand');
    const { page, tour, town } = story;
    await story.step('the page opens', async () => {
      await town.ready;
      await page.goto(town.address);
      await tour.atStage('choose');
      await soon(() => tour.view()).not.toBe('');
      await awaitDaylight(tour);
    });
    await moveTheMap(story, residents);
    await pullLevers(story, residents);
    await faceHostileServer(story);
    await carryPhone(story);
    await lookNarrow(story);
    story.end();
  },
  longestStory,
);
