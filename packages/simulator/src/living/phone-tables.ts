// SPDX-License-Identifier: GPL-3.0-only
// What one phone holds, row by row and byte by byte, what its owner sees of it by day, and what its line showed.
import type { HeldCredentials } from '@bluezone/phone';
import type { HeardEntry, HeardScan } from '@bluezone/protocol';
import {
  civilDayAt,
  heardSeconds,
  intervalStart,
  medianStrength,
  postKinds,
  strengthBucket,
  toHex,
} from '@bluezone/protocol';
import type { HistoryDay, ShownTable } from '../tour/tour-api.ts';
import type { CrewPhone } from './crew-phone.ts';

/** Buckets of strength (protocol: 0 up to 55, 1 up to 63 below 0 dBm) that speak for two metres at −7 dBm of power. */
const closestBuckets = 1;

const scanText = (scans: readonly HeardScan[]): string =>
  scans.map((scan) => `${scan.second} ${scan.strengthDbm} dBm +${scan.creditedSeconds} s`).join(', ');

/** Everything in a phone's vault that says something of its owner. */
export async function phoneTables({ phone, line }: CrewPhone): Promise<ShownTable[]> {
  const { keys, heard, evidence, credentials } = await phone.holdings();
  const alerts = await phone.alerts();
  const shares = await phone.shares();
  return [
    {
      table: 'keys',
      rows: keys.map((key) => ({
        key: toHex(key.key),
        opening_secret: toHex(key.openingSecret),
        start: key.start,
        period: key.period,
      })),
    },
    {
      table: 'heard',
      rows: heard.map((entry) => ({
        interval: entry.interval,
        identifier: toHex(entry.identifier),
        metadata: toHex(entry.metadata),
        scans: scanText(entry.scans),
        meeting_as_reporter: toHex(entry.meetingAsReporter),
        meeting_as_claimant: toHex(entry.meetingAsClaimant),
        tag: toHex(entry.tag),
      })),
    },
    {
      table: 'evidence',
      rows: evidence.flatMap((item) =>
        item.entries.map((entry) => ({
          published_key: toHex(item.key),
          report_type: item.reportType,
          published_at: item.publishedAt,
          interval: entry.interval,
          identifier: toHex(entry.identifier),
          scans: scanText(entry.scans),
        })),
      ),
    },
    { table: 'alerts', rows: alerts.map((alert) => ({ ...alert })) },
    {
      table: 'shares',
      rows: shares.map(({ alternatives, tags, current, ...share }) => ({
        ...share,
        keys: (alternatives[current] ?? []).map(({ key }) => key).join(' '),
        tags: tags.join(' '),
      })),
    },
    { table: 'tokens', rows: tokenRows(credentials) },
    {
      table: 'posts',
      rows: postsOf(line).map(({ at, kind, bytes, begins }) => ({
        at,
        content: postKinds[kind] ?? null,
        bytes,
        sealed_begins: begins,
      })),
    },
  ];
}

/** What the phone has for being heard. `inverse` is the secret that blinds: without it nobody can tell which was signed. */
function tokenRows(held: HeldCredentials): ShownTable['rows'][number][] {
  const { credential, claimRequest, claimToken, redeeming, uploadToken } = held;
  const asked = [
    { what: 'claim token, asked for', token: claimRequest?.pending },
    { what: 'upload token, asked for', token: redeeming },
  ];
  const had = [
    { what: 'claim token', token: claimToken },
    { what: 'upload token', token: uploadToken },
  ];
  return [
    ...(credential === null ? [] : [{ what: 'registration', value: credential }]),
    ...asked.flatMap(({ what, token }) =>
      token == null
        ? []
        : [
            {
              what,
              issuer: token.issuer,
              message: token.message,
              blinded: token.blinded,
              inverse: token.inverse,
            },
          ],
    ),
    ...had.flatMap(({ what, token }) =>
      token === null
        ? []
        : [{ what, issuer: token.issuer, message: token.message, signature: token.signature }],
    ),
  ];
}

interface SeenPost {
  readonly at: number;
  readonly kind: number;
  readonly bytes: number;
  readonly begins: string;
}

/** Posts since this process started, newest first. */
function postsOf(line: CrewPhone['line']): SeenPost[] {
  return line.exchanges
    .flatMap(({ at, sentBytes, post }) => (post === null ? [] : [{ at, bytes: sentBytes, ...post }]))
    .reverse();
}

/**
 * What somebody notes who watches the phone's line: encrypted, so times, directions and sizes; and beside it what they
 * would have if they could open TLS, as whoever ends the line can: the posts themselves, sealed.
 */
export function observerTables({ line }: CrewPhone): ShownTable[] {
  const rows = line.exchanges.map(({ at, method, sentBytes, receivedBytes }) => ({
    at,
    to: 'server',
    kind: method === 'POST' ? 'post' : 'fetch',
    sent_bytes: sentBytes,
    received_bytes: receivedBytes,
  }));
  const sealed = postsOf(line).map(({ at, bytes, begins }) => ({ at, bytes, sealed_begins: begins }));
  return [
    { table: 'line', rows: rows.reverse() },
    { table: 'sealed', rows: sealed },
  ];
}

/** A phone's history by civil day, newest first. */
export function historyDays(heard: readonly HeardEntry[], utcOffsetMinutes: number): HistoryDay[] {
  const days = new Map<number, { identifiers: number; seconds: number; close: number; scans: Set<number> }>();
  for (const entry of heard) {
    const day = civilDayAt(intervalStart(entry.interval), utcOffsetMinutes);
    const of = days.get(day) ?? { identifiers: 0, seconds: 0, close: 0, scans: new Set() };
    days.set(day, of);
    const seconds = heardSeconds(entry);
    of.identifiers++;
    of.seconds += seconds;
    if (strengthBucket(medianStrength(entry)) <= closestBuckets) of.close += seconds;
    for (const { second } of entry.scans) of.scans.add(second);
  }
  return [...days]
    .sort(([a], [b]) => b - a)
    .map(([day, of]) => ({
      day,
      identifiers: of.identifiers,
      minutes: Math.round(of.seconds / 60),
      closeMinutes: Math.round(of.close / 60),
      scans: of.scans.size,
    }));
}
