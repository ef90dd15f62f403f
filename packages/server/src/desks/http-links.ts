// SPDX-License-Identifier: GPL-3.0-only
// The links of links.ts over HTTP, for desks that run apart.
import { compareBytes, deskAnswerLength, type Result, utf8Bytes, utf8Text } from '@bluezone/protocol';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { directivesSchema } from '../directives/told-directives.ts';
import { DeskUnavailableError } from './desk-unavailable.ts';
import { type HttpCaller, httpCaller, type LinkTarget } from './http-caller.ts';
import { communitySchema, publishedKeysSchema } from './link-routes.ts';
import type { BackDeskLink, CasesLink, MeetingsLink, RegistrationLink } from './links.ts';
import {
  decodeFoundTags,
  encodeReportedTags,
  encodeSpend,
  encodeTagList,
  longestFound,
  mostTagsPerCall,
} from './meetings-bytes.ts';
import type { Role } from './role.ts';

/** A link that holds connections open until it is closed. */
export type HttpLink<T> = T & { close(): void };

const longestJson = 64 * 1024;
const longestDirectives = 256 * 1024;
/** A batch of many reports takes the meetings desk a while. */
const addWithinMs = 30_000;

/** JSON of the form agreed on; another desk that answers something else is of no use. */
function jsonOf<T extends TSchema>(desk: Role, schema: T, bytes: Uint8Array): Static<T> {
  try {
    const value: unknown = JSON.parse(utf8Text(bytes) ?? '');
    if (Value.Check(schema, value)) return value as Static<T>;
  } catch {
    // As below.
  }
  throw new DeskUnavailableError(desk, 'its answer cannot be understood');
}

function backDesk(desk: 'cases' | 'registration', caller: HttpCaller): BackDeskLink {
  return {
    async forward(sealed) {
      const answer = await caller.call({
        ...{ method: 'POST', path: `/desk/v1/${desk}/post`, body: sealed, limit: deskAnswerLength },
        // A wrong code that arrives twice would count twice.
        repeatable: false,
      });
      if (answer.length !== deskAnswerLength)
        throw new DeskUnavailableError(desk, 'its answer has a wrong size');
      return answer;
    },
    async publishedKeys() {
      const path = `/desk/v1/${desk}/keys`;
      const body = await caller.call({ method: 'GET', path, limit: longestJson, repeatable: true });
      return jsonOf(desk, publishedKeysSchema, body);
    },
  };
}

/** The cases desk, elsewhere. */
export function httpCasesLink(target: LinkTarget): HttpLink<CasesLink> {
  const caller = httpCaller('cases', target);
  return {
    ...backDesk('cases', caller),
    async directives() {
      const path = '/desk/v1/cases/directives';
      const body = await caller.call({ method: 'GET', path, limit: longestDirectives, repeatable: true });
      return jsonOf('cases', directivesSchema, body);
    },
    async tellInForce(told) {
      const body = utf8Bytes(JSON.stringify(told));
      const path = '/desk/v1/cases/in-force';
      await caller.call({ method: 'POST', path, body, limit: 0, repeatable: true });
    },
    close: () => caller.close(),
  };
}

/** The registration desk, elsewhere. */
export function httpRegistrationLink(target: LinkTarget): HttpLink<RegistrationLink> {
  const caller = httpCaller('registration', target);
  return {
    ...backDesk('registration', caller),
    async community() {
      const path = '/desk/v1/registration/community';
      const body = await caller.call({ method: 'GET', path, limit: longestJson, repeatable: true });
      return jsonOf('registration', communitySchema, body);
    },
    close: () => caller.close(),
  };
}

function* partsOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += mostTagsPerCall) yield items.slice(at, at + mostTagsPerCall);
}

/** The meetings desk, elsewhere. Lists longer than one call takes go in several, sorted, so that none tells what belongs together. */
export function httpMeetingsLink(target: LinkTarget): HttpLink<MeetingsLink> {
  const caller = httpCaller('meetings', target);
  const ask = (name: string, body: Uint8Array, answerWithinMs?: number) =>
    caller.call({
      ...{ method: 'POST', path: `/desk/v1/meetings/${name}`, body, limit: longestFound, repeatable: true },
      ...(answerWithinMs === undefined ? {} : { answerWithinMs }),
    });
  const found = <T>(read: Result<T>): T => {
    if (read.ok) return read.value;
    throw new DeskUnavailableError('meetings', 'its answer cannot be understood');
  };
  return {
    async add(tags) {
      const sorted = [...tags].sort((a, b) => compareBytes(a.tag, b.tag));
      for (const part of partsOf(sorted)) await ask('add', encodeReportedTags(part), addWithinMs);
    },
    find: async (tags) => found(decodeFoundTags(await ask('find', encodeTagList(tags)))),
    spend: async (tags, claim, utcDay) =>
      found(decodeFoundTags(await ask('spend', encodeSpend({ claim, utcDay, tags })))),
    async release(claim) {
      await ask('release', claim);
    },
    spentBy: async (claim) => found(decodeFoundTags(await ask('spent', claim))),
    async remove(tags) {
      for (const part of partsOf(tags)) await ask('remove', encodeTagList(part), addWithinMs);
    },
    close: () => caller.close(),
  };
}
