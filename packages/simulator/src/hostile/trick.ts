// SPDX-License-Identifier: GPL-3.0-only
// What a trick of the hostile operator is made of. Each names what the original application could be made to do, or what
// anybody who holds its server could try.
import {
  type Configuration,
  fileHash,
  type IndexContent,
  nextSequence,
  type Sign,
  signIndexUnread,
  utf8Bytes,
} from '@bluezone/protocol';
import type { Keyring, Random } from '@bluezone/server';

export const indexTrickIds = [
  'index-command',
  'index-headers',
  'index-redirect',
  'index-unsigned',
  'index-stranger',
  'index-altered',
  'index-rollback',
  'index-expired',
  'index-sequence',
  'index-lifetime',
  'index-future',
  'index-sunset',
  'index-split',
  'index-endless',
  'index-page',
  'export-stranger',
  'export-altered',
  'export-swapped',
  'export-giant',
  'export-bomb',
  'export-random',
  'export-future',
  'configuration-retention',
  'configuration-polling',
  'configuration-share',
  'configuration-rollback',
  'configuration-version',
  'configuration-swapped',
] as const;
export const postTrickIds = ['post-command', 'post-short', 'post-long', 'post-redirect'] as const;
export const trickIds = [...indexTrickIds, ...postTrickIds] as const;

/** A trick that begins with the index; the index of some only names the file that carries it. */
export type IndexTrickId = (typeof indexTrickIds)[number];
/** A trick in the answer to a post. */
export type PostTrickId = (typeof postTrickIds)[number];
export type TrickId = (typeof trickIds)[number];

/** Where tricks try to lead phones. Whoever comes is counted; nobody does. */
export const collectorPath = '/hostile/collector';

/** What is sent instead of the honest answer. */
export interface TrickAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The body is sent over and over until the other side hangs up. */
  readonly isEndless?: boolean;
}

/** The answer to GET /v1/index and the files that index names, by path. */
export interface IndexTrick {
  readonly answer: TrickAnswer;
  readonly files: ReadonlyMap<string, TrickAnswer>;
}

/** The index that was about to be sent. */
export interface HonestIndex {
  readonly bytes: Uint8Array;
  readonly content: IndexContent;
  readonly hash: string;
}

/** Signs under a name; a hostile operator has the true keys, a stranger has others. */
export interface Signer {
  /** First 8 bytes of SHA-256 of the public point, hexadecimal. */
  readonly id: string;
  readonly sign: Sign;
}

/** What a trick may use. `now` is unix seconds, whole. */
export interface TrickTools {
  readonly honest: HonestIndex;
  readonly configuration: Configuration;
  readonly keys: Pick<Keyring, 'index' | 'export'>;
  readonly stranger: Signer;
  readonly random: Random;
  readonly now: number;
}

/** Makes a trick; null where it cannot be played now. */
export type MakeTrick = (tools: TrickTools) => Promise<IndexTrick | null>;

const octets = { 'content-type': 'application/octet-stream' };

/** An index as the honest server sends it. */
export function indexAnswer(body: Uint8Array, headers: TrickAnswer['headers'] = {}): TrickAnswer {
  return { status: 200, headers: { ...octets, ...headers }, body };
}

/** A trick that is over with the index. */
export function indexOnly(answer: TrickAnswer): IndexTrick {
  return { answer, files: new Map() };
}

/** An index names at most 1,500 files and 20 notices: leaves room for one more of each. */
const keptExports = 1499;
const keptNotices = 19;

/**
 * The honest index as it would be if it were published now. Its number is the one the honest publisher would give at this
 * moment and never a higher one: a phone that takes it takes honest indexes again from the next publications on.
 */
export function successor({ honest: { content, hash }, now }: TrickTools): IndexContent {
  return {
    ...content,
    sequence: nextSequence(content.sequence, now),
    previous: hash,
    time: now,
    next: now + Math.max(0, content.next - content.time),
    expires: now + Math.max(1, content.expires - content.time),
    exports: content.exports.slice(-keptExports),
    notices: content.notices.slice(-keptNotices),
  };
}

/** Signs an index with the true key, whatever it says: an honest writer would not sign all of these. */
export function signTrue(content: IndexContent, { keys }: TrickTools): Promise<Uint8Array> {
  return signIndexUnread(utf8Bytes(JSON.stringify(content)), keys.index.id, keys.index.sign);
}

/** A truly signed index that names one more export file, and what is sent for that file. */
export async function namingExport(
  tools: TrickTools,
  named: Uint8Array,
  served: TrickAnswer,
): Promise<IndexTrick> {
  const content = successor(tools);
  const hash = fileHash(named);
  const from = tools.now - 3600;
  const exports = [...content.exports, { hash, from, to: tools.now, bytes: named.length }];
  return {
    answer: indexAnswer(await signTrue({ ...content, exports }, tools)),
    files: new Map([[`/v1/exports/${hash}.zip`, served]]),
  };
}

/** A truly signed index that names a configuration, and what is sent for it. */
export async function namingConfiguration(
  tools: TrickTools,
  named: Uint8Array,
  version: number,
  served: Uint8Array = named,
): Promise<IndexTrick> {
  const hash = fileHash(named);
  const content = { ...successor(tools), configuration: { hash, version } };
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return {
    answer: indexAnswer(await signTrue(content, tools)),
    files: new Map([[`/v1/configurations/${hash}.json`, { status: 200, headers, body: served }]]),
  };
}
