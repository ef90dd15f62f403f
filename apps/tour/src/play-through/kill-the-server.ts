// SPDX-License-Identifier: GPL-3.0-only
// kill -9 of the server under the open page: it says so, and loses nothing.
import { expect } from 'vitest';
import { soon } from './soon.ts';
import type { Stage } from './stage.ts';
import { everybodyAsked, type Story } from './story.ts';

/** Everything that a visitor sees of what has happened. */
async function whatIsSeen({ page, tour }: Story) {
  // What happens at about one time is one mark: only its kind and its beginning stay as they were.
  const timeline = await page
    .locator('.strip .marks > li')
    .evaluateAll((marks) =>
      marks.map((mark) => `${mark.classList[0]} ${mark.querySelector('button')?.ariaLabel?.slice(0, 11)}`),
    );
  const warnings = await tour.panel.locator('.warnings li').allTextContents();
  return {
    chosen: await tour.chosen(),
    feed: await tour.feedLines(),
    timeline,
    warnings,
    lit: await tour.lit('F1'),
  };
}

export async function killServer(story: Story, stage: Stage): Promise<void> {
  const { page, tour, complaints, pressByKey: press } = story;

  const before = await story.step(
    'an F1 is looked at when the server is killed, and the page says so',
    async () => {
      await tour.openPanelByKeys('resident');
      await press(tour.guide.locator('.lit-F1 button').first());
      await tour.panel.locator('.warnings li').first().waitFor();
      const seen = await whatIsSeen(story);
      complaints.expectServer(false);
      await story.town.kill();
      await page.getByRole('alert').getByText(tour.t.page.serverGone).waitFor();
      await story.check('server gone');
      expect(await whatIsSeen(story)).toEqual(seen);
      return seen;
    },
  );

  await story.step('the server is started again, and everything is there', async () => {
    await stage.startAgain(story);
    await page.getByRole('alert').getByText(tour.t.page.serverGone).waitFor({ state: 'hidden' });
    complaints.expectServer(true);
    await tour.feed
      .getByText(/Thị trấn (đã tắt từ|được mở lại)/)
      .first()
      .waitFor();
    await tour.panel.locator('.warnings li').first().waitFor();
    const after = await whatIsSeen(story);
    for (const part of ['feed', 'timeline', 'warnings', 'lit'] as const)
      expect(after[part], part).toEqual(expect.arrayContaining(before[part]));
    expect(after.chosen).toBe(before.chosen);
    await story.check('back again');
  });

  await story.step('phones go on listening', async () => {
    const { lastScan } = tour.t.resident;
    const last = await tour.said(lastScan);
    await tour.letTimePass(everybodyAsked, press);
    await soon(() => tour.said(lastScan)).not.toBe(last);
  });
}
