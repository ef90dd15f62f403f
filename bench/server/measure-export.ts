// SPDX-License-Identifier: GPL-3.0-only
// A publication of many keys: rows in PostgreSQL, files in an object store, index; and the size of the files.
import { randomBytes } from 'node:crypto';
import { defaultConfiguration, firstIntervalOfDay, intervalsPerDay, utcDayAt } from '@bluezone/protocol';
import {
  createKeyring,
  createServer,
  memoryObjectStore,
  openPostgresStore,
  productionSettings,
  silentLog,
} from '@bluezone/server';
import { sql } from 'kysely';
import { startPostgres } from '../../packages/server/src/testing/postgres.ts';
import { keysPerReport } from './make-reports.ts';

const rowsPerStatement = 1000;
const keyBytes = 21;

/** Packed keys of a report: one whole day each. */
function packedKeys(utcDay: number): Buffer {
  const packed = randomBytes(keysPerReport * keyBytes);
  for (let i = 0; i < keysPerReport; i++) {
    packed.writeUInt32LE(firstIntervalOfDay(utcDay - 1 - i), i * keyBytes + 16);
    packed.writeUInt8(intervalsPerDay, i * keyBytes + 20);
  }
  return packed;
}

/** Fills the reports table with so many keys, publishes them, and says how long that took and what it weighs. */
export async function measureExport(keyCount: number) {
  const postgres = await startPostgres();
  try {
    const addresses = await postgres.createMigratedDatabase('exports');
    const store = await openPostgresStore({ connections: addresses.owner });
    if (!store.ok) throw new Error(store.detail);
    // Noon: in a day's first hours keys of the day before are held back.
    const now = Date.UTC(2026, 5, 15, 12) / 1000;
    const today = utcDayAt(now);
    const rows = Math.ceil(keyCount / keysPerReport);
    for (let at = 0; at < rows; at += rowsPerStatement) {
      const count = Math.min(rowsPerStatement, rows - at);
      const of = (make: () => Buffer) => Array.from({ length: count }, make);
      const onsets = Array.from({ length: count }, (_, i) => today - 1 - (i % 7));
      await sql`
        insert into exposure.reports (token_hash, body_hash, revision, kind, state, day, closes_day, keys, onset_day,
          report_type, published, upgrades, ceded, revoked)
        select token, body, revision, 1, 'accepted', ${today}::int, ${today + 28}::int, keys, onset, 1, 0, 0, 0, 0
        from unnest(${of(() => randomBytes(32))}::bytea[], ${of(() => randomBytes(32))}::bytea[],
          ${of(() => randomBytes(32))}::bytea[], ${of(() => packedKeys(today))}::bytea[], ${onsets}::int[])
          as made (token, body, revision, keys, onset)
      `.execute(store.value.exposure);
    }
    const objects = memoryObjectStore();
    const server = createServer({
      ...{ store: store.value, objects, keys: createKeyring(), log: silentLog },
      configuration: defaultConfiguration,
      settings: productionSettings(),
      clock: () => now,
    });
    if (!server.ok) throw new Error(server.detail);
    const began = performance.now();
    const runs = await server.value.runDueJobs(now);
    const seconds = (performance.now() - began) / 1000;
    const failed = runs.filter(({ outcome }) => outcome === 'failed');
    if (failed.length > 0) throw new Error(`jobs failed: ${failed.map(({ job }) => job).join(', ')}`);
    const files = await store.value.exposure.selectFrom('exports').select(['bytes', 'key_count']).execute();
    const keys = files.reduce((sum, file) => sum + file.key_count, 0);
    if (keys < rows * keysPerReport) throw new Error(`only ${keys} keys were published`);
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    await server.value.close();
    await store.value.close();
    return {
      exportKeysPerSecond: Math.round(keys / seconds),
      exportBytesPerKey: Number((bytes / keys).toFixed(2)),
      exported: {
        ...{ keys, files: files.length, seconds: Number(seconds.toFixed(2)) },
        // Of this process, the making of the rows included.
        peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
      },
    };
  } finally {
    await postgres.remove();
  }
}
