// SPDX-License-Identifier: GPL-3.0-only
// What each party holds of a patient, and what a search over all of it finds, by keyboard alone.
import { expect } from 'vitest';
import { type HolderId, holderIds } from '../knows/holders.ts';
import { tabTo } from './keys.ts';
import type { Patient } from './report-a-case.ts';
import { soon } from './soon.ts';
import type { Story } from './story.ts';

/** Tables that cannot be empty once the patient's report was published. */
const tablesHeld: Record<HolderId, readonly string[]> = {
  phone: ['keys', 'heard', 'shares', 'tokens', 'posts'],
  registration: ['phones'],
  authority: ['cases', 'codes'],
  exposure: ['reports', 'published_keys', 'exports', 'tags'],
  observer: ['line', 'sealed'],
  sniffer: ['air'],
  log: ['log'],
};

export async function lookIntoEverything(story: Story, { phoneNumber }: Patient): Promise<void> {
  const { page, tour } = story;

  await story.step(
    'everything that each party holds can be seen; only the authority has the number',
    async () => {
      const { holders, nothingFound } = tour.t.knows;
      await tour.openPanelByKeys('knows');
      for (const holder of holderIds) {
        await tour.panel.getByRole('heading', { name: holders[holder].title }).waitFor();
        for (const table of tablesHeld[holder])
          expect(await tour.rowsIn(table), `${holder}: ${table}`).toBeGreaterThan(0);
        await story.check(`knows ${holder}`);
        await tabTo(page, tour.panel.getByRole('searchbox'));
        await page.keyboard.type(phoneNumber.slice(1));
        const told = tour.panel.locator('.holder').getByRole('status').first();
        const found = soon(() => told.textContent(), holder);
        await (holder === 'authority' ? found.toMatch(/^[1-9]\d* trong /) : found.toBe(nothingFound));
        await tabTo(page, tour.panel.getByRole('radio', { checked: true }));
        await page.keyboard.press('ArrowRight');
      }
    },
  );

  await story.step('a search over all desks leads from the number to no key and no meeting', async () => {
    const { tooShort, asked, desks, conclusion } = tour.t.find;
    await tour.openPanelByKeys('find');
    await tabTo(page, tour.panel.getByRole('searchbox'));
    await page.keyboard.type('ab');
    await page.keyboard.press('Enter');
    await tour.panel.getByText(tooShort).waitFor();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(phoneNumber);
    await page.keyboard.press('Enter');
    await tour.panel.getByRole('heading', { name: asked(phoneNumber) }).waitFor();
    const concluded = (await tour.panel.locator('.conclusion').textContent()) ?? '';
    expect(concluded).toContain(desks.registration);
    expect(concluded).toContain(conclusion.isCase);
    expect(await tour.panel.locator('.verdict-joined').count(), concluded).toBe(0);
    await story.check('found');
  });
}
