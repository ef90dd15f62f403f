// SPDX-License-Identifier: GPL-3.0-only
// From choosing somebody to the first warnings, by keyboard alone.
import { expect } from 'vitest';
import { tabTo } from './keys.ts';
import { awaitDaylight, takePicture } from './pictures.ts';
import { soon } from './soon.ts';
import { everybodyAsked, type Story } from './story.ts';

export interface Patient {
  readonly name: string;
  readonly phoneNumber: string;
}

/** Plays up to the moment at which everybody who was near has been warned. */
export async function reportCase(story: Story): Promise<Patient> {
  const { page, tour, pressByKey: press } = story;

  const name = await story.step('somebody is chosen', async () => {
    await tour.atStage('choose');
    await story.check('choose');
    await awaitDaylight(tour);
    await press(page.getByRole('link', { name: tour.t.page.skip }));
    const suggested = tour.guide.getByRole('radio');
    await tabTo(page, suggested.first());
    await page.keyboard.press('ArrowDown');
    expect(await suggested.nth(1).isChecked()).toBe(true);
    await page.keyboard.press('ArrowUp');
    await press(tour.primary);
    await tour.atStage('confirm');
    const chosen = await tour.chosen();
    expect(await tour.happened()).toContain(tour.t.guide.confirm.before(chosen));
    await story.check('confirm');
    return chosen;
  });

  const phoneNumber = await story.step('health staff confirm them, and read out a code', async () => {
    await press(tour.primary);
    await tour.atStage('redeem');
    await story.check('redeem');
    return /\+\d+/.exec(await tour.happened())?.[0] ?? '';
  });

  await story.step('the code is entered on the phone, and only the right one is taken', async () => {
    const digits = (await tour.guide.locator('.ticket-digits').textContent())?.replace(/\s/g, '') ?? '';
    expect(digits).toMatch(/^\d{8}$/);
    const { inputLabel, inputWrong } = tour.t.guide.redeem;
    const enter = async (typed: string): Promise<void> => {
      await tabTo(page, tour.guide.getByLabel(inputLabel(name)));
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(typed);
      await press(tour.primary);
    };
    await enter('1234');
    await tour.guide.getByText(inputWrong).waitFor();
    await enter(digits === '00000000' ? '00000001' : '00000000');
    await tour.guide.getByRole('alert').filter({ hasText: 'code.invalid' }).waitFor();
    await enter(digits);
    await tour.atStage('consent');
  });

  await story.step('the patient sees what would be sent, leaves out what they like, and agrees', async () => {
    const { previewHeading, onset } = tour.t.guide.consent;
    const preview = tour.guide.getByRole('table', { name: previewHeading(name) });
    await preview.waitFor();
    await story.check('consent');
    const total = async () =>
      Number((await preview.locator('tfoot td').first().textContent())?.replace(/\D/g, ''));
    const all = await total();
    expect(all).toBeGreaterThan(1);
    await tabTo(page, tour.guide.getByLabel(onset));
    for (let days = 0; days < 5; days++) await page.keyboard.press('ArrowDown');
    await soon(total).toBeGreaterThan(all);
    await page.keyboard.press('Home');
    await soon(total).toBe(all);
    await tabTo(page, preview.getByRole('checkbox').last());
    await page.keyboard.press('Space');
    expect(await total()).toBeLessThan(all);
    await page.keyboard.press('Space');
    expect(await total()).toBe(all);
    expect(await tour.guide.textContent()).toContain('32.768 byte');
    await press(tour.primary);
  });

  await story.step('the report leaves, as long as every dummy', async () => {
    await tour.runUntil(['publish', 'match', 'claim'], press);
    await tour.feed.getByText(tour.t.feed.left.report(name, '32.768')).waitFor();
    await story.check('publish');
  });

  await story.step('a file is published, phones compare, and F1 light up', async () => {
    await tour.runUntil(['match', 'claim'], press);
    await tour.feed.getByText(/Máy chủ công bố một tệp [\d.]+ byte/).waitFor();
    await tour.runUntil(['claim'], press);
    await tour.letTimePass(everybodyAsked, press);
    await story.check('claim');
    await takePicture(tour, 'tour-f1-dark-en', {
      language: 'en',
      isDark: true,
      prepare: () => page.locator('#guide').evaluate((guide) => guide.scrollTo(0, 0)),
    });
  });

  await story.step('who was warned is told by name, and who really was near', async () => {
    const lit = await tour.lit('F1');
    expect(lit).not.toContain(name);
    const truth = tour.guide.locator('details.truth').first();
    await press(truth.locator('summary'));
    const near = truth.locator('.truth-part').first();
    await near.getByRole('heading', { name: tour.t.guide.truth.warned }).waitFor();
    const warned = await near.getByRole('button').allTextContents();
    expect(warned.length).toBeGreaterThan(0);
    expect(lit).toEqual(expect.arrayContaining(warned));
    await story.check('truth');
    await press(truth.locator('summary'));
  });

  return { name, phoneNumber };
}
