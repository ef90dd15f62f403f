// SPDX-License-Identifier: GPL-3.0-only
// An opened export as text, piece by piece: two million keys would not fit into one string.
import {
  type ExportContent,
  type ExportKeyColumns,
  exportKeyAt,
  intervalStart,
  reportTypes,
  toBase64,
} from '@bluezone/protocol';
import { printableText, quotedText } from './printable-text.ts';

/** What is said about an export besides its own content. */
export interface InspectedExport {
  readonly content: ExportContent;
  readonly verified: boolean;
}

const typeNames = new Map<number, string>(Object.entries(reportTypes).map(([name, type]) => [type, name]));

function keyListing(columns: ExportKeyColumns, i: number) {
  const { key, start, period, reportType, daysSinceOnset, transmissionRisk } = exportKeyAt(columns, i);
  return {
    key: toBase64(key),
    start,
    period,
    type: typeNames.get(reportType) ?? reportType,
    onset: daysSinceOnset,
    transmissionRisk: transmissionRisk ?? 0,
  };
}

/**
 * One JSON object on one line, in pieces: `verified`, `start` and `end` (unix seconds), `region`, `batch` {number, size},
 * `signatureInfos` [{keyId, keyVersion, algorithm}], `keys` and `revisedKeys`, each a list of {key (base64 of 16 bytes),
 * start (interval), period (intervals), type (name, or the number where it has none), onset (days since onset, null
 * when unknown), transmissionRisk (deprecated, 0 when absent)}.
 */
export function* exportAsJson({ content, verified }: InspectedExport): Generator<string> {
  const { start, end, region, batchNumber, batchSize, signatureInfos } = content;
  const batch = { number: batchNumber, size: batchSize };
  const head = JSON.stringify({ verified, start, end, region, batch, signatureInfos });
  yield `${head.slice(0, -1)},"keys":[`;
  yield* keysAsJson(content.keys);
  yield '],"revisedKeys":[';
  yield* keysAsJson(content.revisedKeys);
  yield ']}\n';
}

function* keysAsJson(columns: ExportKeyColumns): Generator<string> {
  for (let i = 0; i < columns.count; i++)
    yield `${i === 0 ? '' : ','}${JSON.stringify(keyListing(columns, i))}`;
}

/** The same for people: a few lines about the file, then a table of keys. */
export function* exportAsText({ content, verified }: InspectedExport): Generator<string> {
  const { start, end, region, batchNumber, batchSize, signatureInfos, keys, revisedKeys } = content;
  yield `signature   ${verified ? 'verified' : 'NOT VERIFIED: not signed by this public key'}\n`;
  for (const { keyId, keyVersion, algorithm } of signatureInfos)
    yield `signed as   key ${quotedText(keyId)}, version ${quotedText(keyVersion)}, ${printableText(algorithm)}\n`;
  yield `from        ${timeText(start)}\n`;
  yield `to          ${timeText(end)}\n`;
  yield `region      ${quotedText(region)}\n`;
  yield `batch       ${batchNumber} of ${batchSize}\n`;
  yield* keysAsText('keys', keys);
  yield* keysAsText('revised', revisedKeys);
}

function* keysAsText(title: string, columns: ExportKeyColumns): Generator<string> {
  yield `${title.padEnd(11)} ${columns.count}\n`;
  if (columns.count === 0) return;
  yield '  key (base64)              start    period  valid from            type           onset  risk\n';
  for (let i = 0; i < columns.count; i++) {
    const { key, start, period, type, onset, transmissionRisk } = keyListing(columns, i);
    const cells = [
      key.padEnd(24),
      String(start).padStart(7),
      String(period).padStart(6),
      timeText(intervalStart(start)).padEnd(20),
      String(type).padEnd(13),
      String(onset ?? '–').padStart(5),
      String(transmissionRisk).padStart(4),
    ];
    yield `  ${cells.join('  ')}\n`;
  }
}

const lastSecondOfDate = 8_640_000_000_000;

function timeText(unixSeconds: number): string {
  if (unixSeconds > lastSecondOfDate) return `${unixSeconds} s after 1970`;
  return `${new Date(unixSeconds * 1000).toISOString().slice(0, 19)}Z`;
}
