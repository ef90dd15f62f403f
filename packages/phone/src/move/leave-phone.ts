// SPDX-License-Identifier: GPL-3.0-only
// The old phone. What lets a phone be heard by the desks leaves with the pack; keys that will be on the air never do: so
// whatever becomes of the pack, no two phones send one beacon or use one registration.
import { intervalAt, keyEnd, utf8Bytes } from '@bluezone/protocol';
import { rollKeyEarly } from '../beacon/own-beacons.ts';
import { movePackLifetime } from '../heard/enforce-retention.ts';
import type { PhoneContext } from '../phone-context.ts';
import { encodeDayTotals } from '../store/day-total.ts';
import { encodeEvidence } from '../store/evidence.ts';
import { chunkOfRow } from '../store/heard-log.ts';
import { encodeOwnKeys, type OwnKey, ownKeyDay } from '../store/own-key.ts';
import type { PhoneState } from '../store/phone-state.ts';
import { type MoveResult, moveFailure } from './move-result.ts';
import { movedFields } from './moved-fields.ts';
import { encodePackContent } from './pack-rows.ts';
import { checkPassphrase, sealPack } from './seal-pack.ts';

/** A pack, and until when another phone takes it (unix seconds). */
export interface MovePack {
  readonly pack: Uint8Array;
  readonly until: number;
}

/**
 * Makes a pack of everything that a new phone needs. Registration and tokens are in the pack alone from then on; this phone
 * goes on protecting, with keys that are not in the pack, until `confirmMoved`.
 */
export async function packForMove(context: PhoneContext, passphrase: string): Promise<MoveResult<MovePack>> {
  const { store, ports, now } = context;
  const { state } = store;
  if (state.sunset || state.movedAt !== null)
    return moveFailure('move.ended', 'this phone has stopped for good');
  if (state.moving !== null) return moveFailure('move.busy', 'a pack was made already');
  if (state.shares.some((share) => share.state === 'queued' || share.state === 'withdrawing'))
    return moveFailure('move.busy', 'something is on its way to the server; wait until it is there');
  const checked = checkPassphrase(passphrase);
  if (!checked.ok) return checked;
  await rollKeyEarly(context);
  const content = encodePackContent({ madeAt: now, rows: await rowsOf(context) });
  const sealed = sealPack(content, passphrase, ports.random);
  if (!sealed.ok) return sealed;
  state.moving = { since: now, code: sealed.value.code };
  state.credential = null;
  state.claimRequest = null;
  state.claimToken = null;
  state.redeeming = null;
  state.uploadToken = null;
  return { ok: true, value: { pack: sealed.value.pack, until: now + movePackLifetime } };
}

/** The new phone has everything: this one erases all it holds and stops. `move.code` unless the code is the new phone's. */
export async function confirmMoved(context: PhoneContext, code: string): Promise<MoveResult<void>> {
  const { store, ports, now } = context;
  const { moving } = store.state;
  if (moving === null) return moveFailure('move.none', 'no pack of this phone is under way');
  if (code.replace(/\s/g, '') !== moving.code)
    return moveFailure('move.code', 'this is not the number that the new phone shows');
  await ports.radio.stop();
  await store.eraseForMove(now);
  return { ok: true, value: undefined };
}

/** The owner stays with this phone. It has to be registered again: a copy of its registration may be in the pack. */
export function cancelMove({ store }: PhoneContext): MoveResult<void> {
  if (store.state.moving === null) return moveFailure('move.none', 'no pack of this phone is under way');
  store.state.moving = null;
  return { ok: true, value: undefined };
}

async function rowsOf({ store, now }: PhoneContext): Promise<Map<string, Uint8Array>> {
  const json = (value: unknown) => utf8Bytes(JSON.stringify(value));
  const { state } = store;
  const fields: Partial<PhoneState> = Object.fromEntries(movedFields.map((name) => [name, state[name]]));
  const rows = new Map([
    ['state', json(fields)],
    ['shares', json(state.shares)],
    ['matched', json(store.matchedFiles)],
    ['evidence', encodeEvidence(store.evidence)],
    ['totals', encodeDayTotals(store.totals)],
  ]);
  for (const [day, keys] of keysByDay(store.ownKeys(), intervalAt(now)))
    rows.set(`key/${day}`, encodeOwnKeys(keys));
  for (const day of store.scanDays()) addRow(rows, `scans/${day}`, store.scansOfDay(day));
  for (const day of store.otherDays()) addRow(rows, `others/${day}`, store.othersOfDay(day));
  for await (const some of store.heard.rows())
    for (const row of some) rows.set(`heard/${chunkOfRow(row)}`, row);
  for (const { id, alternatives } of state.shares)
    for (const i of alternatives.keys())
      addRow(rows, `waiting/${id}-${i}`, await store.waiting(`${id}-${i}`));
  return rows;
}

function addRow(rows: Map<string, Uint8Array>, name: string, value: Uint8Array | null): void {
  if (value !== null) rows.set(name, value);
}

/** Keys as far as they lie before an interval. What is on the air in it, and later, stays with this phone alone. */
function keysByDay(keys: readonly OwnKey[], interval: number): Map<number, OwnKey[]> {
  const byDay = new Map<number, OwnKey[]>();
  for (const key of keys) {
    const period = Math.min(keyEnd(key), interval) - key.start;
    if (period <= 0) continue;
    byDay.set(ownKeyDay(key), [...(byDay.get(ownKeyDay(key)) ?? []), { ...key, period }]);
  }
  return byDay;
}
