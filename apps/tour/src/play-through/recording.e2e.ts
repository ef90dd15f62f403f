// SPDX-License-Identifier: GPL-3.0-only
// A recording of real people as the town, in a real browser over the real `npm start`: SocioPatterns' conference, cut to
// those who met most, with every meeting among them as it was recorded.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { browserAbsent, hasBrowser } from './browser.ts';
import { soon } from './soon.ts';
import { longestStory, setStage } from './stage.ts';
import { everybodyAsked } from './story.ts';

const datasets = process.env.BLUEZONE_DATASETS;
const recording = join(datasets ?? '', 'sociopatterns-cc0', 'SFHH_tij.dat.gz');
const hasRecording = datasets !== undefined && existsSync(recording);
const why = hasRecording
  ? browserAbsent
  : ' (left out: BLUEZONE_DATASETS names no folder with sociopatterns-cc0)';
const isPlayed = hasRecording && hasBrowser;
const people = 60;

const stage = setStage(isPlayed, (folder) => {
  const file = join(folder, 'conference.dat');
  writeFileSync(file, cutRecording());
  return ['--trace', file, '--seed', '1'];
});

/** Every record, unchanged, of two who are both among those with the most records. */
function cutRecording(): string {
  const records = gunzipSync(readFileSync(recording)).toString('latin1').trim().split('\n');
  const pairs = records.map((record) => record.trim().split(/\s+/).slice(1, 3));
  const counts = new Map<string, number>();
  for (const person of pairs.flat()) counts.set(person, (counts.get(person) ?? 0) + 1);
  const ranked = [...counts].sort(([, a], [, b]) => b - a).slice(0, people);
  const kept = new Set(ranked.map(([person]) => person));
  return `${records.filter((_, n) => pairs[n]?.every((person) => kept.has(person))).join('\n')}\n`;
}

it.skipIf(!isPlayed)(
  `a recorded conference is shown as the town, and a case in it warns those who were near${why}`,
  async () => {
    const story = await stage.begin('recording');
    const { page, tour, town } = story;

    await story.step('the page shows who was there, and says that it is a recording', async () => {
      await town.ready;
      await page.goto(town.address);
      await tour.atStage('choose');
      await page.getByText(tour.t.page.taglineRecording).waitFor();
      await page.getByText(tour.t.map.recordingNote).waitFor();
      await page.getByRole('button', { name: tour.t.map.fit, exact: true }).click();
      await soon(() => tour.view()).toContain(`${people} người`);
      await story.check('recording');
    });

    const patient = await story.step('one of them is confirmed, and agrees to report', async () => {
      await tour.primary.click();
      await tour.atStage('confirm');
      const name = await tour.chosen();
      for (const stageAfter of ['redeem', 'consent'] as const) {
        await tour.primary.click();
        await tour.atStage(stageAfter);
      }
      await tour.guide.getByRole('table', { name: tour.t.guide.consent.previewHeading(name) }).waitFor();
      await tour.primary.click();
      return name;
    });

    await story.step('phones warn those who were near, as the recording has it', async () => {
      await tour.runUntil(['claim']);
      await tour.letTimePass(everybodyAsked);
      const lit = await tour.lit('F1');
      expect(lit.length).toBeGreaterThan(0);
      expect(lit).not.toContain(patient);
      const truth = tour.guide.locator('details.truth').first();
      await truth.locator('summary').click();
      const near = truth.locator('.truth-part').first();
      await near.getByRole('heading', { name: tour.t.guide.truth.warned }).waitFor();
      const warned = await near.getByRole('button').allTextContents();
      expect(warned.length).toBeGreaterThan(0);
      expect(lit).toEqual(expect.arrayContaining(warned));
      await story.check('recording with F1');
    });

    story.end();
  },
  longestStory,
);
