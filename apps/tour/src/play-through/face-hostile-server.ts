// SPDX-License-Identifier: GPL-3.0-only
import { expect } from 'vitest';
import { takePicture } from './pictures.ts';
import { soon } from './soon.ts';
import { everybodyAsked, type Story } from './story.ts';

/** Two posts leave a phone in a day or so, and the tricks in answers to posts take turns: some hours must pass. */
const hastyPace = 600;

/** Somebody must be chosen. */
export async function faceHostileServer(story: Story): Promise<void> {
  const { tour } = story;
  const { hostile, resident, feed } = tour.t;
  const lever = tour.panel.getByRole('switch');
  const isOn = () => lever.getAttribute('aria-checked');

  await story.step('the server becomes hostile, and somebody opens the app', async () => {
    await tour.openPanel('hostile');
    await story.check('hostile off');
    await lever.click();
    await soon(isOn).toBe('true');
    await tour.openPanel('resident');
    await tour.panel.getByRole('button', { name: resident.open, exact: true }).click();
    await tour.panel.getByText(resident.opened).waitFor();
  });

  await story.step('it plays every trick, and phones fall for none', async () => {
    await tour.openPanel('hostile');
    const tricks = tour.panel.locator('.tricks tbody');
    const all = await tricks.count();
    expect(all).toBeGreaterThan(20);
    await tour.setPace(hastyPace);
    await tour.panel.getByText(hostile.progress(all, all)).waitFor();
    await tour.setPace(1);
    await story.check('hostile on');
    await takePicture(tour, 'tour-hostile-vi', {
      language: 'vi',
      prepare: () => tour.panel.locator('#tricks-heading').evaluate((heading) => heading.scrollIntoView()),
    });
    for (const trick of await tricks.all()) {
      const name = await trick.getByRole('rowheader').textContent();
      expect(await trick.locator('td li').count(), `answers to ${name}`).toBeGreaterThan(0);
    }
    const told = (await tour.panel.textContent()) ?? '';
    expect(told).toContain(hostile.luredNone);
    expect(told).not.toContain(hostile.unknownTrick);
    expect(told).not.toContain(hostile.unknownCode);
    expect(await tour.said(hostile.posts.ownersActs)).toBe('0');
  });

  await story.step('with an honest server phones are as before, and nobody was warned by a lie', async () => {
    await lever.click();
    await soon(isOn).toBe('false');
    await tour.feed.getByText(feed.hostileOff).waitFor();
    await tour.letTimePass(everybodyAsked);
    await soon(() => tour.view()).toContain('0 F0, 0 F1, 0 F2');
    await tour.openPanel('resident');
    await tour.panel.getByRole('button', { name: resident.open, exact: true }).click();
    await tour.panel.getByText(resident.opened).waitFor();
    await soon(() => tour.panel.getByText(resident.lastFailure).count()).toBe(0);
  });
}
