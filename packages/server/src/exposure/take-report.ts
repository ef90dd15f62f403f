// SPDX-License-Identifier: GPL-3.0-only
// A report: rules that need no storage first, then one statement that spends the token and keeps the row, or does neither.
import {
  checkReport,
  decodeReport,
  equalBytes,
  fail,
  ok,
  type Report,
  type Result,
  revisionOf,
  toHex,
  tokenHash,
  utcDayAt,
} from '@bluezone/protocol';
import { epochClosesOn } from '../keys/issuer-key.ts';
import { sha256 } from '../sha256.ts';
import { inTransaction } from '../store/in-transaction.ts';
import type { Store } from '../store/store.ts';
import { rowKinds } from '../store/tables.ts';
import { checkToken } from './check-token.ts';
import type { ExposureDesk } from './exposure-desk.ts';
import { packKeys, packTags, unpackKeys } from './packed-keys.ts';
import { insertReports, type ReportRow } from './report-rows.ts';

const nothing = new Uint8Array(0);

/** Takes a report's body. Answers nothing but success; every refusal stores nothing and spends nothing. */
export async function takeReport(
  desk: ExposureDesk,
  body: Uint8Array,
  now: number,
): Promise<Result<Uint8Array>> {
  const decoded = decodeReport(body);
  if (!decoded.ok) return decoded;
  const report = decoded.value;
  const hashes = { token: tokenHash(report.token), body: sha256(body) };
  const issuer = checkReportAndToken(desk, report, now);
  if (!issuer.ok) return (await isRepeated(desk.exposure, hashes)) ? ok(nothing) : issuer;
  const closesDay = epochClosesOn(issuer.value.epoch);
  const row = rowOf(report, hashes, closesDay, now);
  const stored =
    report.confirms === null
      ? await desk.reportRows.insert(row)
      : await insertConfirmation(desk.exposure, report, report.confirms, row);
  return stored ? ok(nothing) : await explainRefusal(desk.exposure, report, hashes);
}

interface MessageHashes {
  readonly token: Uint8Array;
  readonly body: Uint8Array;
}

function checkReportAndToken(desk: ExposureDesk, report: Report, now: number): Result<{ epoch: number }> {
  const configuration = desk.configuration();
  const issuer = checkToken(configuration, report.token, 'upload', now);
  if (!issuer.ok) return issuer;
  const checked = checkReport(report, configuration.matching.toleranceIntervals, now);
  return checked.ok ? issuer : checked;
}

async function isRepeated(db: Store['exposure'], hashes: MessageHashes): Promise<boolean> {
  const row = await db
    .selectFrom('reports')
    .select('body_hash')
    .where('token_hash', '=', hashes.token)
    .executeTakeFirst();
  return row !== undefined && equalBytes(row.body_hash, hashes.body);
}

function rowOf(report: Report, hashes: MessageHashes, closesDay: number, now: number): ReportRow {
  return {
    tokenHash: hashes.token,
    bodyHash: hashes.body,
    revision: report.revision,
    day: utcDayAt(now),
    closesDay,
    keys: packKeys(report.keys),
    onsetDay: report.onsetDay,
    upgrades: 0,
    free: report.keys.map(({ key }) => key),
    tags: report.tags.length === 0 ? null : packTags(report.tags),
  };
}

/** A report that confirms an earlier claim takes over the claim's keys: they are published again as a confirmed test. */
async function insertConfirmation(
  db: Store['exposure'],
  report: Report,
  secret: Uint8Array,
  row: ReportRow,
): Promise<boolean> {
  return await inTransaction(db, async (transaction) => {
    const claim = await transaction
      .selectFrom('reports')
      .select(['token_hash', 'keys', 'ceded'])
      .where('revision', '=', revisionOf(secret))
      .where('kind', '=', rowKinds.claim)
      .forUpdate()
      .executeTakeFirst();
    const claimed = new Map(
      claim === undefined ? [] : unpackKeys(claim.keys).map(({ key }, i) => [toHex(key), i] as const),
    );
    const free = row.free.filter((key) => !claimed.has(toHex(key)));
    let upgrades = 0;
    let ceded = claim?.ceded ?? 0;
    report.keys.forEach(({ key }, i) => {
      const at = claimed.get(toHex(key));
      if (at === undefined) return;
      upgrades |= 1 << i;
      ceded |= 1 << at;
    });
    const [stored = false] = await insertReports(transaction, [{ ...row, upgrades, free }]);
    if (stored && claim !== undefined)
      await transaction
        .updateTable('reports')
        .set({ ceded })
        .where('token_hash', '=', claim.token_hash)
        .execute();
    return stored;
  });
}

async function explainRefusal(
  db: Store['exposure'],
  report: Report,
  hashes: MessageHashes,
): Promise<Result<Uint8Array>> {
  const spent = await db
    .selectFrom('reports')
    .select('body_hash')
    .where('token_hash', '=', hashes.token)
    .executeTakeFirst();
  if (spent !== undefined)
    return equalBytes(spent.body_hash, hashes.body)
      ? ok(nothing)
      : fail('token.spent', 'this token was used for another message');
  const taken = await db
    .selectFrom('reports')
    .select('kind')
    .where('revision', '=', report.revision)
    .executeTakeFirst();
  return taken === undefined
    ? fail('report.key-known', 'a key of this report was published before')
    : fail('report.revision', 'this revision secret is in use already');
}
