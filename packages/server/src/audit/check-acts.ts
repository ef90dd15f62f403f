// SPDX-License-Identifier: GPL-3.0-only
// Computes the chain over the record anew. What it cannot tell: that the last days are missing altogether, or that somebody
// who owns the database made the whole chain anew. Heads that somebody else keeps can.
import { dateText, equalBytes, toHex } from '@bluezone/protocol';
import type { Selectable } from 'kysely';
import type { Store } from '../store/store.ts';
import type { AuditTables } from '../store/tables.ts';
import { chainStart, nextHead } from './act-chain.ts';

const actsAtOnce = 5000;

/** A head as it is shown and kept elsewhere. */
export interface HeadView {
  readonly province: string;
  readonly seal: number;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly count: number;
  /** Hexadecimal. */
  readonly head: string;
}

/** Acts are not those that were sealed; a head is missing; acts name no head; a head is not the one that was kept. */
export type AuditFaultKind = 'changed' | 'missing' | 'unsealed' | 'rewritten';

export interface AuditFault {
  readonly province: string;
  readonly seal: number;
  /** YYYY-MM-DD; '' where it is not known. */
  readonly day: string;
  readonly fault: AuditFaultKind;
}

export interface AuditCheck {
  readonly ok: boolean;
  /** Sealed acts that were read. */
  readonly acts: number;
  readonly heads: number;
  /** Acts of days that are not sealed yet. */
  readonly waiting: number;
  /** Acts of before there were seals. */
  readonly older: number;
  readonly faults: readonly AuditFault[];
}

type HeadRow = Selectable<AuditTables['heads']>;

const viewOf = ({ province, seal, day, count, head }: HeadRow): HeadView => ({
  ...{ province, seal, count },
  day: dateText(day),
  head: toHex(head),
});

async function headRows(audit: Store['audit'], province?: string): Promise<HeadRow[]> {
  const all = audit.selectFrom('heads').selectAll().orderBy('province').orderBy('seal');
  return await (province === undefined ? all : all.where('province', '=', province)).execute();
}

/** Heads by province and seal; of one province ('' the country's), or of all. */
export async function listHeads(audit: Store['audit'], province?: string): Promise<HeadView[]> {
  return (await headRows(audit, province)).map(viewOf);
}

/** The acts of a province from its first seal on, in the order in which they were sealed. */
async function* sealedActs(audit: Store['audit'], province: string) {
  let last: { seal: number; id: Uint8Array } = { seal: 0, id: new Uint8Array(0) };
  for (;;) {
    const { seal, id } = last;
    const acts = await audit
      .selectFrom('acts')
      .selectAll()
      .where('province', '=', province)
      .where('seal', '>', 0)
      .where((e) => e.or([e('seal', '>', seal), e.and([e('seal', '=', seal), e('id', '>', id)])]))
      .orderBy('seal')
      .orderBy('id')
      .limit(actsAtOnce)
      .execute();
    yield* acts;
    const end = acts.at(-1);
    if (end === undefined || acts.length < actsAtOnce) return;
    last = end;
  }
}

/** Faults of one province; counts its acts. */
async function checkProvince(
  audit: Store['audit'],
  province: string,
  heads: readonly HeadRow[],
): Promise<{ acts: number; faults: AuditFault[] }> {
  const faults: AuditFault[] = [];
  let acts = 0;
  const bySeal = new Map(heads.map((head) => [head.seal, head]));
  const judged = new Set<number>();
  const judge = (seal: number, day: string, count: number, head: Uint8Array) => {
    const told = bySeal.get(seal);
    judged.add(seal);
    if (told === undefined) faults.push({ province, seal, day, fault: 'unsealed' });
    else if (told.count !== count || dateText(told.day) !== day || !equalBytes(told.head, head))
      faults.push({ province, seal, day: dateText(told.day), fault: 'changed' });
  };
  let head = chainStart(province);
  let open: { seal: number; day: number; count: number } | undefined;
  for await (const act of sealedActs(audit, province)) {
    acts++;
    if (open?.seal !== act.seal) {
      if (open !== undefined) judge(open.seal, dateText(open.day), open.count, head);
      // Each was sealed over the head that was told before it: one fault is told once.
      head = bySeal.get(act.seal - 1)?.head ?? head;
      open = { seal: act.seal, day: act.day, count: 0 };
    }
    // An act under the seal of another day does not fit to its head.
    if (act.day !== open.day) open.day = -1;
    open.count++;
    head = nextHead(head, act);
  }
  if (open !== undefined) judge(open.seal, dateText(open.day), open.count, head);
  for (const { seal, day } of heads)
    if (!judged.has(seal)) faults.push({ province, seal, day: dateText(day), fault: 'changed' });
  for (const [i, { seal }] of heads.entries())
    if (seal !== i + 1) {
      faults.push({ province, seal: i + 1, day: '', fault: 'missing' });
      break;
    }
  return { acts, faults: faults.sort((a, b) => a.seal - b.seal) };
}

const count = async (query: { executeTakeFirstOrThrow(): Promise<{ count: string }> }) =>
  Number((await query.executeTakeFirstOrThrow()).count);

/**
 * Checks every sealed act of a province ('' the country's), or of all.
 * @param kept heads that were kept elsewhere: each must still be there as it was
 */
export async function checkActs(
  audit: Store['audit'],
  province?: string,
  kept: readonly HeadView[] = [],
): Promise<AuditCheck> {
  const heads = await headRows(audit, province);
  const sealed = audit.selectFrom('acts').select('province').distinct().where('seal', '>', 0);
  const named = province === undefined ? (await sealed.execute()).map((row) => row.province) : [province];
  const provinces = [...new Set([...named, ...heads.map((head) => head.province)])].sort();
  const faults: AuditFault[] = [];
  let acts = 0;
  for (const each of provinces) {
    const found = await checkProvince(
      audit,
      each,
      heads.filter((head) => head.province === each),
    );
    acts += found.acts;
    faults.push(...found.faults);
  }
  const present = new Map(heads.map(viewOf).map((view) => [`${view.province}/${view.seal}`, view]));
  for (const each of kept) {
    const now = present.get(`${each.province}/${each.seal}`);
    const isSame = now?.head === each.head && now.day === each.day && now.count === each.count;
    if (!isSame) faults.push({ province: each.province, seal: each.seal, day: each.day, fault: 'rewritten' });
  }
  const counted = (table: 'acts' | 'acts_today') => {
    const all = audit.selectFrom(table).select((e) => e.fn.countAll<string>().as('count'));
    return province === undefined ? all : all.where('province', '=', province);
  };
  return {
    ok: faults.length === 0,
    acts,
    heads: heads.length,
    waiting: await count(counted('acts_today')),
    older: await count(counted('acts').where('seal', '=', 0)),
    faults,
  };
}
