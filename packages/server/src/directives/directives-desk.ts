// SPDX-License-Identifier: GPL-3.0-only
// Four eyes upon what all phones are told: one of the staff proposes, another approves or rejects. Nothing is ever removed.
import { dateText, fail, ok, type Result, toHex, utcDayAt } from '@bluezone/protocol';
import { type Selectable, sql } from 'kysely';
import { actRecordWithin, recordAct } from '../audit/record-act.ts';
import type { RecordChanged } from '../staff/accounts.ts';
import type { StaffSession } from '../staff/session.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { inTransaction } from '../store/in-transaction.ts';
import type { CaseTables } from '../store/tables.ts';
import type { DirectiveKind, DirectiveState } from './directive.ts';
import { checkContent, type DirectiveContent } from './directive-content.ts';

const historyLength = 200;

export interface DirectiveView extends DirectiveContent {
  readonly id: string;
  readonly kind: DirectiveKind;
  readonly state: DirectiveState;
  readonly version: number;
  readonly number: number | null;
  readonly base: number;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedDay: string;
  readonly decidedBy: string | null;
  readonly decidedDay: string | null;
  readonly decision: string;
}

type DirectiveRow = Selectable<CaseTables['directives']>;

function viewOf(row: DirectiveRow): DirectiveView {
  return {
    ...{ id: row.id, kind: row.kind, state: row.state, version: row.version, number: row.number },
    ...{ base: row.base, reason: row.reason, proposedBy: row.proposed_by, decidedBy: row.decided_by },
    ...(JSON.parse(row.content) as DirectiveContent),
    proposedDay: dateText(row.proposed_day),
    decidedDay: row.decided_day === null ? null : dateText(row.decided_day),
    decision: row.decision,
  };
}

type Cases = StaffDesk['cases'];

/** Whoever proposes and decides takes turns, so that numbers have no gap and nobody decides upon what is gone. */
const takeTurns = (cases: Cases) => sql`lock table cases.directives in exclusive mode`.execute(cases);

/** Number of the last approved one of a kind; 0 for none. */
async function numberInForce(cases: Cases, kind: DirectiveKind): Promise<number> {
  const { number } = await cases
    .selectFrom('directives')
    .select((e) => e.fn.coalesce(e.fn.max('number'), e.val(0)).as('number'))
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  return Number(number);
}

/** All that is open, and what was decided, newest approval first. */
export async function listDirectives(
  cases: Cases,
): Promise<{ open: DirectiveView[]; history: DirectiveView[] }> {
  const all = cases.selectFrom('directives').selectAll();
  const open = await all.where('state', '=', 'open').orderBy('proposed_day').orderBy('id').execute();
  const history = await all
    .where('state', '!=', 'open')
    .orderBy('decided_day', 'desc')
    .orderBy(sql`number desc nulls last`)
    .orderBy('id')
    .limit(historyLength)
    .execute();
  return { open: open.map(viewOf), history: history.map(viewOf) };
}

async function insert(
  desk: StaffDesk,
  by: StaffSession,
  kind: DirectiveKind,
  content: DirectiveContent,
  reason: string,
  now: number,
): Promise<Result<DirectiveView>> {
  const checked = checkContent(kind, content, now);
  if (!checked.ok) return checked;
  return await inTransaction(desk.cases, async (transaction) => {
    await takeTurns(transaction);
    const row = await transaction
      .insertInto('directives')
      .values({
        id: toHex(desk.random(8)),
        kind,
        content: JSON.stringify(checked.value),
        reason,
        state: 'open',
        version: 1,
        base: await numberInForce(transaction, kind),
        proposed_by: by.username,
        proposed_day: utcDayAt(now),
        decided_by: null,
        decided_day: null,
        decision: '',
        number: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    const record = actRecordWithin(transaction, desk.random);
    await recordAct(record, by.username, 'directive.propose', row.id, now);
    return ok(viewOf(row));
  });
}

/** Proposes; `directive.layout` or `directive.sunset`. */
export async function propose(
  desk: StaffDesk,
  by: StaffSession,
  proposal: DirectiveContent & { readonly kind: DirectiveKind; readonly reason: string },
  now: number,
): Promise<Result<DirectiveView>> {
  const { kind, reason, ...content } = proposal;
  return await insert(desk, by, kind, content, reason, now);
}

/** Proposes what an approved one of before said; `directive.unknown`, or what has become impossible since. */
export async function proposeRollback(
  desk: StaffDesk,
  by: StaffSession,
  { number, reason }: { readonly number: number; readonly reason: string },
  now: number,
): Promise<Result<DirectiveView>> {
  const row = await desk.cases
    .selectFrom('directives')
    .select(['kind', 'content'])
    .where('number', '=', number)
    .executeTakeFirst();
  if (row === undefined) return fail('directive.unknown', 'no approved proposal has this number');
  return await insert(desk, by, row.kind, JSON.parse(row.content) as DirectiveContent, reason, now);
}

/** Whether one of two made or reset the other's account: then the two may be one person. */
async function areOneHand(cases: Cases, one: string, other: string): Promise<boolean> {
  if (one === other) return true;
  const rows = await cases
    .selectFrom('staff')
    .select(['username', 'invited_by'])
    .where('username', 'in', [one, other])
    .execute();
  return rows.some(({ username, invited_by }) => invited_by === (username === one ? other : one));
}

export type Decision = 'approve' | 'reject' | 'withdraw';
const stateAfter = { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' } as const;

/**
 * Decides upon an open proposal: `directive.unknown`, `directive.decided`, `directive.same-person`, `record.changed`, and to
 * approve also `directive.outdated` when another one of its kind was approved since, `directive.layout`, `directive.sunset`.
 */
export async function decide(
  desk: StaffDesk,
  by: StaffSession,
  id: string,
  how: Decision,
  { version, reason = '' }: { readonly version: number; readonly reason?: string },
  now: number,
): Promise<Result<DirectiveView> | RecordChanged<DirectiveView>> {
  return await inTransaction(desk.cases, async (transaction) => {
    await takeTurns(transaction);
    const row = await transaction
      .selectFrom('directives')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return fail('directive.unknown', 'there is no such proposal');
    if (row.state !== 'open') return fail('directive.decided', 'it was decided');
    if (row.version !== version) {
      const changed = { ...fail('record.changed', 'it changed meanwhile'), present: viewOf(row) };
      return { ...changed, code: 'record.changed' as const };
    }
    if (how === 'withdraw' && row.proposed_by !== by.username)
      return fail('staff.not-allowed', 'only who proposed it withdraws it');
    if (how !== 'withdraw' && (await areOneHand(transaction, row.proposed_by, by.username)))
      return fail('directive.same-person', 'another person decides');
    if (how === 'approve') {
      if ((await numberInForce(transaction, row.kind)) !== row.base)
        return fail('directive.outdated', 'another one was approved since it was proposed');
      const still = checkContent(row.kind, JSON.parse(row.content) as DirectiveContent, now);
      if (!still.ok) return still;
    }
    const { last } = await transaction
      .selectFrom('directives')
      .select((e) => e.fn.coalesce(e.fn.max('number'), e.val(0)).as('last'))
      .executeTakeFirstOrThrow();
    const decided = await transaction
      .updateTable('directives')
      .set({
        state: stateAfter[how],
        version: version + 1,
        decided_by: by.username,
        decided_day: utcDayAt(now),
        decision: reason,
        number: how === 'approve' ? Number(last) + 1 : null,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    const record = actRecordWithin(transaction, desk.random);
    await recordAct(record, by.username, `directive.${how}`, id, now);
    return ok(viewOf(decided));
  });
}
