// SPDX-License-Identifier: GPL-3.0-only
// Who holds what, row by row and byte by byte: a phone's own holdings and the desks' tables as they stand.
import type { HeardScan } from '@bluezone/protocol';
import { toHex } from '@bluezone/protocol';
import { deskTables, type ShownTable, type Store } from '@bluezone/server';
import type { ScenePerson } from './scene-person.ts';
import type { SceneWorld } from './scene-world.ts';
import type { TourColumns } from './tour-view.ts';

/** Rows of one table at most: far more than ten phones make. */
const rowLimit = 5000;

/** The columns of the page for one chosen phone. */
export async function tourColumns(world: SceneWorld, person: ScenePerson): Promise<TourColumns> {
  return {
    person: person.index,
    phone: await phoneTables(world, person),
    authority: await deskTables(world.store, 'cases', rowLimit),
    exposure: await exposureTables(world.store),
    registration: await deskTables(world.store, 'registration', rowLimit),
  };
}

async function exposureTables(store: Store): Promise<ShownTable[]> {
  const [exposure, meetings] = [
    await deskTables(store, 'exposure', rowLimit),
    await deskTables(store, 'meetings', rowLimit),
  ];
  return [...exposure, ...meetings];
}

const scanText = (scans: readonly HeardScan[]): string =>
  scans.map((scan) => `${scan.second} ${scan.strengthDbm} dBm +${scan.creditedSeconds} s`).join(', ');

async function phoneTables(world: SceneWorld, { index, phone }: ScenePerson): Promise<ShownTable[]> {
  const { keys, heard, evidence } = await phone.holdings();
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
    {
      table: 'posts',
      rows: world.state.posts
        .filter((post) => post.person === index)
        .map(({ at, bytes, begins, answered }) => ({ at, bytes, begins, answered })),
    },
  ];
}
