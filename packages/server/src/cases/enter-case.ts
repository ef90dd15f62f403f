// SPDX-License-Identifier: GPL-3.0-only
import { ok, toHex } from '@bluezone/protocol';
import type { Transaction } from 'kysely';
import { actRecordWithin, recordAct } from '../audit/record-act.ts';
import type { CaseChangeBody, CaseView, NewCaseBody } from '../http/case-schemas.ts';
import type { CaseTables } from '../store/tables.ts';
import { type Actor, withinScope } from './actor.ts';
import { assertAssignee } from './assignee.ts';
import { caseColumnsOf, newCaseColumns } from './case-columns.ts';
import type { CaseDesk } from './case-desk.ts';
import { findCase, noCase, viewOf } from './case-view.ts';
import { placeOfNew } from './human.ts';
import { allOrNothing, once } from './once.ts';
import { civilToday } from './record-day.ts';
import { type Told, wrongField } from './told.ts';

/**
 * Enters a case in the actor's scope: their own province where none is given.
 * @param key Idempotency-Key: a second request with it enters nothing
 * @returns the case's id, or which field is wrong (`registration.number`, `case.sample-day`, `case.onset-day`, `record.day`,
 *   `record.place`, `staff.unknown`)
 */
export async function enterCase(
  desk: CaseDesk,
  actor: Actor,
  input: NewCaseBody,
  now: number,
  key?: string,
): Promise<Told<string>> {
  return await once(desk, actor, { key, act: 'case.create', body: input }, now, async (transaction) => {
    const place = placeOfNew(actor, input);
    if (!place.ok) return wrongField(place, 'commune');
    const id = toHex(desk.random(8));
    const columns = newCaseColumns(desk, id, input, place.value, now);
    if (!columns.ok) return columns;
    const assignee = await assertAssignee(transaction, input.assignee, place.value);
    if (!assignee.ok) return wrongField(assignee, 'assignee');
    await transaction
      .insertInto('cases')
      .values({ ...columns.value, reported_day: columns.value.reported_day ?? civilToday(now) })
      .execute();
    const { province } = place.value;
    await recordAct(
      actRecordWithin(transaction, desk.random),
      ...([actor.username, 'case.create', id, now, province ?? ''] as const),
    );
    return ok(id);
  });
}

/** Writes columns of a case that is still at a version; `record.changed` tells how it stands when it is not. */
async function updateCase(
  desk: CaseDesk,
  transaction: Transaction<CaseTables>,
  actor: Actor,
  id: string,
  version: number,
  columns: Record<string, unknown>,
  act: string,
  now: number,
): Promise<Told<void>> {
  const updated = await transaction
    .updateTable('cases')
    .set((e) => ({ ...columns, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where(withinScope(actor, 'cases'))
    .returning('province')
    .executeTakeFirst();
  if (updated === undefined) {
    const present = await findCase(transaction, actor, id);
    if (present === undefined) return noCase();
    return {
      ...{ ok: false, code: 'record.changed', detail: 'somebody changed it meanwhile' },
      present: viewOf(present, desk.settings, now),
    } as const;
  }
  const record = actRecordWithin(transaction, desk.random);
  await recordAct(record, actor.username, act, id, now, updated.province ?? '');
  return ok(undefined);
}

/**
 * Changes the fields given of a case as the actor saw it. A case may be handed over to another province: then it is out of
 * the actor's sight.
 */
export async function changeCase(
  desk: CaseDesk,
  actor: Actor,
  id: string,
  { version, ...fields }: CaseChangeBody,
  now: number,
): Promise<Told<CaseView>> {
  return await allOrNothing(desk, async (transaction): Promise<Told<CaseView>> => {
    const present = await findCase(transaction, actor, id);
    if (present === undefined) return noCase();
    const columns = caseColumnsOf(desk, fields, present, now);
    if (!columns.ok) return columns;
    const after = { ...present, ...columns.value };
    const assignee = await assertAssignee(transaction, fields.assignee, {
      province: after.province ?? null,
      commune: after.commune ?? null,
    });
    if (!assignee.ok) return wrongField(assignee, 'assignee');
    const done = await updateCase(
      desk,
      ...([transaction, actor, id, version, columns.value, 'case.change', now] as const),
    );
    if (!done.ok) return done;
    return ok(
      viewOf({ ...present, ...columns.value, version: version + 1 } as typeof present, desk.settings, now),
    );
  });
}

/** Keeps in one act what came of telling the patient a code; null takes it back. */
export async function recordOutcome(
  desk: CaseDesk,
  actor: Actor,
  id: string,
  { version, outcome }: { readonly version: number; readonly outcome: CaseView['callOutcome'] },
  now: number,
): Promise<Told<CaseView>> {
  return await allOrNothing(desk, async (transaction): Promise<Told<CaseView>> => {
    const done = await updateCase(
      desk,
      ...([transaction, actor, id, version, { call_outcome: outcome }, 'case.outcome', now] as const),
    );
    if (!done.ok) return done;
    const row = await findCase(transaction, actor, id);
    return row === undefined ? noCase() : ok(viewOf(row, desk.settings, now));
  });
}
