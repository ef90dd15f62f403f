// SPDX-License-Identifier: GPL-3.0-only
// What the cases desk and the exposure desk tell each other of directives: the approved ones, and what is in force.
import { dateText, utcDayAt } from '@bluezone/protocol';
import { type Static, Type } from 'typebox';
import { directedConfiguration, noticeList, sunset } from '../http/directive-schemas.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { type DirectiveKind, directiveKinds } from './directive.ts';
import type { DirectiveContent } from './directive-content.ts';

const who = Type.String({ minLength: 1, maxLength: 80 });
const approval = Type.Object({
  number: Type.Integer({ minimum: 1 }),
  proposedBy: who,
  approvedBy: who,
});

/** The last approved directive of each kind, and who proposed and approved it. */
export const directivesSchema = Type.Object({
  number: Type.Integer({ minimum: 0, description: 'Of the last one; 0 for none' }),
  configuration: Type.Optional(Type.Object({ ...approval.properties, content: directedConfiguration })),
  notices: Type.Optional(Type.Object({ ...approval.properties, content: noticeList })),
  sunset: Type.Optional(Type.Object({ ...approval.properties, content: sunset })),
});
export type Directives = Static<typeof directivesSchema>;

export const noDirectives: Directives = { number: 0 };

/** What phones are told now. */
export const inForceSchema = Type.Object({
  version: Type.Integer({ minimum: 0 }),
  number: Type.Integer({ minimum: 0 }),
  configuration: directedConfiguration,
  notices: noticeList,
  sunsetDay: sunset,
});
export type InForce = Static<typeof inForceSchema>;

/** The last approved directive of each kind. */
export async function approvedDirectives(cases: StaffDesk['cases']): Promise<Directives> {
  const found: Record<string, unknown> = {};
  let last = 0;
  for (const kind of directiveKinds satisfies readonly DirectiveKind[]) {
    const row = await cases
      .selectFrom('directives')
      .select(['number', 'content', 'proposed_by', 'decided_by'])
      .where('kind', '=', kind)
      .where('state', '=', 'approved')
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (row?.number == null || row.decided_by === null) continue;
    last = Math.max(last, row.number);
    const { configuration, notices, sunsetDay } = JSON.parse(row.content) as DirectiveContent;
    const content = { configuration, notices, sunset: sunsetDay }[kind];
    found[kind] = { number: row.number, proposedBy: row.proposed_by, approvedBy: row.decided_by, content };
  }
  return { number: last, ...found };
}

/** Keeps what the exposure desk says is in force, with the day of it. */
export async function keepInForce(cases: StaffDesk['cases'], told: InForce, now: number): Promise<void> {
  const row = { content: JSON.stringify(told), day: utcDayAt(now) };
  await cases
    .insertInto('in_force')
    .values({ id: 1, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** What the exposure desk said last, and on which UTC day; null until it has. */
export async function readInForce(
  cases: StaffDesk['cases'],
): Promise<(InForce & { readonly day: string }) | null> {
  const row = await cases.selectFrom('in_force').selectAll().executeTakeFirst();
  return row === undefined ? null : { ...(JSON.parse(row.content) as InForce), day: dateText(row.day) };
}
