// SPDX-License-Identifier: GPL-3.0-only
// Tricks played with lists of F0 keys. Each is named, with its true hash, by an index that the true key signed.
import {
  type ExportKey,
  firstIntervalOfDay,
  intervalsPerDay,
  reportTypes,
  type Sign,
  utcDayAt,
  writeExport,
} from '@bluezone/protocol';
import {
  type IndexTrickId,
  type MakeTrick,
  namingExport,
  type TrickAnswer,
  type TrickTools,
} from './trick.ts';

const keysPerList = 60;
const listedDays = 10;

/** Random keys of the days before today: nobody can list the keys of phones that never shared them. */
function inventedKeys({ random, now }: TrickTools): ExportKey[] {
  const today = utcDayAt(now);
  return Array.from({ length: keysPerList }, (_, i) => ({
    key: random(16),
    start: firstIntervalOfDay(today - 1 - (i % listedDays)),
    period: intervalsPerDay,
    reportType: reportTypes.confirmedTest,
    daysSinceOnset: 0,
  }));
}

function forgedList(tools: TrickTools, sign: Sign, end = tools.now): Promise<Uint8Array> {
  return writeExport(
    {
      start: tools.now - 3600,
      end,
      region: tools.configuration.deployment.region,
      batchNumber: 1,
      batchSize: 1,
      keys: inventedKeys(tools),
      revisedKeys: [],
    },
    { keyId: tools.keys.export.id, keyVersion: '1', sign },
  );
}

const zipAnswer = (body: Uint8Array): TrickAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/zip' },
  body,
});

const makeStranger: MakeTrick = async (tools) => {
  const zip = await forgedList(tools, tools.stranger.sign);
  return namingExport(tools, zip, zipAnswer(zip));
};

/** The true key signed other bytes: one bit of the list was changed since. */
const makeAltered: MakeTrick = async (tools) => {
  const zip = await forgedList(tools, (bin) => {
    const before = bin.slice();
    const last = before.length - 1;
    before[last] = (before[last] ?? 0) ^ 1;
    return tools.keys.export.sign(before);
  });
  return namingExport(tools, zip, zipAnswer(zip));
};

/** Both lists are truly signed, but the index names the other one. */
const makeSwapped: MakeTrick = async (tools) => {
  const named = await forgedList(tools, tools.keys.export.sign);
  // Cut to the length the index tells, so that it is the hash that shows it.
  const served = (await forgedList(tools, tools.keys.export.sign)).slice(0, named.length);
  return namingExport(tools, named, zipAnswer(served));
};

const makeGiant: MakeTrick = async (tools) => {
  const zip = await forgedList(tools, tools.keys.export.sign);
  return namingExport(tools, zip, { ...zipAnswer(zip), isEndless: true });
};

const directoryEntry = Uint8Array.of(0x50, 0x4b, 1, 2);
const unpackedSizeAt = 24;

/** A small zip whose directory says that each file unpacks to nearly 4 GiB. */
const makeBomb: MakeTrick = async (tools) => {
  const zip = Buffer.from(await forgedList(tools, tools.keys.export.sign));
  for (let at = zip.indexOf(directoryEntry); at >= 0; at = zip.indexOf(directoryEntry, at + 1))
    zip.writeUInt32LE(0xfffffffe, at + unpackedSizeAt);
  return namingExport(tools, new Uint8Array(zip), zipAnswer(new Uint8Array(zip)));
};

/** What an authority that lies can do and no phone can refuse; keys that nobody used warn nobody. */
const makeRandom: MakeTrick = async (tools) => {
  const zip = await forgedList(tools, tools.keys.export.sign);
  return namingExport(tools, zip, zipAnswer(zip));
};

/** Dated next year: no later list could take its keys back, and whoever sends their beacons would warn people. */
const makeFuture: MakeTrick = async (tools) => {
  const zip = await forgedList(tools, tools.keys.export.sign, tools.now + 365 * 86_400);
  return namingExport(tools, zip, zipAnswer(zip));
};

export const exportTricks = {
  'export-stranger': makeStranger,
  'export-altered': makeAltered,
  'export-swapped': makeSwapped,
  'export-giant': makeGiant,
  'export-bomb': makeBomb,
  'export-random': makeRandom,
  'export-future': makeFuture,
} as const satisfies Partial<Record<IndexTrickId, MakeTrick>>;
