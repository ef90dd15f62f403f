// SPDX-License-Identifier: GPL-3.0-only
// The story of the tour in a real browser over the real `npm start`: F0, F1, what each then knows, the server killed and
// started again, F2, and the withdrawal. In Vietnamese first, then in English.
import { it } from 'vitest';
import { browserAbsent, hasBrowser } from './browser.ts';
import { killServer } from './kill-the-server.ts';
import { lookIntoEverything } from './look-into-everything.ts';
import { reportCase } from './report-a-case.ts';
import { longestStory, setStage } from './stage.ts';
import { warnOnAndWithdraw } from './warn-on-and-withdraw.ts';

const stage = setStage(hasBrowser, () => ['--residents', '40', '--seed', '1']);

it.skipIf(!hasBrowser)(
  `a case warns F1, outlives a killed server, warns F2 and is undone, by keyboard alone${browserAbsent}`,
  async () => {
    const story = await stage.begin('spread');
    const { page, tour, town } = story;
    await story.step('the page can be looked at while the town lives its past', async () => {
      await page.goto(town.address);
      await page.getByRole('heading', { name: tour.t.page.opening }).waitFor();
      await story.check('opening');
      await town.ready;
    });
    const patient = await reportCase(story);
    await lookIntoEverything(story, patient);
    await killServer(story, stage);
    await warnOnAndWithdraw(story, patient);
    story.end();
  },
  longestStory,
);
