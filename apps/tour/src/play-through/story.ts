// SPDX-License-Identifier: GPL-3.0-only
// A story is told in steps; when one fails, what is told is which one, and what the page and the command said then.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { findBarriers } from './accessibility.ts';
import type { WatchedPage } from './browser.ts';
import { tabTo } from './keys.ts';
import { shoot } from './pictures.ts';
import type { RunningTown } from './running-town.ts';
import { TourPage } from './tour-page.ts';

/** Everybody's phone in a small town asks for exports within this time, seconds of the town. */
export const everybodyAsked = 180;

const longestTold = 2000;
const partsTold = ['.waiting', '[role=alert]', '#guide', '#panel', '.feed'];

export class Story {
  readonly name: string;
  readonly page: Page;
  readonly tour: TourPage;
  readonly complaints: WatchedPage['complaints'];
  /** Another one once the command was started again. */
  town: RunningTown;
  readonly #barriers: string[] = [];

  constructor(name: string, { page, complaints }: WatchedPage, town: RunningTown) {
    this.name = name;
    this.page = page;
    this.complaints = complaints;
    this.town = town;
    this.tour = new TourPage(page);
  }

  /** Presses a button as somebody does who has no pointer. */
  readonly pressByKey = async (button: Locator): Promise<void> => {
    await tabTo(this.page, button);
    await this.page.keyboard.press('Enter');
  };

  /** Looks for barriers in the page as it is; what is found is told at the end. @param what names this state of it */
  async check(what: string): Promise<void> {
    this.#barriers.push(...(await findBarriers(this.page, what)));
  }

  async step<T>(title: string, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      const shown = await Promise.all(partsTold.map((part) => this.#shownIn(part)));
      await shoot(this.page, `failed-${this.name}`).catch(() => undefined);
      const said = error instanceof Error ? error.message : String(error);
      const command = `The command said: ${this.town.said().slice(-longestTold)}`;
      throw new Error([`${title}: ${said}`, ...shown, command].join('\n\n'), { cause: error });
    }
  }

  /** No state of the page had a barrier, and nothing went wrong unseen. */
  end(): void {
    expect(this.#barriers).toEqual([]);
    expect(this.complaints.all).toEqual([]);
  }

  async #shownIn(part: string): Promise<string> {
    const texts = await this.page
      .locator(part)
      .allInnerTexts()
      .catch((error: unknown) => [String(error)]);
    const text = texts.join(' ').replace(/\s*\n\s*/g, ' | ');
    return `${part} showed: ${text.slice(0, longestTold)}`;
  }
}
