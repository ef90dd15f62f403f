// SPDX-License-Identifier: GPL-3.0-only
// What every story needs: a browser, and a town that is being born while it opens. Both are gone after the story.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser, openPage } from './browser.ts';
import { type RunningTown, startTown } from './running-town.ts';
import { Story } from './story.ts';

/** A story with the birth of its town on a busy machine. Milliseconds. */
export const longestStory = 900_000;

export interface Stage {
  /** A new story with a page that has not gone anywhere yet. */
  begin(name: string): Promise<Story>;
  /** Starts the killed town of a story again, at the same address. */
  startAgain(story: Story): Promise<void>;
}

/**
 * Prepares the stage before the tests of a file and clears it after them.
 *
 * @param isPlayed whether the stories of this file are played at all
 * @param choose options of `bluezone start`, given the folder that all data of the story is in
 */
export function setStage(isPlayed: boolean, choose: (folder: string) => readonly string[]): Stage {
  let folder: string;
  let options: readonly string[];
  let browser: Browser | undefined;
  let town: RunningTown | undefined;

  beforeAll(async () => {
    if (!isPlayed) return;
    folder = mkdtempSync(join(tmpdir(), 'bluezone-play-'));
    options = choose(folder);
    browser = await launchBrowser();
    town = await startTown(folder, options);
  }, longestStory);

  afterAll(async () => {
    await browser?.close();
    await town?.kill();
    if (isPlayed) rmSync(folder, { recursive: true, force: true });
  }, longestStory);

  return {
    async begin(name) {
      if (browser === undefined || town === undefined) throw new Error('there is nothing to play with');
      return new Story(name, await openPage(browser, town.address), town);
    },
    async startAgain(story) {
      town = await startTown(folder, options, story.town.port);
      story.town = town;
    },
  };
}
