// SPDX-License-Identifier: GPL-3.0-only
import { expect } from 'vitest';
import { panelIds } from '../town/panel-ids.ts';
import { takePicture } from './pictures.ts';
import type { Story } from './story.ts';

/** As wide as a phone. CSS pixels. */
const narrow = { width: 390, height: 844 };

/** Somebody must be chosen. */
export async function lookNarrow(story: Story): Promise<void> {
  const { page, tour } = story;
  await story.step('on a narrow screen everything is there and nothing is cut off', async () => {
    await page.setViewportSize(narrow);
    for (const panel of panelIds) {
      await tour.openPanel(panel);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, panel).toBeLessThanOrEqual(narrow.width);
      await story.check(`narrow ${panel}`);
    }
    await takePicture(tour, 'tour-narrow-vi', {
      language: 'vi',
      prepare: () => page.evaluate(() => scrollTo(0, 0)),
    });
  });
}
