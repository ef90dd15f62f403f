// SPDX-License-Identifier: GPL-3.0-only
// What somebody can reach who has a keyboard and no pointer.
import type { Locator, Page } from 'playwright-core';

/** More than the page has places for the focus. */
const mostPresses = 400;

/** Goes with Tab, from where the focus is, until something has it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let pressed = 0; pressed <= mostPresses; pressed++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target}`);
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}
