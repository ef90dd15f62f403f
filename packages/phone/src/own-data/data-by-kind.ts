// SPDX-License-Identifier: GPL-3.0-only
// Everything that is in the vault, told by kind: read from the vault itself, so that nothing can be left out.
import { utcDayOfInterval, utf8Bytes } from '@bluezone/protocol';
import { uploadTokenLifetime } from '../alerts/case-state.ts';
import { retentionDaysAt } from '../heard/retention-days.ts';
import type { PhoneContext } from '../phone-context.ts';
import type { PhoneState } from '../store/phone-state.ts';

/** What is stored. The first ones by day, the last one all that is left. */
export type DataKind =
  | 'own-keys'
  | 'heard'
  | 'scan-times'
  | 'other-devices'
  | 'matches'
  | 'warnings'
  | 'shares'
  | 'registration'
  | 'code'
  | 'checked-files'
  | 'configuration'
  | 'totals'
  | 'state';

/** When a kind of data goes. `at` is unix seconds. */
export type Goes =
  | { readonly how: 'after-days'; readonly days: number }
  | { readonly how: 'at'; readonly at: number }
  | { readonly how: 'when-replaced' }
  | { readonly how: 'when-erased' };

export interface StoredKind {
  readonly kind: DataKind;
  /** Keys, sightings, days, warnings…: things of this kind. */
  readonly count: number;
  readonly bytes: number;
  /** Civil or UTC day of the oldest; null where a kind has no day. */
  readonly oldestDay: number | null;
  readonly goes: Goes;
}

/** Fields of the state that are told as a kind of their own; all others are `state`. */
const fieldsOfKind: readonly (readonly [DataKind, readonly (keyof PhoneState)[]])[] = [
  ['warnings', ['alerts', 'untold']],
  ['registration', ['credential', 'claimRequest', 'claimToken']],
  ['code', ['uploadToken', 'redeeming', 'redeemedAt']],
];

/** Rows of the vault by the beginning of their name. */
const kindOfRow: readonly (readonly [string, DataKind])[] = [
  ['key/', 'own-keys'],
  ['heard/', 'heard'],
  ['scans/', 'scan-times'],
  ['others/', 'other-devices'],
  ['evidence', 'matches'],
  ['shares', 'shares'],
  ['waiting/', 'shares'],
  ['matched', 'checked-files'],
  ['configuration', 'configuration'],
  ['totals', 'totals'],
];

/** What the vault holds, in the order of the kinds. All bytes of the vault are among these. */
export async function dataByKind(context: PhoneContext): Promise<StoredKind[]> {
  const { store, now } = context;
  await store.commit();
  const { state } = store;
  const bytes = await bytesByKind(context);
  const days = retentionDaysAt(store, now);
  const kept: Goes = { how: 'after-days', days };
  const replaced: Goes = { how: 'when-replaced' };
  const scanDays = store.scanDays();
  const keys = store.ownKeys();
  const least = (numbers: readonly number[]) => (numbers.length === 0 ? null : Math.min(...numbers));
  const dayOf = (second: number | null) => (second === null ? null : Math.floor(second / 86_400));
  const firstHeard = store.heard.firstInterval;
  const sighted = store.evidence.flatMap((item) => item.entries.map(({ interval }) => interval));
  const has = (...values: readonly unknown[]) => values.filter((value) => value !== null).length;
  const told: readonly (readonly [DataKind, number, number | null, Goes])[] = [
    ['own-keys', keys.length, keys[0] === undefined ? null : utcDayOfInterval(keys[0].start), kept],
    ['heard', store.heard.count, firstHeard === null ? null : utcDayOfInterval(firstHeard), kept],
    ['scan-times', scanDays.length, scanDays[0] ?? null, kept],
    ['other-devices', store.otherDays().length, store.otherDays()[0] ?? null, kept],
    ['matches', store.evidence.length, dayOfInterval(leastOf(sighted)), kept],
    ['warnings', state.alerts.length, least(state.alerts.map(({ day }) => day)), kept],
    ['shares', state.shares.length, dayOf(least(state.shares.map(({ sharedAt }) => sharedAt))), kept],
    ['registration', has(state.credential, state.claimRequest, state.claimToken), null, replaced],
    [
      'code',
      has(state.uploadToken, state.redeeming, state.redeemedAt),
      dayOf(state.redeemedAt),
      codeGoes(state, kept),
    ],
    ['checked-files', store.matchedFiles.length, null, replaced],
    ['configuration', state.configurationHash === null ? 0 : 1, null, replaced],
    ['totals', store.totals.length, store.totals[0]?.day ?? null, { how: 'when-erased' }],
    ['state', 1, dayOf(state.installedAt), { how: 'when-erased' }],
  ];
  return told.map(([kind, count, oldestDay, goes]) => ({
    kind,
    count,
    bytes: bytes.get(kind) ?? 0,
    oldestDay,
    goes,
  }));
}

function codeGoes({ uploadToken }: PhoneState, kept: Goes): Goes {
  return uploadToken === null ? kept : { how: 'at', at: uploadToken.redeemedAt + uploadTokenLifetime };
}

const leastOf = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((a, b) => Math.min(a, b));

const dayOfInterval = (interval: number | null): number | null =>
  interval === null ? null : utcDayOfInterval(interval);

async function bytesByKind({ store, ports }: PhoneContext): Promise<Map<DataKind, number>> {
  const bytes = new Map<DataKind, number>([['heard', store.heard.bytes]]);
  const add = (kind: DataKind, more: number) => bytes.set(kind, (bytes.get(kind) ?? 0) + more);
  const names = (await ports.vault.list('')).filter((name) => !name.startsWith('heard/'));
  const rows = await ports.vault.read(names);
  for (const [i, name] of names.entries()) {
    const kind = kindOfRow.find(([prefix]) => name.startsWith(prefix))?.[1] ?? 'state';
    add(kind, rows[i]?.length ?? 0);
  }
  for (const [kind, fields] of fieldsOfKind)
    for (const field of fields) {
      if (!names.includes('state')) continue;
      const length = utf8Bytes(`${JSON.stringify(field)}:${JSON.stringify(store.state[field])},`).length;
      add(kind, length);
      add('state', -length);
    }
  return bytes;
}
