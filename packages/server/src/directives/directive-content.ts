// SPDX-License-Identifier: GPL-3.0-only
// What a proposal of each kind says, and its bounds.
import { daySeconds, fail, type IndexNotice, ok, type Result, utcDayAt } from '@bluezone/protocol';
import { dayOfDate } from '../cases/record-day.ts';
import { checkDirected, type DirectedConfiguration } from './directed-configuration.ts';
import type { DirectiveKind } from './directive.ts';

/** A notice as staff write it. */
export interface DirectedNotice {
  readonly id: string;
  readonly vi: string;
  readonly en: string;
  /** Last UTC day on which phones show it, YYYY-MM-DD. */
  readonly until: string;
}

/** The content of a proposal: of its kind, and of no other. */
export interface DirectiveContent {
  readonly configuration?: DirectedConfiguration;
  readonly notices?: readonly DirectedNotice[];
  /** YYYY-MM-DD; null takes an end back. */
  readonly sunsetDay?: string | null;
}

/** Phones stop no sooner than so many days after they are told (docs/protocol.md). */
export const sunsetNoticeDays = 7;
export const mostNotices = 20;

const fieldOf = { configuration: 'configuration', notices: 'notices', sunset: 'sunsetDay' } as const;

/** The content that belongs to a kind, checked; `directive.layout` or `directive.sunset`. */
export function checkContent(
  kind: DirectiveKind,
  content: DirectiveContent,
  now: number,
): Result<DirectiveContent> {
  const given = Object.values(fieldOf).filter((field) => content[field] !== undefined);
  if (given.length !== 1 || given[0] !== fieldOf[kind])
    return fail('directive.layout', `a proposal of this kind holds "${fieldOf[kind]}" and nothing else`);
  const today = utcDayAt(now);
  if (content.configuration !== undefined) {
    const configuration = checkDirected(content.configuration);
    return configuration.ok ? ok({ configuration: configuration.value }) : configuration;
  }
  if (content.notices !== undefined) {
    const { notices } = content;
    const days = notices.map(({ until }) => dayOfDate(until));
    const areTexts = notices.every(({ vi, en }) => vi.trim() !== '' && en.trim() !== '');
    if (
      new Set(notices.map(({ id }) => id)).size !== notices.length ||
      notices.length > mostNotices ||
      !areTexts
    )
      return fail('directive.layout', 'each notice has an id of its own and both languages');
    if (days.some((day) => day === undefined || day < today))
      return fail('directive.layout', 'a notice is shown until a day that has not passed');
    return ok({ notices });
  }
  const { sunsetDay = null } = content;
  const day = sunsetDay === null ? null : dayOfDate(sunsetDay);
  if (day === undefined || (day !== null && day < today + sunsetNoticeDays))
    return fail('directive.sunset', `phones are told ${sunsetNoticeDays} days before they stop`);
  return ok({ sunsetDay });
}

/** A notice as phones get it. */
export function noticeForPhones({ id, vi, en, until }: DirectedNotice): IndexNotice {
  return { id, vi, en, until: ((dayOfDate(until) ?? 0) + 1) * daySeconds };
}
