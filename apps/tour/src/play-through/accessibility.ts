// SPDX-License-Identifier: GPL-3.0-only
// The page as it is now, held against axe-core: in Vietnamese and light as it is, and in English, dark and with reduced
// motion, in which it comes back to what it was.
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { type Language, languageName } from '../language/use-language.ts';

const { source } = axe;

interface AxeNode {
  readonly html: string;
  readonly failureSummary?: string;
}

interface AxeAnswer {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly AxeNode[] }[];
}

/** @returns one line for each element that breaks a rule */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(`if (globalThis.axe === undefined) { ${source} }`);
  const answer = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"], elementRef: false })',
  )) as AxeAnswer;
  return answer.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  );
}

/** @param what names the state of the page in what is told */
export async function findBarriers(page: Page, what: string): Promise<string[]> {
  const found: string[] = [];
  const language = (await page.locator('html').getAttribute('lang')) as Language;
  const other: Language = language === 'vi' ? 'en' : 'vi';
  const look = async (how: string) =>
    found.push(...(await violations(page)).map((line) => `${what}, ${how}: ${line}`));
  await look(`${language}, light`);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await chooseLanguage(page, other);
  await look(`${other}, dark, reduced motion`);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
  await chooseLanguage(page, language);
  return found;
}

/** Without moving the focus. */
async function chooseLanguage(page: Page, language: Language): Promise<void> {
  await page
    .getByRole('button', { name: languageName(language), exact: true })
    .evaluate((button: HTMLElement) => button.click());
  await page.locator(`html[lang=${language}]`).waitFor();
}
