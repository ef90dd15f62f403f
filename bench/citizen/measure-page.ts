// SPDX-License-Identifier: GPL-3.0-only
// Lighthouse over the first visit on a cheap phone: 1.5 Mbit/s, 150 ms there and back, a processor six times slower.
import lighthouse, { type Flags, type Result as LighthouseResult } from 'lighthouse';

const settings = {
  formFactor: 'mobile',
  throttlingMethod: 'simulate',
  throttling: {
    rttMs: 150,
    throughputKbps: 1500,
    requestLatencyMs: 562.5,
    downloadThroughputKbps: 1350,
    uploadThroughputKbps: 675,
    cpuSlowdownMultiplier: 6,
  },
  onlyCategories: ['performance', 'accessibility', 'best-practices'],
  logLevel: 'error',
  output: 'json',
} as const satisfies Flags;

/** What Lighthouse says of a page; scores from 0 to 1. */
export interface PageFigures {
  readonly lcpMs: number;
  readonly tbtMs: number;
  readonly cls: number;
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
}

/** @param port of a browser's DevTools. @throws when Lighthouse could not measure */
export async function measurePage(url: string, port: number): Promise<PageFigures> {
  const run = await lighthouse(url, { ...settings, port });
  if (run === undefined || run.lhr.runtimeError !== undefined)
    throw new Error(`Lighthouse: ${run?.lhr.runtimeError?.message ?? 'nothing was measured'}`);
  return figuresOf(run.lhr);
}

function figuresOf({ audits, categories }: LighthouseResult): PageFigures {
  const value = (audit: string) => audits[audit]?.numericValue ?? Number.NaN;
  const score = (category: string) => categories[category]?.score ?? Number.NaN;
  return {
    lcpMs: Math.round(value('largest-contentful-paint')),
    tbtMs: Math.round(value('total-blocking-time')),
    cls: Math.round(1000 * value('cumulative-layout-shift')) / 1000,
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
  };
}
