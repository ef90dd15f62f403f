// SPDX-License-Identifier: GPL-3.0-only
import type { Acting } from '../resident/use-act.ts';
import type { Town } from '../town/use-town.ts';

/** Withdraws somebody's latest report, by the id that only their phone gives it. */
export async function withdrawReport({ client }: Town, person: number, acting: Acting): Promise<boolean> {
  const answer = await client.resident(person);
  if (answer.kind !== 'ok') {
    acting.fail(answer.kind === 'refused' ? answer.code : `tour.${answer.kind}`);
    return false;
  }
  const report = answer.value.shares.findLast(
    ({ kind, state }) => kind === 'report' && state !== 'withdrawn' && state !== 'refused',
  );
  if (report === undefined) {
    acting.fail('phone.nothing-to-withdraw');
    return false;
  }
  return (await acting.act({ act: 'withdraw', person, share: report.id })).ok;
}
