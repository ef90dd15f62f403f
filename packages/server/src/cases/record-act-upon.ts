// SPDX-License-Identifier: GPL-3.0-only

import { recordAct } from '../audit/record-act.ts';
import type { Actor } from './actor.ts';
import type { CaseDesk } from './case-desk.ts';

interface Seen {
  readonly id: string;
  readonly province: string | null;
}

const idsOfAct = 200;

/** Records that somebody saw or changed several records: an act for each province, of at most 200 ids. */
export async function recordActUpon(
  desk: Pick<CaseDesk, 'audit' | 'random'>,
  actor: Actor,
  act: string,
  seen: readonly Seen[],
  now: number,
): Promise<void> {
  const byProvince = new Map<string, string[]>();
  for (const { id, province } of seen) {
    const ids = byProvince.get(province ?? '');
    if (ids === undefined) byProvince.set(province ?? '', [id]);
    else ids.push(id);
  }
  for (const [province, ids] of byProvince)
    for (let at = 0; at < ids.length; at += idsOfAct)
      await recordAct(desk, actor.username, act, ids.slice(at, at + idsOfAct).join(' '), now, province);
}
