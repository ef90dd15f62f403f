// SPDX-License-Identifier: GPL-3.0-only
// The map by keys and by hand, and everybody on it by name.
import { expect } from 'vitest';
import { plainLetters } from '../map/find-names.ts';
import { tabTo } from './keys.ts';
import { soon } from './soon.ts';
import type { Story } from './story.ts';

export async function moveTheMap(story: Story, residents: number): Promise<void> {
  const { page, tour } = story;
  const whole = `${residents} người`;
  const view = () => tour.view();
  /** What is drawn of streets and houses, and of the view among all of the town. */
  const drawn = () =>
    page
      .locator('.map-view canvas:first-child, .overview canvas')
      .evaluateAll((canvases) => canvases.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()).join());
  /** The same once the map has come to rest. */
  const drawnAtRest = async (): Promise<string> => {
    let last = '';
    await soon(async () => {
      const before = last;
      last = await drawn();
      return last === before;
    }).toBe(true);
    return last;
  };

  await story.step('keys move the map, and it says in words what it shows', async () => {
    await tabTo(page, tour.map);
    await page.keyboard.press('Home');
    await soon(view).toContain(whole);
    for (const key of ['+', '+', '+', '+', '+', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown', '-']) {
      const before = await drawnAtRest();
      await page.keyboard.press(key);
      await soon(drawn, `the map after ${key}`).not.toBe(before);
    }
    await soon(view).not.toContain(whole);
    await page.keyboard.press('Home');
    await soon(view).toContain(whole);
    await story.check('map');
  });

  await story.step('a pointer moves it too', async () => {
    await tour.map.hover();
    const asItWas = await drawnAtRest();
    await page.mouse.wheel(0, -200);
    await soon(drawn, 'the map after the wheel').not.toBe(asItWas);
    const nearer = await drawnAtRest();
    await page.mouse.down();
    await page.mouse.move(800, 500, { steps: 5 });
    await page.mouse.up();
    await soon(drawn, 'the map after a pull').not.toBe(nearer);
    await page.getByRole('button', { name: tour.t.map.fit, exact: true }).click();
  });

  await story.step('everybody stands in a list, and is found by name', async () => {
    await tour.toggleWhoWhere();
    const rows = page.locator('.who-where tbody tr');
    await soon(() => rows.count()).toBe(residents);
    await story.check('who is where');
    const name = (await rows.first().getByRole('button').textContent())?.trim() ?? '';
    await page.locator('.map').getByRole('combobox').click();
    await page.keyboard.type(plainLetters(name));
    await story.check('chooser');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await tour.chosen()).toBe(name);
    await tour.panel.getByRole('heading', { name: tour.t.resident.heading(name) }).waitFor();
    await tour.panel.locator('.protection').waitFor();
    await story.check('resident');
    await tour.toggleWhoWhere();
  });

  await story.step('colours, and who was chosen, are remembered', async () => {
    const colours = page.getByLabel(tour.t.page.chooseTheme);
    await colours.selectOption('dark');
    await page.reload();
    await tour.atStage('confirm');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await colours.inputValue()).toBe('dark');
    await colours.selectOption('system');
  });
}
