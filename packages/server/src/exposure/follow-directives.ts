// SPDX-License-Identifier: GPL-3.0-only
// What staff of the health authority direct, as the exposure desk takes it over before it signs: within the protocol's bounds,
// of two people, upon the operator's configuration and never in place of it. The cases desk cannot make it sign more.
import { type Configuration, type IndexNotice, ok, type Result, utcDayAt } from '@bluezone/protocol';
import { Value } from 'typebox/value';
import { dayOfDate } from '../cases/record-day.ts';
import { withDirected } from '../directives/directed-configuration.ts';
import { mostNotices, noticeForPhones, sunsetNoticeDays } from '../directives/directive-content.ts';
import { type Directives, directivesSchema, noDirectives } from '../directives/told-directives.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/store.ts';

/** What phones are told besides keys. */
export interface Told {
  readonly configuration: Configuration;
  readonly notices: readonly IndexNotice[];
  readonly sunsetDay: number | null;
}

type Part = 'configuration' | 'notices' | 'sunset';

/** Whether a part may be taken over after the one before: of two people, and an end only a week ahead. */
function isFollowable(before: Directives, next: Directives, part: Part, now: number): boolean {
  const directive = next[part];
  if (directive === undefined) return true;
  if (directive.proposedBy === directive.approvedBy) return false;
  if (part !== 'sunset' || next.sunset?.content == null) return true;
  if (next.sunset.content === before.sunset?.content) return true;
  const day = dayOfDate(next.sunset.content);
  return day !== undefined && day >= utcDayAt(now) + sunsetNoticeDays;
}

/**
 * What may be taken over of directives after those of before: a part that may not stays as it was, so that one mistake does
 * not hold up the others.
 * @param isWithinBounds whether phones could be told so
 */
export function followable(
  before: Directives,
  next: Directives,
  now: number,
  isWithinBounds: (directives: Directives) => boolean,
): { readonly directives: Directives; readonly isWhole: boolean } {
  let taken: Directives = before;
  let isWhole = true;
  for (const part of ['configuration', 'notices', 'sunset'] as const) {
    const { [part]: _, ...others } = taken;
    const directive = next[part];
    const changed = { ...others, ...(directive === undefined ? {} : { [part]: directive }) };
    if (isFollowable(before, next, part, now) && isWithinBounds(changed)) taken = changed;
    else isWhole = false;
  }
  const { configuration, notices, sunset } = taken;
  const number = Math.max(0, ...[configuration, notices, sunset].map((each) => each?.number ?? 0));
  // Fields in one order, so that equal directives have equal texts.
  const directives = {
    number,
    ...(configuration === undefined ? {} : { configuration }),
    ...(notices === undefined ? {} : { notices }),
    ...(sunset === undefined ? {} : { sunset }),
  };
  return { directives, isWhole };
}

/** The operator's configuration and settings with what staff direct; `configuration.layout` when that breaks a bound. */
export function toldBy(
  operators: Configuration,
  settings: Pick<Settings, 'notices' | 'sunsetDay'>,
  { configuration, notices, sunset }: Directives,
): Result<Told> {
  const directed =
    configuration === undefined ? ok(operators) : withDirected(operators, configuration.content);
  if (!directed.ok) return directed;
  const own = (notices?.content ?? []).map(noticeForPhones);
  const kept = settings.notices.filter(({ id }) => own.every((each) => each.id !== id));
  const day = sunset?.content == null ? undefined : dayOfDate(sunset.content);
  return ok({
    configuration: directed.value,
    notices: [...own, ...kept].slice(0, mostNotices),
    sunsetDay: day ?? settings.sunsetDay,
  });
}

/** The directives that were taken over last; none at the first start. */
export async function rememberedDirectives(db: Store['exposure']): Promise<Directives> {
  const row = await db.selectFrom('directives').select('content').executeTakeFirst();
  if (row === undefined) return noDirectives;
  const value: unknown = JSON.parse(row.content);
  return Value.Check(directivesSchema, value) ? value : noDirectives;
}

/** Keeps directives that were taken over, so that they hold while the cases desk is away. */
export async function rememberDirectives(db: Store['exposure'], directives: Directives): Promise<void> {
  const content = JSON.stringify(directives);
  await db
    .insertInto('directives')
    .values({ id: 1, content })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ content }))
    .execute();
}

/** Version of the configuration that was published last; 0 before the first. */
export async function publishedVersion(db: Store['exposure']): Promise<number> {
  const { version } = await db
    .selectFrom('configurations')
    .select((e) => e.fn.coalesce(e.fn.max('version'), e.val(0)).as('version'))
    .executeTakeFirstOrThrow();
  return Number(version);
}
