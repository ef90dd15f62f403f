// SPDX-License-Identifier: GPL-3.0-only
// What the phone holds, as its owner can read it. A file is soon in other hands, so it holds no secret and nobody's
// identifier: with those, whoever got it could follow its owner, or find out whom they met.
import { dateText, heardSeconds, intervalStart, medianStrength, utcDayOfInterval } from '@bluezone/protocol';
import { caseState } from '../alerts/case-state.ts';
import { contactHistory } from '../history/contact-history.ts';
import { dayTotals } from '../history/day-totals.ts';
import type { PhoneContext } from '../phone-context.ts';
import { dataByKind } from './data-by-kind.ts';

const leftOut = [
  { what: 'ownKeys', why: 'whoever has them could recognise this phone' },
  { what: 'identifiersHeard', why: 'with them and a published key, others could be recognised' },
  { what: 'meetingNumbers', why: 'with them a meeting could be claimed by somebody else' },
  { what: 'registrationAndTokens', why: 'whoever has them could act as this phone' },
  { what: 'secretsOfShares', why: 'whoever has them could withdraw what was shared' },
] as const;

/** Readable JSON of everything but secrets and identifiers; what is left out is listed with the reason. */
export async function exportData(context: PhoneContext): Promise<string> {
  const { store, now } = context;
  const { state } = store;
  const kinds = await dataByKind(context);
  const time = (second: number | null) => (second === null ? null : new Date(1000 * second).toISOString());
  const heard = (await store.heard.entries()).map((entry) => ({
    at: time(intervalStart(entry.interval)),
    scans: entry.scans.length,
    seconds: heardSeconds(entry),
    medianStrengthDbm: medianStrength(entry),
  }));
  const contents = {
    format: 'bluezone-export-1',
    madeAt: time(now),
    leftOut,
    stored: kinds.map(({ kind, count, bytes, oldestDay }) => ({
      kind,
      count,
      bytes,
      oldestDay: oldestDay === null ? null : dateText(oldestDay),
    })),
    installedAt: time(state.installedAt),
    lastGoodCheck: time(state.lastGoodCheck),
    lastScan: time(state.lastScan),
    isRegistered: state.credential !== null,
    case: caseState(state),
    contactFormSentAt: time(state.contactFormSentAt),
    warnings: state.alerts.map((alert) => ({
      ...alert,
      day: dateText(alert.day),
      firstTold: time(alert.firstTold),
      withdrawnAt: time(alert.withdrawnAt),
    })),
    shares: state.shares.map(
      ({ kind, state: fate, sharedAt, settledAt, wasSent, alternatives, tags, current }) => ({
        kind,
        state: fate,
        sharedAt: time(sharedAt),
        settledAt: time(settledAt),
        wasSent,
        days: [
          ...new Set((alternatives[current] ?? []).map(({ start }) => dateText(utcDayOfInterval(start)))),
        ],
        meetings: tags.length,
      }),
    ),
    history: (await contactHistory(context)).map((day) => ({ ...day, day: dateText(day.day) })),
    totals: (await dayTotals(context)).days.map((total) => ({ ...total, day: dateText(total.day) })),
    heard,
  };
  return `${JSON.stringify(contents, null, 1)}\n`;
}
