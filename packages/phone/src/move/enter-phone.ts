// SPDX-License-Identifier: GPL-3.0-only
// The new phone. A pack is a file from outside: what is in it is read by the same rules as the vault, cut to what this phone
// would keep by its own clock, and written in one step or not at all.
import { intervalAt, keyEnd, utcDayOfInterval, utf8Bytes, utf8Text } from '@bluezone/protocol';
import { enforceRetention, movePackLifetime } from '../heard/enforce-retention.ts';
import type { PhoneContext } from '../phone-context.ts';
import type { Vault, VaultChange } from '../ports.ts';
import { ownKeyDay } from '../store/own-key.ts';
import { newPhoneState, type PhoneState } from '../store/phone-state.ts';
import { PhoneStore } from '../store/phone-store.ts';
import { memoryVault } from '../vault/memory-vault.ts';
import { type MoveResult, moveFailure } from './move-result.ts';
import { movedFields } from './moved-fields.ts';
import { decodePackContent, type PackContent } from './pack-rows.ts';
import { openPack } from './seal-pack.ts';

/** What came with a pack. */
export interface MovedIn {
  /** Six digits, to be typed on the old phone, which then erases itself. */
  readonly code: string;
  /** Days of which there are keys or sightings. */
  readonly days: number;
  /** Entries of the heard log. */
  readonly heard: number;
  readonly warnings: number;
  readonly isRegistered: boolean;
}

/** Clocks of two phones may differ by so much, seconds. */
const clockDifference = 3600;
const countsPerDay = 144;

/** Takes over a pack in the place of everything this phone held. The store must be opened anew afterwards. */
export async function takeMovePack(
  context: PhoneContext,
  pack: Uint8Array,
  passphrase: string,
): Promise<MoveResult<MovedIn>> {
  const { store, ports, now } = context;
  if (store.state.sunset) return moveFailure('move.ended', 'the system has ended');
  if (store.state.moving !== null) return moveFailure('move.busy', 'a pack of this phone is under way');
  if (store.state.shares.some((share) => share.state === 'queued' || share.state === 'withdrawing'))
    return moveFailure('move.busy', 'something of this phone is on its way to the server');
  const opened = openPack(pack, passphrase);
  if (!opened.ok) return opened;
  const content = decodePackContent(opened.value.content);
  if (!content.ok) return content;
  const age = now - content.value.madeAt;
  if (age < -clockDifference || age >= movePackLifetime)
    return moveFailure('move.expired', 'the pack was made more than a day ago, or a clock is wrong');
  const vault = memoryVault();
  const entered = await enter(context, vault, content.value);
  if (!entered.ok) return entered;
  await ports.radio.stop();
  await ports.vault.write(await changesTo(context, vault));
  const moved = entered.value;
  const days = new Set([...moved.scanDays(), ...moved.ownKeys().map(ownKeyDay)]);
  return {
    ok: true,
    value: {
      code: opened.value.code,
      days: days.size,
      heard: moved.heard.count,
      warnings: moved.state.alerts.length,
      isRegistered: moved.state.credential !== null,
    },
  };
}

const damaged = (what: string) => moveFailure('move.damaged', `the content of the pack is damaged: ${what}`);

/** Writes the rows to an empty vault, reads them as a vault is read, and forgets at once what is too old. */
export async function enter(
  context: Pick<PhoneContext, 'store' | 'now' | 'counter'>,
  vault: Vault,
  { rows }: Pick<PackContent, 'rows'>,
): Promise<MoveResult<PhoneStore>> {
  const { now } = context;
  const state = stateOf(context, rows.get('state'));
  if (state === undefined) return damaged('its state');
  const all = new Map([...rows, ['state', utf8Bytes(JSON.stringify(state))]]);
  for (const [name, value] of all)
    if (/^(?:scans|others)\//.test(name) && value.length !== countsPerDay)
      return damaged('the times of scans');
  await vault.write([...all].map(([key, value]): VaultChange => ({ key, value })));
  const opened = await PhoneStore.open(vault, now);
  if (!opened.ok) return damaged(opened.detail);
  const moved = opened.value;
  if (!hasHonestKeys(moved, rows, now)) return damaged('its keys');
  boundTimes(moved.state, now);
  await enforceRetention({ ...context, store: moved });
  await moved.commit();
  return { ok: true, value: moved };
}

/** The state of a new phone with what moved along; the radio's numbers stay those of this phone. */
function stateOf(
  { store, now }: Pick<PhoneContext, 'store' | 'now'>,
  row: Uint8Array | undefined,
): object | undefined {
  try {
    const moved: unknown = JSON.parse(utf8Text(row ?? new Uint8Array(0)) ?? '');
    if (typeof moved !== 'object' || moved === null) return undefined;
    const fields = Object.fromEntries(
      movedFields.flatMap((name) => (Object.hasOwn(moved, name) ? [[name, Reflect.get(moved, name)]] : [])),
    );
    const { shares: _, ...fresh } = newPhoneState(now);
    return { ...fresh, radioSequence: store.state.radioSequence, ...fields };
  } catch {
    return undefined;
  }
}

/** Keys of their day, one after another, none of them for now or later. */
function hasHonestKeys(moved: PhoneStore, rows: PackContent['rows'], now: number): boolean {
  const latest = intervalAt(now + clockDifference);
  for (const name of rows.keys()) {
    if (!name.startsWith('key/')) continue;
    const day = Number(name.slice('key/'.length));
    let end = 0;
    for (const key of moved.ownKeysOfDay(day)) {
      const isInDay = ownKeyDay(key) === day && utcDayOfInterval(keyEnd(key) - 1) === day;
      if (!isInDay || key.period < 1 || key.start < end || keyEnd(key) > latest) return false;
      end = keyEnd(key);
    }
  }
  return true;
}

/** No time of the other phone lies ahead of this one's clock; only warnings are left to be told. */
function boundTimes(state: PhoneState, now: number): void {
  state.untold = state.untold.filter(({ kind }) => kind === 'exposed' || kind === 'withdrawn');
  const past = (time: number | null) => (time === null ? null : Math.min(time, now));
  state.lastGoodCheck = past(state.lastGoodCheck);
  state.redeemedAt = past(state.redeemedAt);
  state.contactFormSentAt = past(state.contactFormSentAt);
  state.installedAt = past(state.installedAt);
  state.forgottenBefore = Math.min(state.forgottenBefore, intervalAt(now));
  if (state.uploadToken !== null) state.uploadToken.redeemedAt = Math.min(state.uploadToken.redeemedAt, now);
  if (state.claimRequest !== null) state.claimRequest.notBefore = now;
  for (const share of state.shares) {
    share.sharedAt = Math.min(share.sharedAt, now);
    share.notBefore = Math.min(share.notBefore, now);
    share.settledAt = past(share.settledAt);
  }
}

/** What makes this phone's vault equal to another. */
async function changesTo({ ports }: PhoneContext, vault: Vault): Promise<VaultChange[]> {
  const names = await vault.list('');
  const values = await vault.read(names);
  const gone = (await ports.vault.list('')).filter((name) => !names.includes(name));
  return [
    ...gone.map((key): VaultChange => ({ key, value: null })),
    ...names.map((key, i): VaultChange => ({ key, value: values[i] ?? null })),
  ];
}
