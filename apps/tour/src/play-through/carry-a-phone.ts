// SPDX-License-Identifier: GPL-3.0-only
// The visitor's browser as a phone of the town: joins, hears, is warned, leaves.
import { historyDays } from '../join/join-view.ts';
import { takePicture } from './pictures.ts';
import { soon } from './soon.ts';
import type { Story } from './story.ts';

export async function carryPhone(story: Story): Promise<void> {
  const { page, tour } = story;
  const { join, resident } = tour.t;
  const status = tour.panel.locator('.join-status');
  const button = (name: string | RegExp) => tour.panel.getByRole('button', { name, exact: true });
  const identifiersHeard = async () =>
    Number.parseInt((await tour.said(resident.heard)).replace('.', ''), 10);

  await story.step('a visitor joins, and their own phone hears the town, today and in the past', async () => {
    await tour.openPanel('join');
    await story.check('join');
    await button(join.join).click();
    await status.getByText(join.in).waitFor();
    await tour.feed.getByText(/Một trình duyệt vào thị trấn/).waitFor();
    await tour.setPace(60);
    await soon(async () => Number(await tour.said(join.scans))).toBeGreaterThan(2);
    await story.check('joined');
    await button(join.ask(historyDays)).click();
    await tour.panel.getByText(/Máy đã nghe lại từ/).waitFor();
    await soon(identifiersHeard).toBeGreaterThan(100);
  });

  await story.step('the phone is still there after a reload', async () => {
    await page.reload();
    await tour.openPanel('join');
    await status.getByText(join.in).waitFor();
    await soon(identifiersHeard).toBeGreaterThan(100);
  });

  await story.step('it warns by itself when somebody near turns out to be ill', async () => {
    await button(/^Mở máy của /).click();
    await tour.atStage('confirm');
    for (const stage of ['redeem', 'consent'] as const) {
      await tour.primary.click();
      await tour.atStage(stage);
    }
    await tour.guide.getByRole('table').waitFor();
    await tour.primary.click();
    await tour.runUntil(['claim']);
    await tour.openPanel('join');
    await tour.setPace(60);
    await tour.panel.getByText(resident.exposure.F1.title).waitFor();
    await story.check('visitor warned');
    await takePicture(tour, 'tour-own-phone-vi', { language: 'vi' });
    await tour.setPace(1);
  });

  await story.step('the visitor leaves and erases the phone', async () => {
    await button(join.leave).click();
    await status.getByText(join.ended.left).waitFor();
    await tour.feed.getByText(/đã rời thị trấn/).waitFor();
    await story.check('left');
    await button(join.erase).click();
    await status.getByText(join.out).waitFor();
  });
}
