// SPDX-License-Identifier: GPL-3.0-only
import { expect } from 'vitest';
import { soon } from './soon.ts';
import type { Story } from './story.ts';

export async function pullLevers(story: Story, residents: number): Promise<void> {
  const { page, tour } = story;
  const { adoption, latencyDays, state } = tour.t.levers;
  const status = tour.panel.locator('.lever-status');
  const field = tour.panel.getByRole('spinbutton', { name: adoption.label });
  const off = page.locator('.who-where tbody td', { hasText: tour.t.map.state.off });

  await story.step('a value that cannot be is refused, and changes nothing', async () => {
    await tour.openPanel('levers');
    await field.fill('101');
    await status.getByText(state.invalid).waitFor();
    await story.check('lever refused');
  });

  await story.step('fewer have the app, and then everybody again', async () => {
    await page.getByRole('button', { name: tour.t.map.fit, exact: true }).click();
    await tour.toggleWhoWhere();
    await soon(() => page.locator('.who-where tbody tr').count()).toBe(residents);
    const before = await off.count();
    await field.fill('50');
    await status.getByText(state.applied(adoption.label)).waitFor();
    await tour.feed.getByText(/50.?% có ứng dụng/).waitFor();
    await soon(() => off.count()).toBeGreaterThan(before + 3);
    await story.check('levers');
    await field.fill('100');
    await soon(() => off.count()).toBe(before);
    await tour.toggleWhoWhere();
  });

  await story.step('a slider is moved by keys', async () => {
    const slider = tour.panel.getByRole('slider', { name: latencyDays.label });
    const before = Number(await slider.inputValue());
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await status.getByText(state.applied(latencyDays.label)).waitFor();
    expect(Number(await slider.inputValue())).toBe(before + 1);
  });
}
