// SPDX-License-Identifier: GPL-3.0-only
// From F1 to F2, and the withdrawal that undoes it all; in English, by keyboard alone.
import { expect } from 'vitest';
import { takePicture } from './pictures.ts';
import type { Patient } from './report-a-case.ts';
import { everybodyAsked, type Story } from './story.ts';

export async function warnOnAndWithdraw(story: Story, { name }: Patient): Promise<void> {
  const { page, tour, pressByKey: press } = story;
  await tour.speak('en', press);
  const { claim, spread, faster } = tour.t.guide;
  const agrees = claim.button('');

  await story.step('an F1 warns those they met, and F2 light up', async () => {
    await tour.runUntil(['spread'], press, [agrees, faster]);
    await story.check('spread');
    await tour.runUntil(['withdraw'], press, [agrees, spread.somebodyElse, faster]);
    await tour.feed
      .getByText(/claim left the phone: 32,768 bytes/)
      .first()
      .waitFor();
    const lit = await tour.lit('F2');
    expect(lit.length).toBeGreaterThan(0);
    expect(lit).not.toContain(name);
    await story.check('withdraw');
    await takePicture(tour, 'tour-f2-vi', {
      language: 'vi',
      prepare: () => tour.guide.locator('.lit-F2 button').first().click(),
    });
    await takePicture(tour, 'tour-who-knows-what-en', {
      language: 'en',
      async prepare() {
        await tour.guide.locator('.lit-F2 button').first().click();
        await tour.openPanel('knows');
        await tour.panel
          .getByRole('radio', { name: tour.t.knows.holders.exposure.title })
          .check({ force: true });
        await tour.panel.locator('.holder').evaluate((holder) => holder.scrollIntoView());
      },
    });
  });

  await story.step('the withdrawal undoes every warning', async () => {
    await press(tour.primary);
    await tour.runUntil(['undo', 'over'], press);
    await story.check('undo');
    await tour.runUntil(['over'], press);
    await tour.letTimePass(everybodyAsked, press);
    await press(page.getByRole('button', { name: tour.t.map.fit, exact: true }));
    await page.locator('#map-summary').getByText('1 F0, 0 F1, 0 F2').waitFor();
    await story.check('over');
  });
}
