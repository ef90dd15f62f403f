// SPDX-License-Identifier: GPL-3.0-only
// Recorded days as an estimator takes them.
import type { DegreeReportType, MatchedSighting } from '@bluezone/exposure';
import { daySeconds } from '@bluezone/protocol';
import { recordedDayTexts } from './recorded-days-data.ts';

/** Any day: results depend on the hour alone. */
const day = 20_000;

function sightingOf(text: string, source: number): MatchedSighting {
  const [type = '', onset = '', power = '', start = '', gap = '', heard = ''] = text.split(',');
  const secondsBetween = Number(gap);
  return {
    keyDay: day,
    reportType: Number(type) as DegreeReportType,
    daysSinceOnset: Number(onset),
    transmitPower: Number(power),
    source,
    scans: heard.split(' ').flatMap((strength, i) =>
      strength === '-'
        ? []
        : [
            {
              time: day * daySeconds + Number(start) + i * secondsBetween,
              rssi: -Number(strength),
              secondsSinceLastScan: secondsBetween,
            },
          ],
    ),
  };
}

/** The sightings of each recorded day. */
export const recordedDays = (): MatchedSighting[][] =>
  recordedDayTexts.map((text) => text.split('|').map(sightingOf));
