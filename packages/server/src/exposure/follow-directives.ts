// SPDX-License-Identifier: GPL-3.0-only
// What staff of the health authority direct, as the exposure desk takes it over before it signs: within the protocol's bounds,
// of two people, upon the operator's configuration and never in place of it. The cases desk cannot make it sign more.
import { type Configuration, fail, type IndexNotice, ok, type Result, utcDayAt } from '@bluezone/protocol';
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

/**
 * Whether directives may be taken over after those of before: `directive.same-person` when one of them is of one person,
 * `directive.sunset` for an end that comes sooner than phones must be told.
 */
export function assertFollowable(before: Directives, next: Directives, now: number): Result<void> {
  for (const each of [next.configuration, next.notices, next.sunset])
    if (each !== undefined && each.proposedBy === each.approvedBy)
      return fail('directive.same-person', 'a directive is of one person alone');
  const { sunset } = next;
  if (sunset?.content == null || sunset.content === before.sunset?.content) return ok(undefined);
  const day = dayOfDate(sunset.content);
  return day !== undefined && day >= utcDayAt(now) + sunsetNoticeDays
    ? ok(undefined)
    : fail('directive.sunset', 'phones are told seven days before they stop');
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
