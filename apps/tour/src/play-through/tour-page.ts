// SPDX-License-Identifier: GPL-3.0-only
// The page as whoever uses it finds things: by roles and names, in the language that is chosen.
import type { Locator, Page } from 'playwright-core';
import { type GuideStage, guideSteps } from '../guide/guide-state.ts';
import { en } from '../language/en.ts';
import { type Language, languageName } from '../language/use-language.ts';
import { type Catalogue, vi } from '../language/vi.ts';
import { type PanelId, panelIds } from '../town/panel-ids.ts';
import { hasFocus, tabTo } from './keys.ts';

const catalogues: Record<Language, Catalogue> = { vi, en };

export type Press = (button: Locator) => Promise<void>;

export class TourPage {
  readonly page: Page;
  #language: Language = 'vi';

  constructor(page: Page) {
    this.page = page;
  }

  get language(): Language {
    return this.#language;
  }

  get t(): Catalogue {
    return catalogues[this.#language];
  }

  get guide(): Locator {
    return this.page.locator('#guide');
  }

  /** The one button that makes the next thing happen. */
  get primary(): Locator {
    return this.page.locator('#guide-primary');
  }

  get panel(): Locator {
    return this.page.locator('#panel');
  }

  get feed(): Locator {
    return this.page.getByRole('region', { name: this.t.feed.heading, exact: true });
  }

  get map(): Locator {
    return this.page.locator('.map-view');
  }

  /** Opens one of the panels beside the map. */
  async openPanel(panel: PanelId): Promise<void> {
    await this.#tab(panel).click();
    await this.#panelOf(panel).waitFor();
  }

  /** Tab leads to the tab that is open, arrow keys lead from there to the others. */
  async openPanelByKeys(panel: PanelId): Promise<void> {
    await tabTo(this.page, this.page.getByRole('tab', { selected: true }));
    for (const _ of panelIds) {
      if (await hasFocus(this.#tab(panel))) break;
      await this.page.keyboard.press('ArrowRight');
    }
    await this.#panelOf(panel).waitFor();
  }

  #tab(panel: PanelId): Locator {
    return this.page.getByRole('tab', { name: this.t.page.tabs[panel], exact: true });
  }

  #panelOf(panel: PanelId): Locator {
    return this.page.locator(`#panel[aria-labelledby=tab-${panel}]`);
  }

  async speak(language: Language, press: Press = (button) => button.click()): Promise<void> {
    await press(this.page.getByRole('button', { name: languageName(language), exact: true }));
    await this.page.locator(`html[lang=${language}]`).waitFor();
    this.#language = language;
  }

  /** Name of the person who is chosen; empty when nobody is. */
  chosen(): Promise<string> {
    return this.page.locator('.map .chooser input').inputValue();
  }

  /** Sentences of what just happened. */
  async happened(): Promise<string> {
    const [shown = ''] = await this.guide.locator('.guide-happened').allInnerTexts();
    return shown.replace(/\s+/g, ' ');
  }

  /** Waits until the guide is at this stage. */
  async atStage(stage: GuideStage): Promise<void> {
    await this.runUntil([stage], async () => {}, []);
  }

  /**
   * Waits until the guide is at one of these stages, and presses whatever of these the guide offers until then.
   *
   * @param offers names of buttons, or how they end, those to be preferred first
   */
  async runUntil(
    stages: readonly GuideStage[],
    press: Press = (button) => button.click(),
    offers: readonly string[] = [this.t.guide.faster],
  ): Promise<GuideStage> {
    const headings = stages.map((stage) => this.#headingOf(stage));
    const { another } = this.t.guide;
    for (;;) {
      const found = await this.page.waitForFunction(
        ([wanted, names, end]) => {
          const heading = document.querySelector('#guide .guide-next h3')?.textContent ?? '';
          if (heading === end || wanted.includes(heading)) return { heading };
          const offered = [...document.querySelectorAll<HTMLButtonElement>('#guide button')]
            .filter(({ ariaDisabled }) => ariaDisabled !== 'true')
            .map(({ textContent }) => textContent);
          const name = names.flatMap((end) => offered.filter((each) => each.endsWith(end)))[0];
          return name === undefined ? null : { name };
        },
        [headings, offers, another] as const,
      );
      const { heading, name } = (await found.jsonValue()) as { heading?: string; name?: string };
      const stage = stages[headings.indexOf(heading ?? '')];
      if (stage !== undefined) return stage;
      if (heading !== undefined) throw new Error(`the guide ended: ${await this.happened()}`);
      await press(this.guide.getByRole('button', { name: name as string, exact: true }));
    }
  }

  #headingOf(stage: GuideStage): string {
    const { steps, another } = this.t.guide;
    return (guideSteps as readonly string[]).includes(stage) ? steps[stage as keyof typeof steps] : another;
  }

  /** Names of those whom the guide shows as warned because of the case. */
  async lit(degree: 'F1' | 'F2'): Promise<string[]> {
    const names = await this.guide.locator(`.lit-${degree} button`).allTextContents();
    return names.sort();
  }

  /** What stands beside a term in the open panel. */
  async said(term: string): Promise<string> {
    const terms = this.panel.locator('dt').filter({ hasText: term });
    return (await terms.locator('xpath=following-sibling::dd[1]').first().textContent()) ?? '';
  }

  /** What the map says that it shows. */
  async view(): Promise<string> {
    return (await this.page.locator('#map-summary').textContent()) ?? '';
  }

  /** Opens or closes the list of who is where. */
  async toggleWhoWhere(): Promise<void> {
    await this.page.getByRole('button', { name: this.t.map.whoWhere, exact: true }).click();
  }

  /** Rows of a table of the party that is looked at. */
  async rowsIn(table: string): Promise<number> {
    const summary = this.panel.locator('.holder details.table > summary').filter({
      has: this.page.locator('code', { hasText: new RegExp(`^${table}$`) }),
    });
    const told = await summary.locator('small').textContent();
    return Number(told?.replace(/\D/g, ''));
  }

  /** Unix seconds by the town's clock, as the page shows it. */
  async townTime(): Promise<number> {
    const shown = await this.page.locator('.clock time').getAttribute('datetime');
    return Date.parse(shown ?? '') / 1000;
  }

  /** Seconds of the town per second, one of those that are offered. */
  async setPace(pace: number, press: Press = (button) => button.click()): Promise<void> {
    const paces = this.page.getByRole('group', { name: this.t.timeline.pace, exact: true });
    const button = paces.getByRole('button', { name: this.t.timeline.paceButton(String(pace)), exact: true });
    await press(button);
    await this.page.waitForFunction(
      (name) => document.querySelector('.paces [aria-pressed=true]')?.textContent === name,
      this.t.timeline.paceButton(String(pace)),
    );
  }

  /** Lets time run fast for so many seconds of the town, then as everybody's. */
  async letTimePass(seconds: number, press: Press = (button) => button.click()): Promise<void> {
    const until = (await this.townTime()) + seconds;
    await this.setPace(60, press);
    await this.page.waitForFunction(
      (time) => Date.parse(document.querySelector('.clock time')?.getAttribute('datetime') ?? '') >= time,
      1000 * until,
    );
    await this.setPace(1, press);
  }

  /** What the feed says, newest first; only what was drawn. */
  async feedLines(): Promise<string[]> {
    const lines = await this.feed.locator('li').allInnerTexts();
    return lines.map((line) => line.replace(/\s+/g, ' '));
  }
}
